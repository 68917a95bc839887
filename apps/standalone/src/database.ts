import { setTimeout as sleep } from 'node:timers/promises';
import { createPool, isInfrastructureError } from '@corridor/runtime';

/** The database of all services; each has a schema of its own in it. */
const DATABASE = 'corridor';

const MOST_TRIES = 10;
const PAUSE_MS = 500;

/**
 * Makes the database when it is not there. Returns the connection string for it. A lost connection is tried again: the application
 * is being loaded meanwhile, in the same thread, and on a busy machine that lasts longer than a connection is waited for.
 */
export async function openDatabase(serverUrl: string): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      await makeDatabase(serverUrl);
      break;
    } catch (error) {
      if (!isInfrastructureError(error) || tries === MOST_TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
  const url = new URL(serverUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

async function makeDatabase(serverUrl: string): Promise<void> {
  const pool = createPool({ connectionString: serverUrl, max: 1, applicationName: 'corridor-setup' });
  try {
    const { rowCount } = await pool.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await pool.query(`create database ${DATABASE}`);
  } finally {
    await pool.end();
  }
}
