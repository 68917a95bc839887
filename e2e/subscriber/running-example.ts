import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';

export interface RunningExample {
  /** All that it has printed, a line an item. */
  readonly lines: readonly string[];
  kill(): Promise<void>;
  stop(): Promise<number | null>;
  /** Its exit code, when it has ended. */
  readonly ended: Promise<number | null>;
}

/** The built example in a process of its own. */
export function startExample(env: Readonly<Record<string, string>>): RunningExample {
  const program = join(repositoryRoot(), 'dist/examples/subscriber/src/main.js');
  const child: ChildProcess = spawn(process.execPath, [program], { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => lines.push(...text.toString().split('\n').filter(Boolean)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { lines, ended, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}
