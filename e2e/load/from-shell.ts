import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRunOptions, type RunCommand, runLine, type RunOptions } from './run-options.js';

export interface ShellRun extends RunOptions {
  /** Fresh, and removed when all is well. */
  readonly dataDir: string;
  readonly print: (line: string) => void;
}

/** Runs a test that is a program: it says how to have the run again, and keeps the data when something is wrong. */
export async function runFromShell(command: RunCommand, run: (options: ShellRun) => Promise<boolean>): Promise<void> {
  const options = readRunOptions(command, process.argv.slice(2));
  const dataDir = await mkdtemp(join(tmpdir(), `corridor-${command.script.replace('e2e:', '')}-`));
  // Without this a signal would end the process before it could end its children.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => endOn(signal, dataDir));
  console.log(runLine(command, options));
  try {
    const isWell = await run({ ...options, dataDir, print: (line) => console.log(line) });
    if (isWell) await rm(dataDir, { recursive: true, force: true });
    else console.error(`The data was left in ${dataDir}`);
    // What faults have left half open, such as a connection to a broker that is gone, must not hold up the end.
    process.exit(isWell ? 0 : 1);
  } catch (error) {
    // It did not come back, or did not answer: that is a finding too, and what it left is worth a look.
    console.error(error);
    console.error(`The data was left in ${dataDir}`);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}

function endOn(signal: string, dataDir: string): never {
  console.error(`ended by ${signal}; the data was left in ${dataDir}`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
