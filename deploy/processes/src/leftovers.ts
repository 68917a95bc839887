import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine, isAlive } from '@corridor/runtime';

const POLL_MS = 10;
const END_TIMEOUT_MS = 10_000;

/**
 * The process that a pid file names, if it still runs: ids are given to others, so its command line must name the pid
 * file, as that of every program started here does. Null when it has ended.
 */
export function leftoverOf(pidFile: string): number | null {
  const pid = Number.parseInt(read(pidFile) ?? '', 10);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  return commandLine(pid)?.includes(pidFile) === true ? pid : null;
}

/** Ends, without ceremony, what a parent that was killed has left, and removes the pid file. Returns its id, or null. */
export async function endLeftover(pidFile: string): Promise<number | null> {
  const pid = leftoverOf(pidFile);
  if (pid !== null) await end(pid);
  rmSync(pidFile, { force: true });
  return pid;
}

async function end(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  const deadline = Date.now() + END_TIMEOUT_MS;
  while (isAlive(pid)) {
    if (Date.now() > deadline) throw new Error(`The process ${pid}, which an earlier start has left, can't be ended`);
    await sleep(POLL_MS);
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
