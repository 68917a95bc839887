import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { endWithUs } from './end-with-us.js';

export interface ProgramOptions {
  /** For messages. */
  readonly name: string;
  readonly file: string;
  /** One of them must name the pid file, so that the process can be told from a later one with the same id. */
  readonly args: readonly string[];
  /** The whole of it: nothing of ours is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Holds the process's id while it runs. */
  readonly pidFile: string;
  /** Into a file, which the process can go on writing without us, or to us, a line at a time. */
  readonly output: { readonly file: string } | { readonly onLine: (line: string) => void };
  /** Whether it lives on when this process ends. */
  readonly outlivesUs?: boolean;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningProgram {
  readonly pid: number;
  /** When it has ended, and all that it printed was handed over. */
  readonly ended: Promise<Ending>;
  /** Null while it runs. */
  ending(): Ending | null;
  /** Sends a signal; nothing happens when it has ended. */
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM and, when that has not ended it after `waitMs`, SIGKILL. */
  stop(waitMs: number): Promise<Ending>;
  kill(): Promise<Ending>;
}

/**
 * Starts a program in a session of its own: Ctrl-C in a terminal reaches us only, and we stop things in order.
 *
 * @throws when it can't be started at all, for instance because there is no such file.
 */
export async function startProgram(options: ProgramOptions): Promise<RunningProgram> {
  const { name, pidFile, outlivesUs = false } = options;
  if (!options.args.some((arg) => arg.includes(pidFile))) throw new Error(`The arguments of ${name} don't name ${pidFile}`);
  const child = spawned(options);
  const pid = await idOf(child, name);
  if (!outlivesUs) endWithUs(child);
  writeFileSync(pidFile, `${pid}\n`);
  let ending: Ending | null = null;
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      ending = { code, signal };
      rmSync(pidFile, { force: true });
      resolve(ending);
    });
  });
  const signal = (what: NodeJS.Signals) => void child.kill(what);
  const kill = () => {
    child.ref();
    signal('SIGKILL');
    return ended;
  };
  const stop = async (waitMs: number) => {
    signal('SIGTERM');
    const waiting = new AbortController();
    const timeout = sleep(waitMs, null, { signal: waiting.signal }).catch(() => null);
    const outcome = await Promise.race([ended, timeout]);
    waiting.abort();
    return outcome ?? kill();
  };
  return { pid, ended, ending: () => ending, signal, stop, kill };
}

function spawned({ file, args, env, cwd, output }: ProgramOptions): ChildProcess {
  const settings = { cwd, env, detached: true, windowsHide: true };
  if ('onLine' in output) {
    const child = spawn(file, args, { ...settings, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', output.onLine);
    return child;
  }
  const log = openSync(output.file, 'a', 0o600);
  try {
    const child = spawn(file, args, { ...settings, stdio: ['ignore', log, log] });
    // Who waits for it says so; that it runs is no reason for us to go on.
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

function idOf(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0));
    child.once('error', (cause) => reject(new Error(`${name} can't be started: ${cause.message}`, { cause })));
  });
}
