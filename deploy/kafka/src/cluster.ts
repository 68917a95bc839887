import { mkdirSync, realpathSync } from 'node:fs';
import { endLeftover, leftoverOf, steadyPorts } from '@corridor/deploy/processes';
import { lockFolder } from '@corridor/runtime';
import { Broker, type KafkaBroker, pidFileOf } from './broker.js';
import { brokerFolder, newClusterId, readClusterFile, writeClusterFile } from './cluster-file.js';
import { kafkaJars } from './jars.js';
import { findJava } from './java.js';
import type { KafkaPorts } from './server-properties.js';

export type { KafkaBroker } from './broker.js';
export type { KafkaPorts } from './server-properties.js';

export interface KafkaOptions {
  /** Holds configuration, data and logs of every broker; made when missing. */
  readonly dataDir: string;
  readonly brokers: 1 | 3;
  /** A pair for each broker; free ones unless given. */
  readonly ports?: readonly KafkaPorts[];
  /** Told what happens, a line each; also when a broker ends that nobody has stopped. */
  readonly onLog?: (line: string) => void;
  /** Whether the brokers live on when this process ends. They end with it unless told otherwise. */
  readonly outlivesUs?: boolean;
}

export interface KafkaCluster {
  /** The address of each broker: `127.0.0.1:9092`. */
  readonly bootstrap: readonly string[];
  readonly brokers: readonly KafkaBroker[];
  /** Stops every broker and gives the folder back. The data stays. Safe to call twice. */
  stop(): Promise<void>;
}

/** Brokers live on purpose on a folder that somebody else wants to start. */
export class KafkaRunsError extends Error {
  override readonly name = 'KafkaRunsError';
}

/**
 * Runs a real Apache Kafka (KRaft) of one or three brokers on loopback and waits until it answers. Brokers which a process
 * that was killed has left on the folder are ended first; the data is what it was.
 *
 * @throws {FolderInUseError} when another process has the folder.
 * @throws {KafkaRunsError} when brokers run there that were started to outlive their starter.
 * @throws with what to do about it when Java or Maven is missing.
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaCluster> {
  const { brokers: count, outlivesUs = false, onLog = () => undefined } = options;
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const unlock = lockFolder(dataDir);
  const started: Broker[] = [];
  try {
    await endLeftovers(dataDir, onLog);
    const [java, jars] = await Promise.all([findJava(), kafkaJars()]);
    const { clusterId } = claimFolder(dataDir, { count, outlivesUs });
    const cluster = options.ports ?? (await freePairs(count));
    if (cluster.length !== count) throw new Error(`${count} brokers need ${count} pairs of ports, not ${cluster.length}`);
    for (let id = 1; id <= count; id += 1) {
      started.push(new Broker({ id, folder: brokerFolder(dataDir, id), cluster, clusterId, java, jars, outlivesUs, onLog }));
    }
    await Promise.all(started.map((broker) => broker.launch()));
    await Promise.all(started.map((broker) => broker.joined(count)));
  } catch (error) {
    await Promise.all(started.map((broker) => broker.kill()));
    unlock();
    throw error;
  }
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await Promise.all(started.map((broker) => broker.stop()));
    unlock();
    onLog('Kafka has stopped');
  };
  return { bootstrap: started.map(({ address }) => address), brokers: started, stop: () => (stopping ??= stop()) };
}

async function endLeftovers(dataDir: string, onLog: (line: string) => void): Promise<void> {
  const known = readClusterFile(dataDir);
  for (let id = 1; id <= (known?.brokers ?? 0); id += 1) {
    const pidFile = pidFileOf(brokerFolder(dataDir, id));
    const pid = leftoverOf(pidFile);
    if (pid !== null && known?.outlives === true) {
      throw new KafkaRunsError(`A Kafka that was started on its own runs on ${dataDir} (broker ${id}: process ${pid}); npm run kafka:stop stops it`);
    }
    if ((await endLeftover(pidFile)) !== null) onLog(`ended the Kafka broker ${id}, process ${pid}, which an earlier start has left`);
  }
}

/** A cluster keeps its number of nodes: its controllers vote. */
function claimFolder(dataDir: string, { count, outlivesUs }: { readonly count: 1 | 3; readonly outlivesUs: boolean }) {
  const known = readClusterFile(dataDir);
  if (known !== null && known.brokers !== count) {
    throw new Error(`${dataDir} holds a cluster of ${known.brokers} brokers, not ${count}; use another folder, or remove it with all its data`);
  }
  const content = { clusterId: known?.clusterId ?? newClusterId(), brokers: count, outlives: outlivesUs };
  writeClusterFile(dataDir, content);
  return content;
}

async function freePairs(count: number): Promise<KafkaPorts[]> {
  const ports = await steadyPorts(count * 2);
  return Array.from({ length: count }, (_, index) => {
    const [broker, controller] = ports.slice(index * 2);
    if (broker === undefined || controller === undefined) throw new Error('too few ports');
    return { broker, controller };
  });
}
