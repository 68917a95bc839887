import type { Check, Finding } from '../check.js';
import { linesMatching } from '../check.js';

const path = 'package-lock.json';

interface Locked {
  readonly packages?: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

/** Whether node's resolution, from a package upwards, would find `name` among the locked packages. */
function locks(known: ReadonlySet<string>, from: string, name: string): boolean {
  const folders = from.split('/node_modules/').map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['', ...folders.map((folder) => `${folder}/`)].some((folder) => known.has(`${folder}node_modules/${name}`));
}

/**
 * A package with native parts lists one optional package a platform. When one of them could not be had as the lockfile
 * was written, `npm ci` refuses the lockfile, or installs something that lacks its binary on that platform.
 */
function lostPlatforms(text: string): Finding[] {
  const packages = (JSON.parse(text) as Locked).packages ?? {};
  const known = new Set(Object.keys(packages));
  return Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locks(known, from, name))
      .map((name) => ({ path, line: 1, message: `${from === '' ? 'package.json' : from} wants ${name}, which is not locked` })),
  );
}

/** The lockfile names packages by version and hash, so that whatever registry is configured can serve them. */
export const lockfile: Check = (repo) => {
  const text = repo.read(path);
  if (text === null) return [{ path, line: 1, message: 'missing' }];
  return [...linesMatching(path, text, /^\s*"resolved":/, 'names a registry; see .npmrc'), ...lostPlatforms(text)];
};
