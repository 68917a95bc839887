import { bool, commaList } from '@corridor/runtime';
import { z } from 'zod';

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** How a process reaches Kafka. */
export function kafkaEnvironment() {
  return {
    /** `host:port` between commas. */
    KAFKA_BROKERS: commaList().refine((brokers) => brokers.every(isAddress), 'must be host:port between commas'),
    /** Of the topics that are made here. With three, one broker may be lost and nothing with it. */
    KAFKA_REPLICATION_FACTOR: z.coerce.number().int().min(1).max(9).default(3),
    KAFKA_SSL: bool().default(false),
    KAFKA_SASL_MECHANISM: z.enum(MECHANISMS).optional(),
    KAFKA_SASL_USERNAME: z.string().optional(),
    KAFKA_SASL_PASSWORD: z.string().optional(),
  };
}

export type KafkaEnvironment = z.output<z.ZodObject<ReturnType<typeof kafkaEnvironment>>>;

/** With a mechanism come a name and a password, and neither without it. Made for a schema's `superRefine`. */
export function checkSasl(env: Partial<KafkaEnvironment>, context: z.RefinementCtx): void {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = env;
  const parts = { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password };
  const missing = Object.entries(parts).filter(([, value]) => value === undefined);
  if (missing.length === 0 || missing.length === Object.keys(parts).length) return;
  for (const [variable] of missing) context.addIssue({ code: 'custom', path: [variable], message: 'is missing beside the other KAFKA_SASL variables' });
}

function isAddress(text: string): boolean {
  const { port } = /^[^\s:/]+:(?<port>\d{1,5})$/.exec(text)?.groups ?? {};
  return port !== undefined && Number(port) > 0 && Number(port) < 65_536;
}
