import { createLogger } from '@corridor/runtime';
import { testKafka } from '@corridor/testing';
import type { MessagingDriver } from '../port/driver.js';
import { AdminConnection } from './client/admin-connection.js';
import { KafkaClient } from './client/kafka-client.js';
import { createKafkaDriver } from './driver.js';
import { groupLag } from './metrics/group-lag.js';
import { noKafkaMetrics } from './metrics/kafka-metrics.js';
import type { KafkaDriverOptions } from './options.js';
import { ProducerConnection } from './sending/producer-connection.js';

/** What the driver says about failures that a spec makes on purpose is heard when somebody asks for it. */
export const specLogger = createLogger({ name: 'spec', level: process.env['KAFKA_SPEC_LOG'] === undefined ? 'silent' : 'debug' });

let names = 0;

/** Unique names, because the broker keeps what earlier specs made. */
export function freshName(what: string): string {
  return `${what}.${process.pid}.${Date.now()}.${(names += 1)}`;
}

/** Drivers on the run's broker, each an instance of its own, that are closed together. */
export class Drivers {
  private readonly open: MessagingDriver[] = [];
  private admin: AdminConnection | null = null;

  /** @param options over those of a lone instance that publishes with an id of its own */
  async ready(options: Partial<KafkaDriverOptions> = {}): Promise<MessagingDriver> {
    const driver = await this.make(options);
    await driver.ready();
    return driver;
  }

  async make(options: Partial<KafkaDriverOptions> = {}): Promise<MessagingDriver> {
    const instance = freshName('spec');
    const driver = createKafkaDriver({ brokers: options.brokers ?? (await testKafka()), instance, transactionalId: `${instance}.relay`, logger: specLogger, ...options });
    this.open.push(driver);
    return driver;
  }

  /** How many messages of a topic a group has not committed, as an operator's tools would say. */
  async lagOf(group: string, topic: string): Promise<number> {
    return await (await this.administration()).use((admin) => groupLag(admin, group, topic));
  }

  /** Sends a message as somebody would who does not use this driver. */
  async send(topic: string, message: Parameters<ProducerConnection['send']>[1][number]): Promise<void> {
    const producer = new ProducerConnection(await this.client(), noKafkaMetrics);
    await producer.send(topic, [message]);
    await producer.close();
  }

  private async client(): Promise<KafkaClient> {
    return new KafkaClient({ brokers: await testKafka(), clientId: 'spec', logger: specLogger, security: {} });
  }

  private async administration(): Promise<AdminConnection> {
    this.admin ??= new AdminConnection(await this.client());
    return this.admin;
  }

  async close(): Promise<void> {
    await this.admin?.close();
    this.admin = null;
    await Promise.all(this.open.splice(0).map((driver) => driver.close()));
  }
}

/** A driver whose topics and groups are nobody else's, whatever they are called. */
export function apart(driver: MessagingDriver, prefix: string): MessagingDriver {
  const named = (name: string) => `${prefix}.${name}`;
  return {
    request: (topic, message, options) => driver.request(named(topic), message, options),
    publish: (topic, messages) => driver.publish(named(topic), messages),
    consumeCommands: (options, handle) => driver.consumeCommands({ ...options, topic: named(options.topic) }, handle),
    consumeEvents: (options, handle) => driver.consumeEvents({ ...options, group: named(options.group), topics: options.topics.map(named) }, handle),
    ready: () => driver.ready(),
    close: () => driver.close(),
  };
}
