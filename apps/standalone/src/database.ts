import { createPool } from '@corridor/runtime';

/** The database of all services; each has a schema of its own in it. */
const DATABASE = 'corridor';

/** Makes the database when it is not there. Returns the connection string for it. */
export async function openDatabase(serverUrl: string): Promise<string> {
  const pool = createPool({ connectionString: serverUrl, max: 1, applicationName: 'corridor-setup' });
  try {
    const { rowCount } = await pool.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await pool.query(`create database ${DATABASE}`);
  } finally {
    await pool.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}
