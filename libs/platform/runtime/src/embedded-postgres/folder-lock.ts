import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startMark } from './process-identity.js';

/** Another process has the data folder open. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

/** Taking over is a read and a rename. A guard of this age was left by a process that was killed between the two. */
const OLDEST_GUARD_MS = 10_000;

/**
 * Takes a data folder for this process and returns a function that gives it back. Node has no file locks, so the lock is a
 * file that names its holder; a holder that is dead, or whose id now belongs to another process, has lost it.
 *
 * @throws {FolderInUseError} when another living process holds it, or is taking it at this moment.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'corridor.lock');
  const mine = `${process.pid}\n${startMark(process.pid) ?? ''}\n${randomUUID()}\n`;
  if (!create(path, mine)) takeOver(folder, path, mine);
  return () => {
    if (read(path) === mine) rmSync(path);
  };
}

/**
 * Puts our lock in a stale one's place. Only the holder of a guard file may, because of two who see the same stale lock
 * the slower one would otherwise replace the fresh lock of the quicker. The lock itself is there at every moment, so
 * nobody can create one in between.
 */
function takeOver(folder: string, path: string, mine: string): void {
  refuseWhenHeld(folder, read(path));
  const guard = `${path}.guard`;
  const beingTaken = () => new FolderInUseError(`${folder} is being taken by another process at this moment; start only one`);
  if (ageMs(guard) > OLDEST_GUARD_MS) rmSync(guard, { force: true });
  if (!create(guard, mine)) throw beingTaken();
  try {
    const held = read(path);
    // Its holder gave it back meanwhile.
    if (held === undefined) {
      if (!create(path, mine)) throw beingTaken();
      return;
    }
    refuseWhenHeld(folder, held);
    const draft = writeDraft(path, mine);
    renameSync(draft, path);
  } finally {
    rmSync(guard, { force: true });
  }
}

/** A link to a finished file: the lock appears with its content or not at all, and never over another's. */
function create(path: string, content: string): boolean {
  const draft = writeDraft(path, content);
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

function writeDraft(path: string, content: string): string {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, content);
    return draft;
  } catch (cause) {
    throw new Error(`The data folder can't be written; does it belong to another user? (${draft})`, { cause });
  }
}

function refuseWhenHeld(folder: string, held: string | undefined): void {
  if (held === undefined || !holderLives(held)) return;
  throw new FolderInUseError(`${folder} is in use by process ${held.split('\n')[0]}; stop that one first, or use another folder`);
}

function holderLives(held: string): boolean {
  const [pidText = '', mark = ''] = held.split('\n');
  const pid = Number.parseInt(pidText, 10);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  const markNow = startMark(pid);
  return mark === '' || markNow === undefined || mark === markNow;
}

function ageMs(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 0 : Date.now() - stats.mtimeMs;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
