import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Whether a process with this id runs. A zombie does not: in a container whose first process reaps nobody, a server that
 * has ended stays one for ever.
 */
export function isAlive(pid: number): boolean {
  return isTaken(pid) && statFields(pid)?.[0] !== 'Z';
}

/** Whether the system knows a process by this id, be it a zombie. That is what PostgreSQL goes by. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM means that it is there but belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Tells a process from a later one with the same id: when it started, and in which boot. Undefined when that can't be
 * found out; then the id alone has to do.
 */
export function startMark(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart=');
  const startTicks = statFields(pid)?.[19];
  const boot = read('/proc/sys/kernel/random/boot_id');
  return startTicks === undefined || boot === undefined ? undefined : `${boot.trim()}:${startTicks}`;
}

/** The command line of a process as one text; undefined when there is no such process or it can't be seen. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === 'linux') return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
  return ps(pid, 'command=');
}

/** The fields of /proc/<pid>/stat from the state on. The name before them may itself contain spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  const stat = process.platform === 'linux' ? read(`/proc/${pid}/stat`) : undefined;
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    return execFileSync('ps', ['-ww', '-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
