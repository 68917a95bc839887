import type { KafkaCluster } from '@corridor/deploy/kafka';
import type { LocalPostgres } from './local-postgres.js';
import type { ManagedProcess } from './managed-process.js';
import type { Sandbox } from './sandbox-file.js';
import { SystemRun } from './system-run.js';
import type { AppName } from './topology.js';

export interface Line {
  /** Such as `ledger-2`, `kafka` or `postgresql`. */
  readonly source: string;
  readonly text: string;
}

export interface SystemOptions {
  /** Keeps everything; made when missing. */
  readonly dataDir: string;
  readonly brokers: 1 | 3;
  /** One of each app unless told otherwise. */
  readonly instances?: Partial<Record<AppName, number>> | undefined;
  /** Read by every process, over what it is given anyway. Nothing else of this process's environment is. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Of the first gateways; those beyond have free ones. */
  readonly gatewayPorts?: readonly number[] | undefined;
  /** Where gateways listen; loopback unless told otherwise. Services never listen elsewhere. */
  readonly gatewayHost?: string | undefined;
  /** Told every line that a process prints, and what happens to Kafka and PostgreSQL. */
  readonly onLine?: ((line: Line) => void) | undefined;
}

/** The whole system on one machine: gateways, services, brokers and a database, each a process of its own. */
export interface LocalSystem {
  /** Of the gateways. */
  readonly origins: readonly string[];
  readonly sandbox: Sandbox;
  readonly kafka: KafkaCluster;
  readonly postgres: LocalPostgres;
  readonly processes: readonly ManagedProcess[];
  processesOf(app: AppName): readonly ManagedProcess[];
  /** Gateways first, then services, then the database and the brokers. The data stays. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the system from the build and waits until every process is ready and the demo tenant is there. What a killed
 * parent has left on the folder is ended first.
 *
 * @throws {FolderInUseError} when another process has the folder.
 * @throws when a process does not become ready; then everything has been stopped again.
 */
export async function startSystem(options: SystemOptions): Promise<LocalSystem> {
  const run = new SystemRun(options);
  try {
    return await run.start();
  } catch (error) {
    await run.stop();
    throw error;
  }
}
