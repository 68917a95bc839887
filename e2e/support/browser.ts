import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { repositoryRoot } from './repository.js';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The packaged Chromium is one for Linux on x64. */
export const HAS_BROWSER = process.platform === 'linux' && process.arch === 'x64';

/** A real Chromium with a fresh profile, from npm alone. */
export async function openBrowser(): Promise<Browser> {
  const folder = await unpacked();
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib') };
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: FLAGS, env });
}

/** Unpacked once for each version of the package: it takes seconds. Beside and renamed, so that there is never half of it. */
async function unpacked(): Promise<string> {
  const manifest = packageFolder();
  const { version } = JSON.parse(await readFile(join(manifest, 'package.json'), 'utf8')) as { readonly version: string };
  const folder = join(repositoryRoot(), '.cache', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  const executable = join(fresh, 'chromium');
  await pipeline(createReadStream(join(manifest, 'bin', 'chromium.br')), createBrotliDecompress(), createWriteStream(executable));
  await chmod(executable, 0o755);
  // The system libraries that it needs, for machines that have no desktop.
  const libraries = join(fresh, 'libraries.tar');
  await writeFile(libraries, brotliDecompressSync(await readFile(join(manifest, 'bin', 'al2023.tar.br'))));
  execFileSync('tar', ['-xf', libraries, '-C', fresh]);
  // Whoever else was first has unpacked the same.
  await rename(fresh, folder).catch(async () => rm(fresh, { recursive: true, force: true }));
  return folder;
}

function packageFolder(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  return join(dirname(entry), '..', '..');
}
