import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { adoptPostmaster } from './adopt.js';
import { readPassword, SUPERUSER } from './cluster.js';

/**
 * Finds the server that runs on a data folder of {@link startEmbeddedPostgres}, whoever started it. The folder's lock is
 * left alone and the server is nobody's to stop: this is for looking at the data of a process that goes on running. Null
 * when there is no cluster or no server; one that is starting is waited for.
 *
 * @throws when a server runs on the folder but does not answer as ours, or the password can't be read by this user.
 */
export async function attachEmbeddedPostgres({ dataDir }: { readonly dataDir: string }): Promise<{
  /** For the role that may do everything, in the database `postgres`. Holds the password: not for logs. */
  readonly connectionString: string;
} | null> {
  if (!existsSync(join(dataDir, 'cluster', 'PG_VERSION'))) return null;
  const cluster = join(realpathSync(dataDir), 'cluster');
  const password = readPassword(cluster);
  const connectionString = (port: number) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const found = await adoptPostmaster({ cluster, connectionString });
  return found === undefined ? null : { connectionString: connectionString(found.port) };
}
