import { spawn, type SpawnOptions } from 'node:child_process';
import { parse } from 'node:path';
import { launchCommand, type Launch } from './server-user.js';

/**
 * What every program of PostgreSQL is started with. Its environment is our own choice: ours may hold secrets, and PG*
 * variables would change what it does. The working folder is one that every user may enter.
 */
export function programOptions(ids: { readonly uid?: number; readonly gid?: number }): SpawnOptions {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { cwd: parse(process.cwd()).root, env: { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true, ...ids };
}

/** Runs a program to its end. Throws with what it printed when it fails or takes longer than `timeoutMs`. */
export async function runProgram({ launch, program, args, timeoutMs }: {
  readonly launch: Launch;
  readonly program: string;
  readonly args: readonly string[];
  readonly timeoutMs: number;
}): Promise<void> {
  const command = launchCommand(launch, program, args);
  const child = spawn(command.file, command.args, {
    ...programOptions(command.ids),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...ended) => resolve(ended));
  });
  if (code !== 0) throw new Error(`${program} ended with ${signal ?? code}: ${printed.trim()}`);
}
