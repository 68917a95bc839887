import { z } from 'zod';
import type { Peers, Service } from '../service/service.js';
import { checkSasl, type KafkaEnvironment, kafkaEnvironment } from './kafka-environment.js';
import { databaseEnvironment, instanceUrls, processEnvironment, urlVariable } from './process-environment.js';

const DEFAULT_PORT = 8080;

type Own = z.output<z.ZodObject<ReturnType<typeof processEnvironment> & ReturnType<typeof databaseEnvironment>>>;

/** What a service's process has read: its own variables, and beside them the service's settings and its peers' addresses. */
export type ServiceConfig<Settings extends z.ZodRawShape> = Own & KafkaEnvironment & z.output<z.ZodObject<Settings>>;

/** Everything that the process of a service reads from its environment: one schema, so that all mistakes are told at once. */
export function serviceEnvironment<Settings extends z.ZodRawShape, Asked extends Peers, Queries extends object>({
  name,
  settings,
  asks,
}: Service<Settings, Asked, Queries>): z.ZodObject {
  const peers = Object.fromEntries(Object.keys(asks).map((peer) => [urlVariable(peer), instanceUrls()]));
  return z
    .object({
      ...processEnvironment(name, { defaultPort: DEFAULT_PORT }),
      ...databaseEnvironment(),
      ...kafkaEnvironment(),
      ...peers,
      ...(settings as z.ZodRawShape),
    })
    .superRefine(checkSasl);
}

/** The addresses of a peer's instances, from an environment whose schema asks for them. */
export function originsOf(config: object, peer: string): readonly string[] {
  return (config as Readonly<Record<string, readonly string[]>>)[urlVariable(peer)] ?? [];
}
