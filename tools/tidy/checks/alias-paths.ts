import ts from 'typescript';
import type { Check } from '../check.js';

type Paths = Readonly<Record<string, readonly string[]>>;

const parse = (path: string, text: string | null): unknown => ts.parseConfigFileTextToJson(path, text ?? '{}').config;

const flat = (paths: Paths | undefined): Map<string, string> =>
  new Map(Object.entries(paths ?? {}).map(([alias, targets]) => [alias, targets.map((target) => target.replace(/^\.\//, '')).join()]));

/** TypeScript, the build and jest must mean the same file by an alias; jest reads .swcrc. */
export const aliasPaths: Check = (repo) => {
  const base = parse('tsconfig.base.json', repo.read('tsconfig.base.json')) as { compilerOptions?: { paths?: Paths } };
  const swc = parse('.swcrc', repo.read('.swcrc')) as { jsc?: { paths?: Paths } };
  const typed = flat(base.compilerOptions?.paths);
  const built = flat(swc.jsc?.paths);
  return [...new Set([...typed.keys(), ...built.keys()])]
    .filter((alias) => typed.get(alias) !== built.get(alias))
    .map((alias) => ({ path: '.swcrc', line: 1, message: `${alias} differs from tsconfig.base.json` }));
};
