import type { Command, Reply, ServiceName } from '@corridor/contracts';
import type { ConversionView, ExecuteQuotePayload, ExecuteQuoteRejection } from '@corridor/contracts/quotes';
import { createPostgresEventStore } from '@corridor/event-store';
import { BusTransport, commandTopic, createCommandBus, createInProcessDriver, createServiceHost, migrateService, mintId } from '@corridor/messaging';
import { createLogger, createPool, type Pool } from '@corridor/runtime';
import { type LedgerReply, type PostCommand, testDatabase } from '@corridor/testing';
import { NestFactory } from '@nestjs/core';
import { sandboxDomesticBank } from './automatic/bank/sandbox-domestic-bank.js';
import { sandboxBank } from './bank/sandbox-bank.js';
import { DEFAULT_FEES } from './domain/fees.js';
import { ACCOUNT, beneficiary } from './domain/payout.fixture.js';
import { payoutsDefinition } from './payouts.definition.js';
import type { PayoutsAccounts, PayoutsDeps } from './payouts.deps.js';
import { PAYOUTS_MIGRATIONS } from './payouts.migrations.js';
import { PayoutsModule } from './payouts.module.js';
import { PgPayoutsQueries } from './read/payouts.queries.js';

const SCHEMA = 'payouts';

export type ExecuteCommand = Command<ExecuteQuotePayload>;
export type QuotesReply = Reply<ConversionView, ExecuteQuoteRejection>;

/** What another service makes of a command; null for no answer. */
export type Answering = (command: Command) => Reply<unknown, unknown> | null;

export const SCOPE = { tenant: mintId<'tenant'>(), mode: 'test' } as const;

const NO_PRICES: PayoutsDeps['pricing'] = {
  price: () => Promise.reject(new Error('no prices')),
  payoutFee: () => Promise.reject(new Error('no fees')),
  leastPayout: () => Promise.reject(new Error('no fees')),
};

export async function payoutsDatabase(): Promise<Pool> {
  const { connectionString } = await testDatabase();
  const pool = createPool({ connectionString, max: 10, applicationName: 'payouts-host-spec' });
  await migrateService(pool, { schema: SCHEMA, definition: { migrations: PAYOUTS_MIGRATIONS } });
  return pool;
}

/** One process of the service as an app runs it, on a driver that redelivers and reorders, beside a ledger made of `post` and quotes made of `execute`. */
export async function startPayouts(
  pool: Pool,
  options: {
    readonly post: (command: PostCommand) => LedgerReply | null;
    readonly execute?: (command: ExecuteCommand) => QuotesReply | null;
    readonly delayMs?: number;
    readonly transferStepMs?: number;
    /** Whether the bank can stop what is on its way. */
    readonly stops?: boolean;
    readonly timeoutMs?: number;
    /** Other services, by name, that automatic payouts need. */
    readonly others?: Readonly<Partial<Record<ServiceName, Answering>>>;
    readonly accounts?: Partial<PayoutsAccounts>;
    readonly pricing?: PayoutsDeps['pricing'];
    readonly now?: () => Date;
  },
) {
  const store = createPostgresEventStore({ pool, schema: SCHEMA });
  const driver = createInProcessDriver({ chaos: { seed: 7 } });
  const bus = createCommandBus({ driver, timeoutMs: options.timeoutMs ?? 15_000 });
  const deps: PayoutsDeps = {
    pool,
    schema: SCHEMA,
    store,
    bus,
    accounts: {
      account: async (_scope, id) => (id === ACCOUNT.id ? ACCOUNT : null),
      beneficiary: async (_scope, id) => (id === beneficiary().id ? beneficiary() : null),
      ...options.accounts,
    } as PayoutsAccounts,
    banks: { test: { ...sandboxBank({ delayMs: options.delayMs ?? 3_600_000 }), stop: async () => options.stops ?? true } },
    domesticBanks: { test: sandboxDomesticBank({ delayMs: options.delayMs ?? 3_600_000 }) },
    pricing: options.pricing ?? NO_PRICES,
    fees: DEFAULT_FEES,
    transferStepMs: options.transferStepMs ?? 3_600_000,
    now: options.now ?? (() => new Date()),
  };
  driver.consumeCommands({ topic: commandTopic('ledger'), maxBatch: 100, maxInFlight: 2 }, async (batch) => {
    for (const message of batch) {
      const reply = options.post(JSON.parse(message.value) as PostCommand);
      if (reply !== null) message.reply(JSON.stringify(reply));
    }
  });
  driver.consumeCommands({ topic: commandTopic('quotes'), maxBatch: 100, maxInFlight: 2 }, async (batch) => {
    for (const message of batch) {
      const reply = options.execute?.(JSON.parse(message.value) as ExecuteCommand) ?? null;
      if (reply !== null) message.reply(JSON.stringify(reply));
    }
  });
  for (const [service, answer] of Object.entries(options.others ?? {})) {
    driver.consumeCommands({ topic: commandTopic(service as ServiceName), maxBatch: 100, maxInFlight: 2 }, async (batch) => {
      for (const message of batch) {
        const reply = answer(JSON.parse(message.value) as Command);
        if (reply !== null) message.reply(JSON.stringify(reply));
      }
    });
  }
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const host = createServiceHost({ definition: payoutsDefinition(deps), pool, schema: SCHEMA, store, driver, bus, logger, drainMs: 500, instance: 'spec' });
  const app = await NestFactory.createMicroservice(PayoutsModule.register(deps), { strategy: new BusTransport([host]), logger: false });
  await app.listen();
  const stop = async () => {
    await app.close();
    await store.close();
    await driver.close();
  };
  return { bus, store, queries: new PgPayoutsQueries(deps), stop };
}
