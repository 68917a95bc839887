import { testKafka } from '@corridor/testing';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { LedgerEvent } from './ledger-events.js';

const PARTITIONS = 3;

export interface Topic {
  readonly brokers: readonly string[];
  readonly name: string;
  /** In one transaction, each under its subject. */
  publish(events: readonly LedgerEvent[]): Promise<void>;
  /** Writes events in a transaction that is then given up, so that nobody may ever see them. */
  abandon(events: readonly LedgerEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** A topic of events of its own, written as the relay writes: in transactions. */
export async function eventTopic(name: string): Promise<Topic> {
  const brokers = await testKafka();
  const kafka = new Kafka({ clientId: 'spec', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: name, numPartitions: PARTITIONS, replicationFactor: 1 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer({ transactionalId: name, idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const begun = async (events: readonly LedgerEvent[]) => {
    const transaction = await producer.transaction();
    await transaction.send({ topic: name, messages: events.map((event) => ({ key: event.subject, value: JSON.stringify(event) })) });
    return transaction;
  };
  return {
    brokers,
    name,
    publish: async (events) => (await begun(events)).commit(),
    abandon: async (events) => (await begun(events)).abort(),
    close: () => producer.disconnect(),
  };
}
