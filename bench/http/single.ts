import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@corridor/runtime';
import type { Running } from './running.js';

const MAIN = 'dist/apps/standalone/src/main.js';
const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

/** Starts the single process on a folder as `npm start` does, from the working directory, and waits until it is ready. */
export async function startSingle(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Running> {
  const port = await freePort();
  const env = { ...process.env, ...settings, PORT: String(port), CORRIDOR_DATA_DIR: dataDir };
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = `http://localhost:${port}`;
  const deadline = Date.now() + READY_TIMEOUT_MS;
  const file = join(dataDir, 'sandbox.json');
  while (!existsSync(file) || !(await isReady(origin))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error('the process did not become ready');
    }
    await sleep(POLL_MS);
  }
  const { ops_key: opsKey } = JSON.parse(readFileSync(file, 'utf8')) as { readonly ops_key: string };
  return {
    origin,
    opsKey,
    metrics: async () => new Map([['standalone', await (await fetch(`${origin}/metrics`)).text()]]),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );
}
