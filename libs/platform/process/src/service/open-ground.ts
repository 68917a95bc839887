import { type AnyEventVersions, EVENT_VERSIONS, type ServiceName } from '@corridor/contracts';
import { createPostgresEventStore, withCurrentEvents } from '@corridor/event-store';
import type { CommandBus } from '@corridor/messaging';
import { createPool, type Logger } from '@corridor/runtime';
import type { Ground } from './service.js';

export interface GroundOptions {
  readonly connectionString: string;
  /** Most connections: two commit, one follows the log, the others serve commands and queries. */
  readonly connections: number;
  readonly bus: CommandBus;
  readonly logger: Logger;
  /** Of the events in the log; those of the service's contract unless given. */
  readonly eventVersions?: AnyEventVersions | undefined;
}

/** A pool and a log of its own for a service, also where several share a process. Connects when first used. */
export function openGround(service: ServiceName, { connectionString, connections: max, bus, logger, eventVersions = EVENT_VERSIONS[service] }: GroundOptions): Ground {
  const pool = createPool({
    connectionString,
    max,
    applicationName: `corridor-${service}`,
    onIdleError: (err) => logger.warn({ err }, 'an idle connection to the database broke'),
  });
  const schema: string = service;
  const store = withCurrentEvents(createPostgresEventStore({ pool, schema, logger }), eventVersions);
  return { pool, schema, store, bus, logger, now: () => new Date() };
}

/** For when its host has stopped. */
export async function closeGround({ store, pool }: Ground): Promise<void> {
  await store.close();
  await pool.end();
}
