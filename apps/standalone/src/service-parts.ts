import type { ServiceName } from '@corridor/contracts';
import { createPostgresEventStore, type EventStore } from '@corridor/event-store';
import {
  type CommandBus,
  createServiceHost,
  hostMetrics,
  type MessagingDriver,
  migrateService,
  type ServiceDefinition,
  type ServiceHost,
} from '@corridor/messaging';
import { createPool, type Logger, type Metrics, type Pool } from '@corridor/runtime';

/** What a service stands on. Each has a pool and a log of its own, as it would in a process of its own. */
export interface Ground {
  readonly pool: Pool;
  readonly schema: string;
  readonly store: EventStore;
}

export interface GroundOptions {
  readonly connectionString: string;
  readonly logger: Logger;
}

/** Two committers, one reader for the tail of the log, and the rest for commands and queries. */
const CONNECTIONS = 10;

export function groundOf(service: ServiceName, { connectionString, logger }: GroundOptions): Ground {
  const pool = createPool({ connectionString, max: CONNECTIONS, applicationName: `corridor-${service}` });
  const schema: string = service;
  return { pool, schema, store: createPostgresEventStore({ pool, schema, logger }) };
}

export interface HostNeeds {
  readonly bus: CommandBus;
  readonly driver: MessagingDriver;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Brings a service's schema up to date and makes its host; handlers come from Nest, through the transport. */
export async function hostOf(definition: ServiceDefinition, ground: Ground, needs: HostNeeds): Promise<ServiceHost> {
  await migrateService(ground.pool, { schema: ground.schema, definition });
  return createServiceHost({
    ...ground,
    definition,
    bus: needs.bus,
    driver: needs.driver,
    logger: needs.logger,
    metrics: hostMetrics(needs.metrics, definition.name),
    // One process has one of each: after a crash it takes its own leases back at once.
    instance: SINGLE_INSTANCE,
  });
}

const SINGLE_INSTANCE = '00000000-0000-4000-8000-000000000001';
