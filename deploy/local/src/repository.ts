import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppName } from './topology.js';

/** The folder of package.json, from the sources as from what the build made of them. */
export function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('no package.json above this file');
    folder = parent;
  }
  return folder;
}

/** The built program of an app. Throws when there is none. */
export function mainOf(app: AppName): string {
  const main = join(repositoryRoot(), 'dist', 'apps', app, 'src', 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build makes it`);
  return main;
}
