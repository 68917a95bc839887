import type { MessagingDriver } from '@corridor/messaging';
import type { Logger, Metrics } from '@corridor/runtime';
import type { KafkaEnvironment } from '../config/kafka-environment.js';

export interface KafkaNeeds {
  readonly app: string;
  readonly instance: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Connects in the background. The client is loaded here and not before, so that a process without Kafka never loads it. */
export async function openKafkaDriver(config: KafkaEnvironment, { app, instance, logger, metrics }: KafkaNeeds): Promise<MessagingDriver> {
  const { createKafkaDriver } = await import('@corridor/messaging/kafka');
  return createKafkaDriver({
    brokers: config.KAFKA_BROKERS,
    instance,
    transactionalId: `corridor.${app}.relay`,
    replicationFactor: config.KAFKA_REPLICATION_FACTOR,
    logger,
    metrics,
    security: { ssl: config.KAFKA_SSL, ...saslOf(config) },
  });
}

function saslOf({ KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password }: KafkaEnvironment) {
  if (mechanism === undefined || username === undefined || password === undefined) return {};
  return { sasl: { mechanism, username, password } };
}
