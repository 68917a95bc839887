import type { Check } from '../check.js';

const exact = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

type Manifest = Partial<Record<(typeof kinds)[number], Readonly<Record<string, string>>>>;

export const exactVersions: Check = (repo) =>
  repo.files
    .filter(({ path }) => /(^|\/)package\.json$/.test(path))
    .flatMap(({ path, text }) => {
      const manifest = JSON.parse(text) as Manifest;
      return kinds
        .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
        .filter(([, version]) => !exact.test(version))
        .map(([name, version]) => ({
          path,
          line: text.split('\n').findIndex((line) => line.includes(`"${name}": "${version}"`)) + 1,
          message: `${name} ${version}: pin one version`,
        }));
    });
