import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DEEPEST_CLUSTER = 3;

/** Process id of the PostgreSQL whose pid file lies at or below a folder; null when there is none. */
export function postmasterBelow(folder: string, depth = DEEPEST_CLUSTER): number | null {
  const file = join(folder, 'postmaster.pid');
  if (existsSync(file)) return Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (depth === 0) return null;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const found = entry.isDirectory() ? postmasterBelow(join(folder, entry.name), depth - 1) : null;
    if (found !== null) return found;
  }
  return null;
}
