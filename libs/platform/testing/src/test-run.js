// Plain JavaScript, because jest loads its global setup before anything can transform TypeScript with our aliases.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const PREFIX = 'corridor-test-';
/** A server's pid file lies at most this deep below a run's folder. */
const DEEPEST_PID_FILE = 5;
const STOP_TIMEOUT_MS = 5_000;
const POLL_MS = 10;

/** Makes the folder below which this run keeps everything. Its name holds our process id, so that others see us live. */
export function makeRunFolder() {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `${PREFIX}${process.pid}-`));
  // So that the user whom PostgreSQL runs as, when we are root, can pass; what is inside has modes of its own.
  chmodSync(folder, 0o711);
  return folder;
}

/** Ends what runs that were killed have left: their servers and their folders. Runs that still live are left alone. */
export function reapDeadRuns() {
  const parent = realpathSync(tmpdir());
  for (const name of readdirSync(parent)) {
    const pid = Number.parseInt(name.slice(PREFIX.length), 10);
    if (!name.startsWith(PREFIX) || !Number.isInteger(pid) || isAlive(pid)) continue;
    const folder = join(parent, name);
    // The folder for temporary files is everyone's: one that someone else made is none of our business.
    if (statSync(folder, { throwIfNoEntry: false })?.uid === (process.getuid?.() ?? 0)) removeRun(folder);
  }
}

/** Stops every server below a run's folder, without ceremony since its data goes too, and removes the folder. */
export function removeRun(folder) {
  const servers = pidFilesBelow(folder, DEEPEST_PID_FILE).flatMap(serverOf);
  for (const { pid, stopBy } of servers) signal(pid, stopBy);
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  const pids = servers.map(({ pid }) => pid);
  while (pids.some(isAlive) && Date.now() < deadline) pause(POLL_MS);
  for (const pid of pids) if (isAlive(pid)) signal(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function pidFilesBelow(folder, depth) {
  if (existsSync(join(folder, 'postmaster.pid'))) return [join(folder, 'postmaster.pid')];
  if (depth === 0) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pidFilesBelow(path, depth - 1);
    return entry.name.endsWith('.pid') ? [path] : [];
  });
}

/** The process that a pid file names, but only when its command line names the file's place: ids are given to others. */
function serverOf(path) {
  const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
  if (!Number.isInteger(pid) || pid <= 0) return [];
  const isPostgres = basename(path) === 'postmaster.pid';
  if (!commandLine(pid).includes(isPostgres ? `-D ${dirname(path)} ` : path)) return [];
  // PostgreSQL has children, which it takes along; the others have none, and their data goes anyway.
  return [{ pid, stopBy: isPostgres ? 'SIGQUIT' : 'SIGKILL' }];
}

function commandLine(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return '';
  }
}

/** A zombie has ended, however long its parent takes to notice. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !isZombie(pid);
}

function isZombie(pid) {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

/** Waits without giving up the thread: this also runs while the process exits, when no timer fires any more. */
function pause(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
