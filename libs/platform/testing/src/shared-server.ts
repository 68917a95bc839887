import { startEmbeddedPostgres } from '@corridor/runtime';
import { startedOnce } from './started-once.js';

const START_TIMEOUT_MS = 60_000;

/** The connection string of the PostgreSQL that all specs of a run share. */
export function sharedServer(): Promise<string> {
  return startedOnce({
    name: 'PostgreSQL',
    timeoutMs: START_TIMEOUT_MS,
    start: async (dataDir) => (await startEmbeddedPostgres({ dataDir })).connectionString,
  });
}
