import type { Check } from '../check.js';

const permissive = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'Zlib',
  'PostgreSQL',
]);

interface Locked {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly license?: string }>>;
}

/** SPDX expressions without nesting: `A OR B` gives a choice, `A AND B` binds to both. */
export function isPermissive(licence: string): boolean {
  const bare = licence.replace(/[()]/g, '');
  // Some write the operator in small letters.
  return bare.split(/ OR /i).some((choice) => choice.split(' AND ').every((one) => permissive.has(one.trim())));
}

function licenceOf(manifest: string): string | null {
  const { license, licenses } = JSON.parse(manifest) as { license?: unknown; licenses?: unknown };
  const said: unknown = license ?? (Array.isArray(licenses) ? licenses[0] : undefined);
  if (typeof said === 'string') return said;
  const type: unknown = typeof said === 'object' && said !== null && 'type' in said ? said.type : null;
  return typeof type === 'string' ? type : null;
}

/** What production installs may be used by anyone. Packages of other platforms are judged by the lockfile's word. */
export const licences: Check = (repo) => {
  const lock = JSON.parse(repo.read('package-lock.json') ?? '{"packages":{}}') as Locked;
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true)
    .flatMap(([path, entry]) => {
      const manifest = repo.read(`${path}/package.json`);
      const licence = (manifest === null ? null : licenceOf(manifest)) ?? entry.license ?? 'no licence';
      if (isPermissive(licence)) return [];
      return [{ path: 'package-lock.json', line: 1, message: `${path}: ${licence} is not permissive` }];
    });
};
