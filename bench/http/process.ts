import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = 'dist/apps/standalone/src/main.js';
const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

export interface Running {
  readonly origin: string;
  readonly opsKey: string;
  /** Seconds of processor time that the process itself has used, PostgreSQL's not counted. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the single process on a folder as `npm start` does, from the working directory, and waits until it is ready. */
export async function startProcess(dataDir: string, port: number): Promise<Running> {
  const env = { ...process.env, PORT: String(port), CORRIDOR_DATA_DIR: dataDir, QUOTE_LOCK_MS: '3600000' };
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
    cpuSeconds: async () => {
      const metrics = await (await fetch(`${origin}/metrics`)).text();
      return Number(/^process_cpu_seconds_total(?:\{[^}]*\})? (\S+)/m.exec(metrics)?.[1] ?? 0);
    },
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
