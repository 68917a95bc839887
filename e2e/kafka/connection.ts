import { Kafka, logLevel } from 'kafkajs';

export interface ConnectionOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Told what the client complains of, which during faults is a lot. */
  readonly onLine?: (line: string) => void;
}

/** Longer than a broker that stands still, so that no request is given up on before it wakes. */
const REQUEST_TIMEOUT_MS = 25_000;

/** A client of the brokers that stands outside the system, as another team's would, and survives what is done to them. */
export function connectKafka({ brokers, clientId, onLine }: ConnectionOptions): Kafka {
  return new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 2_000,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 100 },
    logLevel: logLevel.WARN,
    logCreator: () => ({ namespace, log: { message } }) => onLine?.(`${namespace}: ${message}`),
  });
}
