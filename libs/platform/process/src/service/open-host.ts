import { createServiceHost, hostMetrics, type MessagingDriver, migrateService, type ServiceDefinition, type ServiceHost } from '@corridor/messaging';
import type { Metrics } from '@corridor/runtime';
import type { Ground } from './service.js';

export interface HostNeeds {
  readonly driver: MessagingDriver;
  readonly metrics: Metrics;
  /** Only where no other process can run the same service: a name by which its leases are taken back at once. */
  readonly instance?: string;
}

/** Brings a service's schema up to date and makes its host; handlers come from Nest, through the transport. */
export async function openHost(definition: ServiceDefinition, ground: Ground, { driver, metrics, instance }: HostNeeds): Promise<ServiceHost> {
  await migrateService(ground.pool, { schema: ground.schema, definition });
  return createServiceHost({
    ...ground,
    definition,
    driver,
    metrics: hostMetrics(metrics, definition.name),
    ...(instance === undefined ? {} : { instance }),
  });
}
