import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface TextFile {
  /** Relative to the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What the checks see of the repository. Their tests make small ones up. */
export interface Repo {
  /** Every text file that git tracks or would track. */
  readonly files: readonly TextFile[];
  /** Any file below the root, installed packages included; null when there is none. */
  read(path: string): string | null;
}

export function openRepo(root: string): Repo {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const read = (path: string): string | null => {
    const full = join(root, path);
    return existsSync(full) && statSync(full).isFile() ? readFileSync(full, 'utf8') : null;
  };
  const files = listed
    .split('\0')
    .filter((path) => path !== '')
    .flatMap((path) => {
      const text = read(path);
      // A file that was deleted but not yet committed is still listed; one with a NUL is no text.
      return text === null || text.includes('\0') ? [] : [{ path, text }];
    });
  return { files, read };
}

/** A repository of the given texts by path, for the tests of the checks. */
export function repoOf(texts: Readonly<Record<string, string>>): Repo {
  return {
    files: Object.entries(texts)
      .filter(([path]) => !path.startsWith('node_modules/'))
      .map(([path, text]) => ({ path, text })),
    read: (path) => texts[path] ?? null,
  };
}
