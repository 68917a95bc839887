import { createPool, isInfrastructureError, type Pool } from '@corridor/runtime';

/** The database of all services; each has a schema of its own in it. */
const DATABASE = 'corridor';

const MOST_TRIES = 12;

/** Makes the database when it is not there. Returns the connection string for it. */
export async function openDatabase(serverUrl: string): Promise<string> {
  const pool = createPool({ connectionString: serverUrl, max: 1, applicationName: 'corridor-setup' });
  try {
    await makeDatabase(pool);
  } finally {
    await pool.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

/**
 * The application is loaded meanwhile. On a busy machine that takes so long at a stretch that the process hears too late that it is
 * connected, and takes the connection for one that never came about: then it tries again.
 */
async function makeDatabase(pool: Pool): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { rowCount } = await pool.query('select 1 from pg_database where datname = $1', [DATABASE]);
      if (rowCount === 0) await pool.query(`create database ${DATABASE}`);
      return;
    } catch (error) {
      if (tries === MOST_TRIES || !isInfrastructureError(error)) throw error;
    }
  }
}
