import net from 'node:net';
import tls from 'node:tls';
import type { Logger } from '@corridor/runtime';
import { Kafka, logLevel, type Admin, type Consumer, type ISocketFactory, type KafkaConfig, type PartitionAssigner, type Producer } from 'kafkajs';
import type { KafkaSecurity } from '../options.js';
import { endFetchesOfStopped } from './ending-fetches.js';
import { kafkaLog } from './kafka-log.js';
import { quietRequestQueues } from './quiet-queue.js';
import { rememberingPartitioner } from './whole-sends.js';

export interface KafkaClientOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: Logger;
  readonly security: KafkaSecurity;
}

export interface ConsumerSettings {
  readonly groupId: string;
  readonly sessionTimeoutMs: number;
  readonly assigner?: PartitionAssigner;
}

const CONNECTION_TIMEOUT_MS = 3_000;
/** A broker that hangs, rather than dies, is found out by this alone; it must leave a request time to try another one. */
const REQUEST_TIMEOUT_MS = 5_000;
/** Short, because whoever calls tries again without bound, and with what it knows about deadlines. */
const RETRY = { initialRetryTime: 50, maxRetryTime: 1_000, factor: 0.2, multiplier: 2, retries: 3 };
/**
 * Half a minute. Nine seconds go by until a cluster misses a broker that was killed; a member that waits for its coordinator to
 * come back elsewhere keeps its place, while one that begins anew must wait until its old self is given up.
 */
const CONSUMER_RETRY = { ...RETRY, retries: 30 };
/** After a transaction its markers are still being written, for a few milliseconds; until then the next one is refused. */
const TRANSACTION_RETRY = { ...RETRY, initialRetryTime: 8, retries: 10 };
/** How long a transaction whose publisher died hides what comes after it, unless a successor ends it. */
const TRANSACTION_TIMEOUT_MS = 20_000;
/** Members find out about a rebalance between two fetches, by a heartbeat. */
const HEARTBEAT_MS = 500;
const FETCH_WAIT_MS = 500;
/** Members take part as soon as they hear of it, whatever their handlers do. */
const REBALANCE_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 60_000;

quietRequestQueues();
endFetchesOfStopped();

/** The only place where things of the Kafka client are made, so that another client with its interface can be tried. */
export class KafkaClient {
  private made = 0;

  constructor(private readonly options: KafkaClientOptions) {}

  producer(): Producer {
    return this.kafka().producer({ createPartitioner: rememberingPartitioner, allowAutoTopicCreation: false });
  }

  transactionalProducer(transactionalId: string): Producer {
    return this.kafka().producer({
      createPartitioner: rememberingPartitioner,
      allowAutoTopicCreation: false,
      transactionalId,
      maxInFlightRequests: 1,
      transactionTimeout: TRANSACTION_TIMEOUT_MS,
      retry: TRANSACTION_RETRY,
    });
  }

  /** A crashed consumer stays down: whoever made it makes another, so that there is one way back and not two. */
  consumer({ groupId, sessionTimeoutMs, assigner }: ConsumerSettings): Consumer {
    return this.kafka().consumer({
      groupId,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: REBALANCE_TIMEOUT_MS,
      heartbeatInterval: HEARTBEAT_MS,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      allowAutoTopicCreation: false,
      readUncommitted: false,
      retry: { ...CONSUMER_RETRY, restartOnFailure: async () => false },
      ...(assigner === undefined ? {} : { partitionAssigners: [assigner] }),
    });
  }

  admin(): Admin {
    return this.kafka().admin();
  }

  /** A client each: consumers of one group that share a client share its table of offsets, and clear it for each other. */
  private kafka(): Kafka {
    const { brokers, clientId, logger, security } = this.options;
    // Each begins with another broker: one that hangs would otherwise be the first for all.
    const first = (this.made += 1) % brokers.length;
    return new Kafka({
      brokers: [...brokers.slice(first), ...brokers.slice(0, first)],
      clientId,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      retry: RETRY,
      logLevel: logLevel.INFO,
      logCreator: kafkaLog(logger),
      socketFactory: promptSocket,
      ...securityOf(security),
    });
  }
}

/** The client's own sockets leave Nagle's algorithm on, which can hold a small request back for 40 ms. */
const promptSocket: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const named = net.isIP(host) === 0 ? { servername: host } : {};
  const socket = ssl ? tls.connect({ host, port, ...named, ...ssl }, onConnect) : net.connect({ host, port }, onConnect);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  return socket;
};

function securityOf({ ssl, sasl }: KafkaSecurity): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  return { ...(ssl === true ? { ssl: true } : {}), ...(sasl === undefined ? {} : { sasl: { ...sasl } as NonNullable<KafkaConfig['sasl']> }) };
}
