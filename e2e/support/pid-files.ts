import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@corridor/runtime';

/** The ids of all processes that live and whose pid files are below a folder: services, brokers, the database. */
export function livingBelow(folder: string): number[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pid'));
  return files.map((name) => Number.parseInt(readFileSync(join(folder, name), 'utf8'), 10)).filter((pid) => Number.isInteger(pid) && isAlive(pid));
}
