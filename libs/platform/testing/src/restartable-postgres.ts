import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@corridor/runtime';
import { temporaryFolder } from './temporary-folder.js';

/** A PostgreSQL of a spec's own, on a port that it keeps. */
export interface RestartablePostgres {
  readonly connectionString: string;
  /** Shuts it down at once, as a crash does: every connection breaks, nothing is finished. Resolves when it runs again. */
  restartAtOnce(): Promise<void>;
  stop(): Promise<void>;
}

export async function restartablePostgres(): Promise<RestartablePostgres> {
  const dataDir = temporaryFolder('restartable-postgres');
  let server = await startEmbeddedPostgres({ dataDir });
  const { connectionString, port } = server;
  return {
    connectionString,
    async restartAtOnce() {
      const [pid] = readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGQUIT'); // tidy: not money — a process id
      await server.stop();
      server = await startEmbeddedPostgres({ dataDir, port });
    },
    stop: () => server.stop(),
  };
}
