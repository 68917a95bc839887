// Compiles folders of this repository into dist, and copies what is not TypeScript: `node tools/build/build.mjs apps libs`.
// `--no-specs` leaves specs out, `--no-maps` source maps; `--out=folder` is another place than dist. It is the compiler of SWC's
// own command, which takes three times as long: it compiles one file after the other, and a first start waits for it.
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { transformFile } from '@swc/core';

const NEVER_COPIED = /(^|\/)project\.json$|\.md$|\/recorded-events\//;

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const out = options.find((option) => option.startsWith('--out='))?.slice('--out='.length) ?? 'dist';
const sourceMaps = !options.includes('--no-maps');
const withSpecs = !options.includes('--no-specs');

const found = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })));
const files = found.flat().filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const made = new Set(files.map((file) => dirname(join(out, file))));
await Promise.all([...made].map((folder) => mkdir(folder, { recursive: true })));
await Promise.all(files.filter((file) => withSpecs || !file.endsWith('.spec.ts')).map(build));

async function build(file) {
  if (!file.endsWith('.ts')) {
    if (!NEVER_COPIED.test(file)) await cp(file, join(out, file));
    return;
  }
  const target = join(out, file.replace(/ts$/, 'js'));
  const { code, map } = await transformFile(file, { swcrc: true, sourceMaps, sourceFileName: relative(dirname(target), file) });
  if (map === undefined) return writeFile(target, code);
  await Promise.all([writeFile(target, `${code}\n//# sourceMappingURL=${basename(target)}.map`), writeFile(`${target}.map`, map)]);
}
