import type { Command } from '@corridor/contracts';
import type { AccountView } from '@corridor/contracts/accounts';
import { CompleteDeposit, ReceiveDeposit, ReceiveFunds, RequestDeposit } from '@corridor/contracts/collections';
import type { PostTransactionsPayload } from '@corridor/contracts/ledger';
import { createPostgresEventStore } from '@corridor/event-store';
import { BusTransport, commandTopic, createCommandBus, createInProcessDriver, createServiceHost, migrateService, mintId } from '@corridor/messaging';
import { createLogger, createPool, loadConfig } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { collectionsDefinition } from './collections.definition.js';
import { collectionsSettings, virtualAccountsOf } from './collections.config.js';
import type { CollectionsDeps } from './collections.deps.js';
import { COLLECTIONS_MIGRATIONS } from './collections.migrations.js';
import { CollectionsModule } from './collections.module.js';
import { PgCollectionsQueries } from './read/collections.queries.js';

const SCHEMA = 'collections';
const SCOPE = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
const ACCOUNT: AccountView = { id: mintId<'account'>(), label: null, status: 'active', book: mintId<'book'>(), createdAt: '2026-07-10T12:00:00.000Z' };

/** The service as an app runs it, beside a ledger that posts whatever comes and remembers by which command. */
async function start() {
  const { connectionString } = await testDatabase();
  const pool = createPool({ connectionString, max: 10, applicationName: 'collections-host-spec' });
  await migrateService(pool, { schema: SCHEMA, definition: { migrations: COLLECTIONS_MIGRATIONS } });
  const store = createPostgresEventStore({ pool, schema: SCHEMA });
  const driver = createInProcessDriver({ chaos: { seed: 5, redeliver: 0.5 } });
  const posted = new Set<string>();
  driver.consumeCommands({ topic: commandTopic('ledger'), maxBatch: 100, maxInFlight: 2 }, async (batch) => {
    for (const message of batch) {
      const { id, correlation } = JSON.parse(message.value) as Command<PostTransactionsPayload>;
      posted.add(id);
      message.reply(JSON.stringify({ kind: 'accepted', view: { revision: 0, recordedAt: '2026-07-10T12:00:01.000Z' }, replayed: false, correlation }));
    }
  });
  const bus = createCommandBus({ driver });
  const accounts = { account: async () => ACCOUNT, customer: async () => null, tenant: async () => null };
  const deps: CollectionsDeps = { pool, schema: SCHEMA, store, bus, accounts, banks: { test: virtualAccountsOf(loadConfig(z.object(collectionsSettings), {})) }, now: () => new Date() };
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const host = createServiceHost({ definition: collectionsDefinition(deps), pool, schema: SCHEMA, store, driver, bus, logger });
  const app = await NestFactory.createMicroservice(CollectionsModule.register(deps), { strategy: new BusTransport([host]), logger: false });
  await app.listen();
  const stop = async () => {
    await app.close();
    await store.close();
    await driver.close();
    await pool.end();
  };
  return { bus, posted, queries: new PgCollectionsQueries(deps), stop };
}

describe('the collections service under its host', () => {
  let service: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    service = await start();
  });
  afterAll(() => service.stop());

  it('takes each deposit once, however often it is told of it (invariant 8)', async () => {
    const amount = { currency: 'EUR' as const, amount: '10.00' as never };
    const commands = Array.from({ length: 20 }, () => ({
      id: mintId<'command'>(),
      scope: SCOPE,
      correlation: 'req_1',
      issuedAt: new Date().toISOString(),
      payload: { depositId: mintId<'deposit'>(), accountId: ACCOUNT.id, amount, rail: 'sepa' as const },
    }));
    const replies = await Promise.all([...commands, ...commands].map((command) => service.bus.send(ReceiveDeposit, command)));
    expect(replies.map(({ kind }) => kind)).toEqual(replies.map(() => 'accepted'));
    expect(service.posted.size).toBe(20);
    const page = await service.queries.deposits(SCOPE, {}, { limit: 100 });
    expect(page.kind === 'page' && page.items.length).toBe(20);
  });

  it('takes a deposit once when it is told of again under a fresh id, as a surface does, at once and later (invariant 8)', async () => {
    const tell = (amount: string) => () => ({
      id,
      scope: SCOPE,
      fingerprint: amount,
      correlation: 'req_1',
      issuedAt: new Date().toISOString(),
      payload: { depositId: mintId<'deposit'>(), accountId: ACCOUNT.id, amount: { currency: 'EUR' as const, amount: amount as never }, rail: 'sepa' as const },
    });
    const id = mintId<'command'>();
    const again = tell('30.00');
    const postedBefore = service.posted.size;
    const replies = await Promise.all([again(), again(), again()].map((command) => service.bus.send(ReceiveDeposit, command)));
    replies.push(await service.bus.send(ReceiveDeposit, again()));
    const views = replies.map((reply) => (reply.kind === 'accepted' ? reply.view : reply.kind));
    expect(views).toEqual(views.map(() => views[0]));
    expect(replies.filter((reply) => 'replayed' in reply && !reply.replayed)).toHaveLength(1);
    expect(await service.bus.send(ReceiveDeposit, tell('31.00')())).toMatchObject({ kind: 'conflict', object: (views[0] as { id: string }).id });
    expect(service.posted.size).toBe(postedBefore + 1);
  });

  it('loses none of many payments that name one deposit at the same moment, and completes it by one of them (invariant 8)', async () => {
    const command = <Payload>(payload: Payload) => ({ id: mintId<'command'>(), scope: SCOPE, correlation: 'req_1', issuedAt: new Date().toISOString(), payload });
    const depositId = mintId<'deposit'>();
    const request = { depositId, accountId: ACCOUNT.id, currency: 'EUR', rail: 'sepa', customerId: null, expected: null } as const;
    const asked = await service.bus.send(RequestDeposit, command(request));
    const account = asked.kind === 'accepted' ? (asked.view.asked.instructions.iban ?? null) : null;
    const before = service.posted.size;
    const advices = Array.from({ length: 10 }, (_, index) => {
      const remittance = { payerName: null, payerAccount: null, text: null };
      const amount = { currency: 'EUR' as const, amount: `${index + 1}.00` as never };
      return command({ fundsId: mintId<'deposit'>(), amount, rail: 'sepa' as const, account, remittance, bankReference: `BANK-${index}` });
    });
    const replies = await Promise.all([
      ...advices.map((advice) => service.bus.send(ReceiveFunds, advice)),
      service.bus.send(CompleteDeposit, command({ depositId, amount: null, bankReference: 'SANDBOX' })),
    ]);
    const taken = replies.flatMap((reply) => (reply.kind === 'accepted' ? [reply.view.id] : []));
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken).toContain(depositId);
    // All that a bank tells is taken; the sandbox's own payment only if it came first.
    expect(replies.slice(0, 10).map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'accepted'));
    expect(service.posted.size).toBe(before + taken.length);
  });
});
