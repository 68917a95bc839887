import { setTimeout as wait } from 'node:timers/promises';
import { createPostgresEventStore } from '@corridor/event-store';
import { BusTransport, createCommandBus, createInProcessDriver, createServiceHost, migrateService } from '@corridor/messaging';
import { createLogger, createPool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { NestFactory } from '@nestjs/core';
import { accountsDefinition } from './accounts.definition.js';
import type { AccountsDeps } from './accounts.deps.js';
import { ACCOUNTS_MIGRATIONS } from './accounts.migrations.js';
import { AccountsModule } from './accounts.module.js';
import { listScreening } from './beneficiaries/screening/list-screening.js';
import { readSanctionsList, SANDBOX_LIST } from './beneficiaries/screening/sanctions-list.js';
import { PgAccountsQueries } from './read/accounts.queries.js';

const SCHEMA = 'accounts';
/** How long verifications take. */
export const DELAY_MS = 50;

/** The service as an app runs it, on a driver that redelivers and reorders. */
export async function startAccounts() {
  const { connectionString } = await testDatabase();
  const pool = createPool({ connectionString, max: 10, applicationName: 'accounts-host-spec' });
  await migrateService(pool, { schema: SCHEMA, definition: { migrations: ACCOUNTS_MIGRATIONS } });
  const store = createPostgresEventStore({ pool, schema: SCHEMA });
  const driver = createInProcessDriver({ chaos: { seed: 11 } });
  const bus = createCommandBus({ driver });
  const screening = { test: listScreening(readSanctionsList(SANDBOX_LIST), { review: 82, reject: 95 }) };
  const deps: AccountsDeps = { pool, schema: SCHEMA, store, personalDataKey: Buffer.alloc(32, 7), sandboxDelayMs: DELAY_MS, screening, now: () => new Date(), wait: async (durationMs) => wait(durationMs) };
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const host = createServiceHost({ definition: accountsDefinition(deps), pool, schema: SCHEMA, store, driver, bus, logger });
  const app = await NestFactory.createMicroservice(AccountsModule.register(deps), { strategy: new BusTransport([host]), logger: false });
  await app.listen();
  const stop = async () => {
    await app.close();
    await store.close();
    await driver.close();
    await pool.end();
  };
  return { bus, queries: new PgAccountsQueries(deps), stop };
}
