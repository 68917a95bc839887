import type { ServiceName } from '@corridor/contracts';
import { createPostgresEventStore } from '@corridor/event-store';
import type { CommandBus } from '@corridor/messaging';
import { createPool, type Logger } from '@corridor/runtime';
import type { Ground } from './service.js';

export interface GroundOptions {
  readonly connectionString: string;
  /** Most connections: two commit, one follows the log, the others serve commands and queries. */
  readonly connections: number;
  readonly bus: CommandBus;
  readonly logger: Logger;
}

/** A pool and a log of its own for a service, also where several share a process. Connects when first used. */
export function openGround(service: ServiceName, { connectionString, connections: max, bus, logger }: GroundOptions): Ground {
  const pool = createPool({
    connectionString,
    max,
    applicationName: `corridor-${service}`,
    onIdleError: (err) => logger.warn({ err }, 'an idle connection to the database broke'),
  });
  const schema: string = service;
  return { pool, schema, store: createPostgresEventStore({ pool, schema, logger }), bus, logger, now: () => new Date() };
}

/** For when its host has stopped. */
export async function closeGround({ store, pool }: Ground): Promise<void> {
  await store.close();
  await pool.end();
}
