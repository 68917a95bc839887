import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startMark } from './process-identity.js';

/** Another process has the data folder open. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

const MOST_ATTEMPTS = 5;

/**
 * Takes a data folder for this process and returns a function that gives it back. Node has no file locks, so the lock is a
 * file that names its holder; a holder that is dead, or whose id now belongs to another process, has lost it.
 *
 * Should two processes take over the same stale lock within the same microseconds and both believe that they have it,
 * PostgreSQL's own interlock still keeps two servers off one cluster.
 *
 * @throws {FolderInUseError} when another living process holds it.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'corridor.lock');
  const mine = `${process.pid}\n${startMark(process.pid) ?? ''}\n${randomUUID()}\n`;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (create(path, mine)) return () => release(path, mine);
    const held = read(path);
    if (held === undefined) continue;
    if (holderLives(held)) {
      throw new FolderInUseError(`${folder} is in use by process ${held.split('\n')[0]}; stop that one first, or use another folder`);
    }
    takeAway(path, held);
  }
  throw new FolderInUseError(`${folder} is being taken by several processes at once; start only one`);
}

/** A link to a finished file: the lock appears with its content or not at all, and never over another's. */
function create(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function holderLives(held: string): boolean {
  const [pidText = '', mark = ''] = held.split('\n');
  const pid = Number.parseInt(pidText, 10);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  const markNow = startMark(pid);
  return mark === '' || markNow === undefined || mark === markNow;
}

/** Moves the stale lock aside first and looks at what was moved: it may be the fresh lock of someone who was quicker. */
function takeAway(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  try {
    if (read(aside) !== stale) linkSync(aside, path);
  } finally {
    rmSync(aside);
  }
}

function release(path: string, mine: string): void {
  if (read(path) === mine) rmSync(path);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
