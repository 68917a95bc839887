import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive, isTaken } from './process-identity.js';

/** What a server says of itself in its folder (PostgreSQL documentation, "Database File Layout"). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping' | 'unknown';
}

/** Reads postmaster.pid. Undefined when it is missing, or not yet written far enough to tell. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(cluster);
  const pid = Number.parseInt(lines?.[0] ?? '', 10);
  const port = Number.parseInt(lines?.[3] ?? '', 10);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port)) return undefined;
  return { pid, port, status: statusOf(lines?.[7]) };
}

/** The server that runs on this cluster: its process lives and its command line names the folder. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const postmaster = readPostmaster(cluster);
  if (postmaster === undefined || !isAlive(postmaster.pid)) return undefined;
  const command = commandLine(postmaster.pid);
  // Where command lines can't be seen, the comparison of data_directory after connecting has to do.
  return command === undefined || command.includes(`-D ${cluster} `) ? postmaster : undefined;
}

/**
 * Prepares a pid file whose server is gone. Normally nothing is to be done: PostgreSQL recognises a dead process. But when
 * the id has been given to another process of the same user, as happens after restarts of a container, or when nobody has
 * reaped the old server yet, it takes that for a living one and refuses to start. Its parent's id it never takes for one,
 * so ours is put there instead. Deleting the file would be wrong: its other lines let PostgreSQL see whether children of
 * the old server still use its memory.
 *
 * Only to be called by the holder of the folder's lock and after {@link runningPostmaster} found nothing.
 */
export function defuseStalePidFile(cluster: string): void {
  const lines = readLines(cluster);
  if (lines === undefined) return;
  const pid = Number.parseInt(lines[0] ?? '', 10);
  // A power cut can leave the file empty, and PostgreSQL can't tell that from another server that starts.
  if (lines.join('').trim() === '') rmSync(join(cluster, 'postmaster.pid'));
  else if (Number.isInteger(pid) && isTaken(pid)) {
    writeFileSync(join(cluster, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'));
  }
}

function statusOf(line: string | undefined): Postmaster['status'] {
  switch (line?.trim()) {
    case 'starting':
      return 'starting';
    case 'ready':
      return 'ready';
    case 'stopping':
      return 'stopping';
    default:
      return 'unknown';
  }
}

function readLines(cluster: string): string[] | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
