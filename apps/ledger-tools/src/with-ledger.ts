import { join } from 'node:path';
import { attachEmbeddedPostgres, createPool, loadConfig, type Pool, startEmbeddedPostgres, urlOf } from '@corridor/runtime';
import { z } from 'zod';

const SCHEMA = 'ledger';
/** The sandbox's database on its embedded server. */
const SANDBOX_DATABASE = 'corridor';
const CONNECTIONS = 3;

const environment = z.object({
  DATABASE_URL: urlOf('postgres').optional(),
  CORRIDOR_DATA_DIR: z.string().default('.corridor'),
});

/**
 * Hands over the ledger's database: that of DATABASE_URL, or else the sandbox's, whose server is started for as long as
 * it takes when it does not run.
 */
export async function withLedger<T>(work: (ledger: { readonly pool: Pool; readonly schema: string }) => Promise<T>): Promise<T> {
  const { connectionString, stop } = await connection();
  const pool = createPool({ connectionString, max: CONNECTIONS, applicationName: 'ledger-tools' });
  try {
    return await work({ pool, schema: SCHEMA });
  } finally {
    await pool.end();
    await stop();
  }
}

interface Connection {
  readonly connectionString: string;
  readonly stop: () => Promise<void>;
}

async function connection(): Promise<Connection> {
  const { DATABASE_URL, CORRIDOR_DATA_DIR } = loadConfig(environment);
  if (DATABASE_URL !== undefined) return { connectionString: DATABASE_URL, stop: () => Promise.resolve() };
  const dataDir = join(CORRIDOR_DATA_DIR, 'postgres');
  const running = await attachEmbeddedPostgres({ dataDir });
  if (running !== null) return { connectionString: sandboxDatabase(running.connectionString), stop: () => Promise.resolve() };
  const server = await startEmbeddedPostgres({ dataDir });
  return { connectionString: sandboxDatabase(server.connectionString), stop: () => server.stop() };
}

function sandboxDatabase(connectionString: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${SANDBOX_DATABASE}`;
  return url.href;
}
