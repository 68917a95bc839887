import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool, type EmbeddedPostgres, isAlive, startEmbeddedPostgres } from '@corridor/runtime';

/** The database of all services; each has a schema of its own in it. */
const DATABASE = 'corridor';
const POLL_MS = 10;

export interface LocalPostgres {
  /** Of the services' database. Holds the password: not for logs. */
  readonly connectionString: string;
  /** Ends it as a power cut would: connections break, nothing is flushed, and the start recovers from the log. */
  restartImmediate(): Promise<void>;
}

export interface LocalPostgresOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly mostConnections: number;
  readonly onLog: (line: string) => void;
}

export class PostgresOfSystem implements LocalPostgres {
  private constructor(
    private readonly options: LocalPostgresOptions,
    private server: EmbeddedPostgres,
  ) {}

  static async start(options: LocalPostgresOptions): Promise<PostgresOfSystem> {
    const postgres = new PostgresOfSystem(options, await startServer(options, options.port));
    await ensureDatabase(postgres.server.connectionString);
    return postgres;
  }

  get connectionString(): string {
    const url = new URL(this.server.connectionString);
    url.pathname = `/${DATABASE}`;
    return url.href;
  }

  async restartImmediate(): Promise<void> {
    const pid = endImmediately(this.options.dataDir);
    while (pid !== null && isAlive(pid)) await sleep(POLL_MS);
    // Gives the folder's lock back.
    await this.server.stop();
    this.server = await startServer(this.options, this.server.port);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

/** Sends the signal and waits for nothing. Returns the process id of the server on a folder, or null when none runs. */
export function endImmediately(dataDir: string): number | null {
  const pid = Number.parseInt(readIfThere(join(dataDir, 'cluster', 'postmaster.pid')), 10);
  if (!Number.isInteger(pid) || !isAlive(pid)) return null;
  process.kill(pid, 'SIGQUIT');
  return pid;
}

function startServer({ dataDir, mostConnections, onLog }: LocalPostgresOptions, port: number): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, port, onLog, settings: { max_connections: String(mostConnections) } });
}

async function ensureDatabase(serverUrl: string): Promise<void> {
  const pool = createPool({ connectionString: serverUrl, max: 1, applicationName: 'corridor-setup' });
  try {
    const { rowCount } = await pool.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await pool.query(`create database ${DATABASE}`);
  } finally {
    await pool.end();
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
