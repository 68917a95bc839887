import type { Logger, Metrics } from '@corridor/runtime';

export interface KafkaSecurity {
  readonly ssl?: boolean;
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
}

export interface KafkaDriverOptions {
  /** Where to look first, such as `localhost:9092`; the cluster tells the rest. */
  readonly brokers: readonly string[];
  /** Unique among living processes: replies to this one come on `corridor.replies.<instance>`. */
  readonly instance: string;
  /** One per service's relay, such as `corridor.quotes.relay`: whoever publishes with it fences who did before. */
  readonly transactionalId: string;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** How many brokers keep each topic that is created (1). */
  readonly replicationFactor?: number;
  /** Whether missing topics are created (true). When not, using one is an error that names it. */
  readonly createTopics?: boolean;
  readonly security?: KafkaSecurity;
}
