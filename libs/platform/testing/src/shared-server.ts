import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@corridor/runtime';
import { runFolder } from './temporary-folder.js';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 20;

type Outcome = { readonly connectionString: string } | { readonly failure: string };

/**
 * The server that all specs of a run share, started by whichever worker asks first; pure specs pay nothing. It outlives
 * that worker, because it is a process of its own, and ends with the run.
 */
export async function sharedServer(): Promise<string> {
  const folder = runFolder();
  const outcome = (await startFirst(folder)) ?? (await waitForOutcome(folder));
  if ('failure' in outcome) throw new Error(`The PostgreSQL server for tests did not start: ${outcome.failure}`);
  return outcome.connectionString;
}

/** Starts the server if nobody has begun to; making a folder succeeds for exactly one of many processes. */
async function startFirst(folder: string): Promise<Outcome | undefined> {
  try {
    mkdirSync(join(folder, 'server-claimed'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const outcome = await start(join(folder, 'shared-server'));
  const draft = join(folder, 'server.json.draft');
  writeFileSync(draft, JSON.stringify(outcome), { mode: 0o600 });
  renameSync(draft, join(folder, 'server.json'));
  return outcome;
}

async function start(dataDir: string): Promise<Outcome> {
  try {
    const { connectionString } = await startEmbeddedPostgres({ dataDir });
    return { connectionString };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

async function waitForOutcome(folder: string): Promise<Outcome> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    try {
      return JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as Outcome;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await sleep(POLL_MS);
  }
  return { failure: 'the worker that began to start it has not finished' };
}
