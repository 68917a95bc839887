import type { AccountView } from '@corridor/contracts/accounts';
import { createPostgresEventStore } from '@corridor/event-store';
import {
  BusTransport,
  commandTopic,
  createCommandBus,
  createInProcessDriver,
  createServiceHost,
  migrateService,
  mintId,
} from '@corridor/messaging';
import { createLogger, createPool, type Pool } from '@corridor/runtime';
import { type LedgerReply, type PostCommand, testDatabase } from '@corridor/testing';
import { NestFactory } from '@nestjs/core';
import { DEFAULT_PRICING } from './domain/pricing.js';
import { quotesDefinition } from './quotes.definition.js';
import type { QuotesDeps } from './quotes.deps.js';
import { QUOTES_MIGRATIONS } from './quotes.migrations.js';
import { QuotesModule } from './quotes.module.js';
import { datedRates, SANDBOX_RATES } from './rates/dated-rates.js';
import { PgQuotesQueries } from './read/quotes.queries.js';
import { sandboxSettlement } from './settlement/sandbox-settlement.js';

const SCHEMA = 'quotes';

export const SCOPE = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
export const ACCOUNT: AccountView = {
  id: mintId<'account'>(),
  label: null,
  status: 'active',
  book: mintId<'book'>(),
  createdAt: '2026-07-10T12:00:00.000Z',
};

export async function quotesDatabase(): Promise<Pool> {
  const { connectionString } = await testDatabase();
  const pool = createPool({ connectionString, max: 10, applicationName: 'quotes-host-spec' });
  await migrateService(pool, { schema: SCHEMA, definition: { migrations: QUOTES_MIGRATIONS } });
  return pool;
}

/** One process of the service as an app runs it, on a driver that redelivers and reorders, beside a ledger made of `post`. */
export async function startQuotes(
  pool: Pool,
  options: { readonly post: (command: PostCommand) => LedgerReply | null; readonly lockMs?: number; readonly delayMs?: number; readonly timeoutMs?: number },
) {
  const store = createPostgresEventStore({ pool, schema: SCHEMA });
  const driver = createInProcessDriver({ chaos: { seed: 7 } });
  const bus = createCommandBus({ driver, timeoutMs: options.timeoutMs ?? 15_000 });
  const deps: QuotesDeps = {
    pool,
    schema: SCHEMA,
    store,
    bus,
    accounts: { account: async (_scope, id) => (id === ACCOUNT.id ? ACCOUNT : null), party: async () => null },
    rates: { test: datedRates(SANDBOX_RATES) },
    pricing: { ...DEFAULT_PRICING, lockMs: options.lockMs ?? DEFAULT_PRICING.lockMs },
    settlements: { test: sandboxSettlement({ delayMs: options.delayMs ?? 3_600_000 }) },
    now: () => new Date(),
  };
  driver.consumeCommands({ topic: commandTopic('ledger'), maxBatch: 100, maxInFlight: 2 }, async (batch) => {
    for (const message of batch) {
      const reply = options.post(JSON.parse(message.value) as PostCommand);
      if (reply !== null) message.reply(JSON.stringify(reply));
    }
  });
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const host = createServiceHost({ definition: quotesDefinition(deps), pool, schema: SCHEMA, store, driver, bus, logger, drainMs: 500, instance: 'spec' });
  const app = await NestFactory.createMicroservice(QuotesModule.register(deps), { strategy: new BusTransport([host]), logger: false });
  await app.listen();
  const stop = async () => {
    await app.close();
    await store.close();
    await driver.close();
  };
  return { bus, store, queries: new PgQuotesQueries(deps), stop };
}
