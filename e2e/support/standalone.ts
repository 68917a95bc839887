import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot, STANDALONE } from './repository.js';

/** What the process writes for its user on every start. */
export interface Sandbox {
  readonly fleexpay: { readonly base_url: string };
  readonly xflow: { readonly base_url: string };
  readonly secret_key: string;
  readonly publishable_key: string;
  readonly ops_key: string;
  readonly account_id: string;
  readonly platform_account_id: string;
}

export interface StandaloneOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Standalone {
  readonly origin: string;
  readonly sandbox: Sandbox;
  readonly pid: number;
  /** All that it has printed so far. */
  output(): string;
  /** Asks it to end, as an operator would, and waits until it has. Throws when it ends with an error or not in time. */
  stop(): Promise<void>;
  /** Ends it without warning. Its PostgreSQL lives on. */
  kill(): Promise<void>;
}

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const POLL_MS = 20;
const MOST_OUTPUT_CHARACTERS = 1_000_000;

/** Starts the whole system in one process of its own, from the build, and waits until it is ready. */
export async function startStandalone(options: StandaloneOptions): Promise<Standalone> {
  const root = repositoryRoot();
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, STANDALONE)], {
    cwd: root,
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = outputOf(child);
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? String(code)));
    child.once('error', (error) => resolve(error.message));
  });
  // It must not outlive whoever started it, however that one ends.
  const reap = () => child.kill('SIGKILL');
  process.once('exit', reap);
  void ended.then(() => process.removeListener('exit', reap));
  const origin = `http://localhost:${options.port}`;
  try {
    await ready(origin, ended, output);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${(error as Error).message}; it printed:\n${output().slice(-4000)}`, { cause: error });
  }
  const sandbox = JSON.parse(readFileSync(join(options.dataDir, 'sandbox.json'), 'utf8')) as Sandbox;
  return {
    origin,
    sandbox,
    pid: child.pid ?? 0,
    output,
    stop: () => stop(child, ended, output),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Nothing of the caller's own settings gets in. */
function environmentOf({ dataDir, port, env }: StandaloneOptions): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'SystemRoot', 'LD_LIBRARY_PATH'];
  const own = Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  return { ...own, PORT: String(port), CORRIDOR_DATA_DIR: dataDir, ...env };
}

function outputOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-MOST_OUTPUT_CHARACTERS);
    });
  }
  return () => text;
}

/** It answers, and has told its user where: sandbox.json is written by then. */
async function ready(origin: string, ended: Promise<string>, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let end: string | null = null;
  void ended.then((how) => {
    end = how;
  });
  while (end === null) {
    const isReady = await fetch(`${origin}/health/ready`).then(
      (answer) => answer.status === 200,
      () => false,
    );
    if (isReady && output().includes(`${origin}/`)) return;
    if (Date.now() > deadline) throw new Error('the process did not become ready in time');
    await sleep(POLL_MS);
  }
  throw new Error(`the process ended (${String(end)}) before it was ready`);
}

async function stop(child: ChildProcess, ended: Promise<string>, output: () => string): Promise<void> {
  child.kill('SIGTERM');
  const timeout = new AbortController();
  const how = await Promise.race([ended, sleep(STOP_TIMEOUT_MS, 'timeout', { signal: timeout.signal })]);
  timeout.abort();
  if (how === '0' || how === 'SIGTERM') return;
  child.kill('SIGKILL');
  throw new Error(`the process did not stop well (${how}); it printed:\n${output().slice(-4000)}`);
}
