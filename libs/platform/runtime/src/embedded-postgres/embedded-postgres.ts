import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptPostmaster } from './adopt.js';
import { findBinaries, type Binaries } from './binaries.js';
import { ensureCluster, readPassword, SUPERUSER } from './cluster.js';
import { lockFolder } from './folder-lock.js';
import { freePort } from './free-port.js';
import { spawnPostmaster, stopPostmaster, type ServerFiles } from './postmaster.js';
import { defuseStalePidFile } from './postmaster-file.js';
import { chooseLaunch, type Launch } from './server-user.js';
import { serverArguments, type ServerSettings } from './settings.js';

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, the lock and the log; made when missing. */
  readonly dataDir: string;
  /** 0, the default, takes a free one. A server that is adopted stays on the port that it has. */
  readonly port?: number;
  /** Told what happens, a line each. The server's own log is `postgres.log` in the data folder. */
  readonly onLog?: (line: string) => void;
  /** Server settings over ours. Those that make commits durable or decide who may connect can't be changed. */
  readonly settings?: ServerSettings;
}

export interface EmbeddedPostgres {
  /** For the role that may do everything, in the database `postgres`. Holds the password: not for logs. */
  readonly connectionString: string;
  readonly port: number;
  /** Whether a server was found running that an earlier process had left behind. */
  readonly adopted: boolean;
  /** Stops the server, adopted or not, and gives the folder back. Safe to call twice. */
  stop(): Promise<void>;
}

const MOST_START_ATTEMPTS = 10;
const RETRY_DELAY_MS = 200;

/**
 * Runs a real PostgreSQL on a folder, listening on 127.0.0.1 only, with fsync on. Works as root and as an ordinary user.
 * A server that survived the death of its process is taken over.
 *
 * @throws {FolderInUseError} when another process has the folder.
 * @throws with what to do about it when PostgreSQL can't be run here.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const onLog = options.onLog ?? (() => undefined);
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const unlock = lockFolder(dataDir);
  try {
    const files = { cluster: join(dataDir, 'cluster'), logFile: join(dataDir, 'postgres.log') };
    const binaries = await findBinaries();
    const launch = chooseLaunch({ cluster: files.cluster, paths: [...binaries.samples, dataDir] });
    if ((await ensureCluster({ dataDir, cluster: files.cluster, binaries, launch })) === 'made') onLog(`made a cluster in ${files.cluster}`);
    const server = await adoptOrStart({ files, binaries, launch, onLog, options });
    let stopping: Promise<void> | undefined;
    const stop = async () => {
      await stopPostmaster({ pid: server.pid, cluster: files.cluster, binaries });
      unlock();
      onLog('PostgreSQL has stopped');
    };
    return { connectionString: server.connectionString, port: server.port, adopted: server.adopted, stop: () => (stopping ??= stop()) };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function adoptOrStart({ files, binaries, launch, onLog, options }: {
  readonly files: ServerFiles;
  readonly binaries: Binaries;
  readonly launch: Launch;
  readonly onLog: (line: string) => void;
  readonly options: EmbeddedPostgresOptions;
}) {
  const password = readPassword(files.cluster);
  const connectionString = (port: number) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const found = await adoptPostmaster({ cluster: files.cluster, connectionString });
  if (found !== undefined) {
    onLog(`took over the PostgreSQL server ${found.pid} on port ${found.port}`);
    return { ...found, connectionString: connectionString(found.port), adopted: true };
  }
  defuseStalePidFile(files.cluster);
  const wanted = options.port ?? 0;
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted === 0 ? await freePort() : wanted;
    try {
      const args = serverArguments({ port, overrides: options.settings ?? {} });
      const pid = await spawnPostmaster({ files, binaries, launch, args });
      onLog(`PostgreSQL runs as process ${pid} on port ${port}`);
      return { pid, port, connectionString: connectionString(port), adopted: false };
    } catch (error) {
      if (attempt === MOST_START_ATTEMPTS || !mayPass(error, wanted)) throw error;
      await sleep(RETRY_DELAY_MS);
    }
  }
}

/**
 * Two failures to start pass by themselves: someone took the free port before the server did, and children of a server
 * that was killed a moment ago have not noticed yet and still use its memory.
 */
function mayPass(error: unknown, wantedPort: number): boolean {
  const message = error instanceof Error ? error.message : '';
  return message.includes('shared memory block') || (wantedPort === 0 && message.includes('could not bind'));
}
