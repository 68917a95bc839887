import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { readPostmaster } from './postmaster-file.js';
import { isAlive } from './process-identity.js';
import { programOptions, runProgram } from './run-program.js';
import { launchCommand, type Launch } from './server-user.js';

const POLL_MS = 10;
/** Recovery after a crash reads the log since the last checkpoint, at most `max_wal_size`. */
export const START_TIMEOUT_MS = 120_000;
const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 5_000;
const KILL_MS = 5_000;
const LARGEST_LOG_BYTES = 8 * 1024 * 1024;

export interface ServerFiles {
  readonly cluster: string;
  readonly logFile: string;
}

/**
 * Starts a server and waits until it takes connections. It gets a session of its own: Ctrl-C in a terminal reaches Node
 * only, which first drains and then stops it. It writes its log to a file rather than to us, so that it can outlive us.
 *
 * @returns its process id.
 * @throws with the end of its log when it does not come up.
 */
export async function spawnPostmaster({ files, binaries, launch, args }: {
  readonly files: ServerFiles;
  readonly binaries: Binaries;
  readonly launch: Launch;
  readonly args: readonly string[];
}): Promise<number> {
  const { cluster, logFile } = files;
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG_BYTES) truncateSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const before = statSync(logFile).size;
  const command = launchCommand(launch, binaries.postgres, ['-D', cluster, ...args]);
  const child = spawn(command.file, command.args, { ...programOptions(command.ids), detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `it ended with ${signal ?? code}`));
  child.unref();
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (ended === undefined && Date.now() < deadline) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return postmaster.pid;
    await sleep(POLL_MS);
  }
  child.kill('SIGQUIT');
  const printed = readFileSync(logFile).subarray(before).toString().trim();
  throw new Error(`PostgreSQL did not start on ${cluster}: ${ended ?? 'it took too long'}\n${printed}`);
}

/**
 * Stops a server: fast (clients are cut off, a checkpoint is written), then at once (the next start recovers), then by
 * force. Each wait is bounded.
 */
export async function stopPostmaster({ pid, cluster, binaries }: {
  readonly pid: number;
  readonly cluster: string;
  readonly binaries: Binaries;
}): Promise<void> {
  if (process.platform === 'win32') {
    // Windows has no signals; there the server listens on a pipe that pg_ctl knows.
    const args = ['stop', '-D', cluster, '-m', 'fast', '-w'];
    await runProgram({ launch: { way: 'as-ourselves' }, program: binaries.pgCtl, args, timeoutMs: FAST_STOP_MS });
    return;
  }
  const steps = [['SIGINT', FAST_STOP_MS], ['SIGQUIT', IMMEDIATE_STOP_MS], ['SIGKILL', KILL_MS]] as const;
  for (const [signal, waitMs] of steps) {
    send(pid, signal);
    if (await isGone(pid, waitMs)) return;
  }
  throw new Error(`The PostgreSQL server ${pid} on ${cluster} can't be stopped`);
}

/** Waits until a process has ended; false when it has not after `waitMs`. */
export async function isGone(pid: number, waitMs: number): Promise<boolean> {
  const deadline = Date.now() + waitMs;
  while (isAlive(pid)) {
    if (Date.now() >= deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended by itself in the meantime, which is what we want.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
