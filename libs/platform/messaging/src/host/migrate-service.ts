import { eventStoreMigrations } from '@corridor/event-store';
import { migrate, type Pool } from '@corridor/runtime';
import type { ServiceDefinition } from '../port/service.js';
import { messagingMigrations } from '../schema/migrations.js';

/**
 * Makes or updates a service's schema: the log's tables, the host's, then its own. Three lists, one after another, so that
 * each may grow at its end. Returns the names of what was applied; instances that start together wait for each other.
 */
export async function migrateService(
  pool: Pool,
  { schema, definition }: { readonly schema: string; readonly definition: Pick<ServiceDefinition, 'migrations'> },
): Promise<string[]> {
  const applied: string[] = [];
  for (const migrations of [eventStoreMigrations, messagingMigrations, definition.migrations]) {
    applied.push(...(await migrate(pool, { schema, migrations })));
  }
  return applied;
}
