import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { repositoryRoot } from './repository.js';

const WAIT_TIMEOUT_MS = 120_000;
const POLL_MS = 25;

/**
 * Runs `use` while no other spec of this run builds or boots: a build rewrites the files that a booting process reads.
 * Making a folder succeeds for exactly one of many processes.
 */
export async function aloneWithBuild<T>(use: () => Promise<T>): Promise<T> {
  const lock = join(runFolder(), 'build-lock');
  const deadline = Date.now() + WAIT_TIMEOUT_MS;
  while (!taken(lock)) {
    if (Date.now() > deadline) throw new Error('another spec builds or boots for too long');
    await sleep(POLL_MS);
  }
  try {
    return await use();
  } finally {
    rmdirSync(lock);
  }
}

/** Builds the repository unless a spec of this run has done so. Call it inside {@link aloneWithBuild}. */
export async function builtOnce(): Promise<void> {
  const marker = join(runFolder(), 'built');
  if (existsSync(marker)) return;
  await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: repositoryRoot() });
  writeFileSync(marker, '');
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function runFolder(): string {
  const folder = process.env['CORRIDOR_TEST_RUN_DIR'];
  if (folder === undefined) throw new Error('Not in a test run');
  return folder;
}
