import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runFolder } from './temporary-folder.js';

const POLL_MS = 20;

export interface StartedOnce<Value> {
  /** Names it among all that a run shares. */
  readonly name: string;
  readonly timeoutMs: number;
  /** Starts it on a folder, so that it lives on without the worker that asked first. */
  readonly start: (folder: string) => Promise<Value>;
}

type Outcome<Value> = { readonly value: Value } | { readonly failure: string };

/**
 * What all specs of a run share, started by whichever worker asks first; specs that do not ask pay nothing. It is a process
 * of its own, outlives that worker and ends with the run.
 */
export async function startedOnce<Value>(options: StartedOnce<Value>): Promise<Value> {
  const outcome = (await startFirst(options)) ?? (await waitForOutcome<Value>(options));
  if ('failure' in outcome) throw new Error(`The ${options.name} for tests did not start: ${outcome.failure}`);
  return outcome.value;
}

/** Starts it if nobody has begun to; making a folder succeeds for exactly one of many processes. */
async function startFirst<Value>({ name, start }: StartedOnce<Value>): Promise<Outcome<Value> | undefined> {
  try {
    mkdirSync(pathOf(name, 'claimed'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const outcome = await start(pathOf(name, 'shared')).then(
    (value): Outcome<Value> => ({ value }),
    (error: unknown): Outcome<Value> => ({ failure: error instanceof Error ? error.message : String(error) }),
  );
  writeFileSync(pathOf(name, 'draft'), JSON.stringify(outcome), { mode: 0o600 });
  renameSync(pathOf(name, 'draft'), pathOf(name, 'outcome'));
  return outcome;
}

async function waitForOutcome<Value>({ name, timeoutMs }: StartedOnce<Value>): Promise<Outcome<Value>> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    try {
      return JSON.parse(readFileSync(pathOf(name, 'outcome'), 'utf8')) as Outcome<Value>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await sleep(POLL_MS);
  }
  return { failure: 'the worker that began to start it has not finished' };
}

const pathOf = (name: string, what: string): string => join(runFolder(), `${name.toLowerCase()}-${what}`);
