import { setTimeout as wait } from 'node:timers/promises';
import { CreateKey, CreateTenant, KEY_LEASE_MS, RevokeKey } from '@corridor/contracts/accounts';
import { createPostgresEventStore } from '@corridor/event-store';
import { BusTransport, createCommandBus, createInProcessDriver, createServiceHost, migrateService, mintId } from '@corridor/messaging';
import { createLogger, createPool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { NestFactory } from '@nestjs/core';
import { accountsDefinition } from './accounts.definition.js';
import type { AccountsDeps } from './accounts.deps.js';
import { hashOf } from './accounts.fixture.js';
import { ACCOUNTS_MIGRATIONS } from './accounts.migrations.js';
import { AccountsModule } from './accounts.module.js';
import { PgAccountsQueries } from './read/accounts.queries.js';

const SCHEMA = 'accounts';
const TENANT = mintId<'tenant'>();
const about = () => ({ id: mintId<'command'>(), scope: { tenant: TENANT, mode: 'live' as const }, correlation: 'req_1', issuedAt: new Date().toISOString() });

async function start() {
  const { connectionString } = await testDatabase();
  const pool = createPool({ connectionString, max: 10, applicationName: 'accounts-host-spec' });
  await migrateService(pool, { schema: SCHEMA, definition: { migrations: ACCOUNTS_MIGRATIONS } });
  const store = createPostgresEventStore({ pool, schema: SCHEMA });
  const driver = createInProcessDriver({ chaos: { seed: 11 } });
  const bus = createCommandBus({ driver });
  const deps: AccountsDeps = { pool, schema: SCHEMA, store, personalDataKey: Buffer.alloc(32, 7), sandboxDelayMs: 50, screening: {}, now: () => new Date(), wait: async (durationMs) => wait(durationMs) };
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

describe('the accounts service under its host', () => {
  let service: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    service = await start();
    const books = { test: mintId<'book'>(), live: mintId<'book'>() };
    const defaultAccounts = { test: mintId<'account'>(), live: mintId<'account'>() };
    await service.bus.send(CreateTenant, { ...about(), payload: { tenantId: TENANT, name: 'Harbour Ltd', books, defaultAccounts } });
  });
  afterAll(() => service.stop());

  it('answers a revocation, and a repeat of it, no earlier than every lease has run out', async () => {
    const keyId = mintId<'key'>();
    const payload = { keyId, kind: 'secret' as const, hash: hashOf('sk_live_leak'), hint: 'leak', label: null, scopes: ['*'], limits: null };
    expect(await service.bus.send(CreateKey, { ...about(), payload })).toMatchObject({ kind: 'accepted', view: { id: keyId } });
    expect(await service.queries.keyByHash(hashOf('sk_live_leak'))).toMatchObject({ id: keyId });

    const command = { ...about(), payload: { keyId } };
    const began = performance.now();
    const answered = service.bus.send(RevokeKey, command);
    await wait(KEY_LEASE_MS / 2);
    expect(await service.queries.keyByHash(hashOf('sk_live_leak'))).toBeNull();
    const repeat = await service.bus.send(RevokeKey, command);
    // A timer may fire a millisecond early by another clock.
    expect(performance.now() - began).toBeGreaterThanOrEqual(KEY_LEASE_MS - 1);
    const first = await answered;
    expect(first).toMatchObject({ kind: 'accepted', view: { status: 'revoked' } });
    expect(repeat).toEqual({ ...first, replayed: true });
  });
});
