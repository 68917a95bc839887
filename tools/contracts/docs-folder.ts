import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventFiles } from './event-files.js';

/** Everything in here is generated; what else there is in the folder is somebody's own. */
const GENERATED = 'schemas';

/** Files that are not what they would be if they were written now, with the reason. */
export function driftOf(folder: string, files: EventFiles): string[] {
  return [
    ...leftOver(folder, files).map((path) => `${path} is of no event`),
    ...[...files].filter(([path, text]) => textAt(join(folder, path)) !== text).map(([path]) => `${path} is not up to date`),
  ];
}

/** Writes the generated files; those that are no longer among them are removed. */
export function writeFiles(folder: string, files: EventFiles): void {
  for (const path of leftOver(folder, files)) rmSync(join(folder, path));
  keepFiles(folder, files);
}

/** Writes files and leaves all others as they are. */
export function keepFiles(folder: string, files: EventFiles): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function leftOver(folder: string, files: EventFiles): string[] {
  const generated = join(folder, GENERATED);
  const there = existsSync(generated) ? readdirSync(generated).map((name) => `${GENERATED}/${name}`) : [];
  return there.filter((path) => !files.has(path));
}

const textAt = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);
