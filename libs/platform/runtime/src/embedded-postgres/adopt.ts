import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isGone, START_TIMEOUT_MS } from './postmaster.js';
import { runningPostmaster, type Postmaster } from './postmaster-file.js';

const POLL_MS = 20;

/**
 * Takes over the server that an earlier process left behind when it was killed. Waits for one that is still starting, and
 * for one that is stopping to be gone. Undefined when none runs, so that one has to be started.
 *
 * @throws when a server runs on the folder but does not answer as ours.
 */
export async function adoptPostmaster({ cluster, connectionString }: {
  readonly cluster: string;
  readonly connectionString: (port: number) => string;
}): Promise<Postmaster | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (let found = runningPostmaster(cluster); found !== undefined; found = runningPostmaster(cluster)) {
    if (found.status === 'ready') {
      await expectSameFolder(connectionString(found.port), cluster);
      return found;
    }
    if (Date.now() >= deadline) throw new Error(`The PostgreSQL server ${found.pid} on ${cluster} is ${found.status} and does not get ready`);
    if (found.status === 'stopping') await isGone(found.pid, deadline - Date.now());
    else await sleep(POLL_MS);
  }
  return undefined;
}

/** The server's own word on where its data lies: a process id and a port may have been given to others meanwhile. */
async function expectSameFolder(connectionString: string, cluster: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    const theirs = rows[0]?.data_directory ?? '';
    if (realpathSync(theirs) !== cluster) throw new Error(`The server on ${cluster} says that its data lies in ${theirs}`);
  } finally {
    await client.end();
  }
}
