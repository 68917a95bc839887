import type { AccountView } from '@corridor/contracts/accounts';
import { createPostgresEventStore } from '@corridor/event-store';
import { BusTransport, commandTopic, createCommandBus, createInProcessDriver, createServiceHost, fingerprintOf, migrateService, mintId } from '@corridor/messaging';
import { createLogger, createPool, loadConfig, type Pool } from '@corridor/runtime';
import { type LedgerReply, type PostCommand, testDatabase } from '@corridor/testing';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { collectionsSettings, virtualAccountsOf } from './collections.config.js';
import { collectionsDefinition } from './collections.definition.js';
import type { CollectionsDeps } from './collections.deps.js';
import { COLLECTIONS_MIGRATIONS } from './collections.migrations.js';
import { CollectionsModule } from './collections.module.js';
import { PgCollectionsQueries } from './read/collections.queries.js';

const SCHEMA = 'collections';

export const SCOPE = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
export const ACCOUNT: AccountView = { id: mintId<'account'>(), label: null, status: 'active', book: mintId<'book'>(), createdAt: '2026-07-10T12:00:00.000Z' };
const TENANT = { id: SCOPE.tenant, name: 'spec', defaultAccounts: { test: ACCOUNT.id, live: ACCOUNT.id }, createdAt: ACCOUNT.createdAt };

export async function collectionsDatabase(): Promise<Pool> {
  const { connectionString } = await testDatabase();
  const pool = createPool({ connectionString, max: 10, applicationName: 'collections-host-spec' });
  await migrateService(pool, { schema: SCHEMA, definition: { migrations: COLLECTIONS_MIGRATIONS } });
  return pool;
}

interface Options {
  readonly post: (command: PostCommand) => LedgerReply | null;
  readonly timeoutMs?: number;
  /** What payment links know of what is not theirs; nothing, unless it is told. */
  readonly links?: Partial<CollectionsDeps['links']>;
}

/** One process of the service as an app runs it, on a driver that redelivers and reorders, beside a ledger made of `post`. */
export async function startCollections(pool: Pool, options: Options) {
  const store = createPostgresEventStore({ pool, schema: SCHEMA });
  const driver = createInProcessDriver({ chaos: { seed: 5, redeliver: 0.5 } });
  const bus = createCommandBus({ driver, timeoutMs: options.timeoutMs ?? 15_000 });
  const deps: CollectionsDeps = {
    pool,
    schema: SCHEMA,
    store,
    bus,
    accounts: { account: async () => ACCOUNT, customer: async () => null, tenant: async () => TENANT, party: async () => null, file: async () => null },
    addresses: { address: async () => null },
    ledger: { balances: async () => [] },
    delayMs: 600_000,
    banks: { test: virtualAccountsOf(loadConfig(z.object(collectionsSettings), {})) },
    links: { receivable: async () => null, partner: async () => null, deposit: async () => null, processingFee: async () => ({ kind: 'free' }), ...options.links },
    now: () => new Date(),
  };
  driver.consumeCommands({ topic: commandTopic('ledger'), maxBatch: 100, maxInFlight: 2 }, async (batch) => {
    for (const message of batch) {
      const reply = options.post(JSON.parse(message.value) as PostCommand);
      if (reply !== null) message.reply(JSON.stringify(reply));
    }
  });
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const host = createServiceHost({ definition: collectionsDefinition(deps), pool, schema: SCHEMA, store, driver, bus, logger, drainMs: 500, instance: 'spec' });
  const app = await NestFactory.createMicroservice(CollectionsModule.register(deps), { strategy: new BusTransport([host]), logger: false });
  await app.listen();
  const stop = async () => {
    await app.close();
    await store.close();
    await driver.close();
  };
  return { bus, store, queries: new PgCollectionsQueries(deps), stop };
}

/** A command as somebody sends it who may send it again. */
export function sent<Payload>(payload: Payload) {
  return { id: mintId<'command'>(), scope: SCOPE, correlation: 'req_1', issuedAt: new Date().toISOString(), fingerprint: fingerprintOf(payload), payload };
}
