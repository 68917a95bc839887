import type { Command, CommandType, DecimalString, DepositId, Reply, Scope } from '@corridor/contracts';
import type { AccountView, CustomerRecord } from '@corridor/contracts/accounts';
import {
  AssignFunds,
  type AssignFundsRejection,
  type AwaitingDeposit,
  CompleteDeposit,
  type CompletedDeposit,
  type CompleteDepositRejection,
  ReceiveDeposit,
  type ReceiveDepositPayload,
  type ReceiveDepositRejection,
  ReceiveFunds,
  type ReceiveFundsPayload,
  type ReceiveFundsRejection,
  RequestDeposit,
  type RequestDepositPayload,
  type RequestDepositRejection,
  ReturnDeposit,
  type ReturnDepositRejection,
  type ReturnedDeposit,
  type ReturnedFunds,
  ReturnFunds,
  type ReturnFundsRejection,
  type SuspendedFunds,
} from '@corridor/contracts/collections';
import type { LedgerRejection, PostedView, PostTransactionsPayload } from '@corridor/contracts/ledger';
import { createPostgresEventStore, type EventStore, eventStoreMigrations, type RecordedEvent } from '@corridor/event-store';
import { type CommandBus, fingerprintOf, type Handled, messagingMigrations, mintId, type NewCommand, type Process } from '@corridor/messaging';
import { createPool, loadConfig, migrate, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { z } from 'zod';
import { collectionsSettings, virtualAccountsOf } from './collections.config.js';
import type { CollectionsDeps } from './collections.deps.js';
import { CollectionsHandlers } from './collections.handlers.js';
import { COLLECTIONS_MIGRATIONS } from './collections.migrations.js';
import { FundsHandlers } from './funds.handlers.js';
import { collectionsProcess } from './collections.process.js';
import { PgCollectionsQueries } from './read/collections.queries.js';

const SCHEMA = 'collections';

/** The service on a real PostgreSQL and a real event store, stepped by hand, beside a ledger that says what it is told to. */
export class CollectionsWorld {
  clock = new Date('2026-07-10T12:00:00.000Z');
  readonly asked: NewCommand<PostTransactionsPayload>[] = [];
  answer: Reply<PostedView, LedgerRejection> | null = null;
  readonly scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  account: AccountView;
  readonly customers = new Map<string, Pick<CustomerRecord, 'status'>>();
  readonly handlers: CollectionsHandlers;
  readonly funds: FundsHandlers;
  readonly process: Process;
  readonly queries: PgCollectionsQueries;

  static async create(): Promise<CollectionsWorld> {
    const database = await testDatabase();
    const pool = createPool({ connectionString: database.connectionString, max: 6, applicationName: 'collections-spec' });
    await migrate(pool, { schema: SCHEMA, migrations: [...eventStoreMigrations, ...messagingMigrations, ...COLLECTIONS_MIGRATIONS] });
    return new CollectionsWorld(pool, createPostgresEventStore({ pool, schema: SCHEMA }));
  }

  private constructor(
    readonly pool: Pool,
    readonly store: EventStore,
  ) {
    this.account = { id: mintId<'account'>(), label: null, status: 'active', book: mintId<'book'>(), createdAt: this.clock.toISOString() };
    const deps: CollectionsDeps = {
      pool,
      store,
      schema: SCHEMA,
      bus: this.ledger(),
      accounts: {
        account: async (scope, id) => (scope.tenant === this.scope.tenant && id === this.account.id ? this.account : null),
        customer: async (_scope, id) => (this.customers.get(id) ?? null) as CustomerRecord | null,
        tenant: async (id) => ({ id, name: 'spec', defaultAccounts: { test: this.account.id, live: this.account.id }, createdAt: this.clock.toISOString() }),
        party: async () => null,
        file: async () => null,
      },
      addresses: { address: async () => null },
      ledger: { balances: async () => [] },
      delayMs: 5_000,
      banks: { test: virtualAccountsOf(loadConfig(z.object(collectionsSettings), {})) },
      links: { receivable: async () => null, partner: async () => null, deposit: async () => null, processingFee: async () => ({ kind: 'free' }) },
      now: () => this.clock,
    };
    this.handlers = new CollectionsHandlers(deps);
    this.funds = new FundsHandlers(deps);
    this.process = collectionsProcess(deps);
    this.queries = new PgCollectionsQueries(deps);
  }

  private ledger(): CommandBus {
    return {
      send: async <Payload, View, Rejection extends { readonly reason: string }>(
        _type: CommandType<Payload, View, Rejection>,
        command: NewCommand<Payload>,
      ) => {
        this.asked.push(command as unknown as NewCommand<PostTransactionsPayload>);
        const view: PostedView = { revision: this.asked.length, recordedAt: this.clock.toISOString() };
        const reply = this.answer ?? { kind: 'accepted', view, replayed: false, correlation: command.correlation };
        return reply as unknown as Reply<View, Rejection>;
      },
    };
  }

  /** What the command's sender hears: the view or the rejection. */
  async receive(over: Partial<ReceiveDepositPayload> = {}, scope = this.scope): Promise<CompletedDeposit | ReceiveDepositRejection> {
    const payload: ReceiveDepositPayload = {
      depositId: mintId<'deposit'>(),
      accountId: this.account.id,
      amount: { currency: 'EUR', amount: '182450.00' as never },
      rail: 'sepa',
      ...over,
    };
    return this.carriedOut(await this.handlers.receiveDeposit(this.commandOf(ReceiveDeposit, payload, scope)));
  }

  async request(over: Partial<RequestDepositPayload> = {}, scope = this.scope): Promise<AwaitingDeposit | RequestDepositRejection> {
    const payload: RequestDepositPayload = {
      depositId: mintId<'deposit'>(),
      accountId: this.account.id,
      currency: 'EUR',
      rail: 'sepa',
      customerId: null,
      expected: null,
      ...over,
    };
    return this.carriedOut(await this.handlers.requestDeposit(this.commandOf(RequestDeposit, payload, scope)));
  }

  /** What a bank tells. */
  async arrive(over: Partial<ReceiveFundsPayload> = {}): Promise<CompletedDeposit | SuspendedFunds | ReceiveFundsRejection> {
    const payload: ReceiveFundsPayload = {
      fundsId: mintId<'deposit'>(),
      amount: { currency: 'EUR', amount: '100.00' as never },
      rail: 'sepa',
      account: null,
      remittance: { payerName: 'Zoë Payer', payerAccount: 'NL91ABNA0417164300', text: null },
      bankReference: 'BANK-1',
      ...over,
    };
    return this.carriedOut(await this.funds.receiveFunds(this.commandOf(ReceiveFunds, payload)));
  }

  async complete(depositId: DepositId, amount: string | null = null, scope = this.scope): Promise<CompletedDeposit | CompleteDepositRejection> {
    const payload = { depositId, amount: amount as DecimalString | null, bankReference: 'SANDBOX-1' };
    return this.carriedOut(await this.handlers.completeDeposit(this.commandOf(CompleteDeposit, payload, scope)));
  }

  async takeBack(depositId: DepositId, scope = this.scope): Promise<ReturnedDeposit | ReturnDepositRejection> {
    const payload = { depositId, failureCode: 'payer_recall', failureReason: 'The payer wants it back.' };
    return this.carriedOut(await this.handlers.returnDeposit(this.commandOf(ReturnDeposit, payload, scope)));
  }

  async assign(fundsId: DepositId, accountId = this.account.id): Promise<CompletedDeposit | AssignFundsRejection> {
    return this.carriedOut(await this.handlers.assignFunds(this.commandOf(AssignFunds, { fundsId, accountId })));
  }

  async sendBack(fundsId: DepositId, scope = this.scope): Promise<ReturnedFunds | ReturnFundsRejection> {
    const payload = { fundsId, failureCode: 'payer_recall', failureReason: 'The payer wants it back.' };
    return this.carriedOut(await this.handlers.returnFunds(this.commandOf(ReturnFunds, payload, scope)));
  }

  private commandOf<Payload>(type: { readonly name: string; keyOf(payload: Payload): string }, payload: Payload, scope = this.scope): Command<Payload> {
    return {
      id: mintId<'command'>(),
      type: type.name,
      key: type.keyOf(payload),
      scope,
      fingerprint: fingerprintOf(payload),
      correlation: 'req_1',
      causation: null,
      issuedAt: this.clock.toISOString(),
      payload,
    };
  }

  private async carriedOut<View, Rejection>(handled: Handled<View, Rejection>): Promise<View | Rejection> {
    if (handled.kind === 'rejected') return handled.rejection;
    const { events } = await this.store.commit(handled.unit);
    if (handled.kind === 'done') return handled.view;
    return (await this.resumed(events[0]?.[0] as RecordedEvent)) as View | Rejection;
  }

  async resumed(intent: RecordedEvent): Promise<unknown> {
    expect(this.process.starts(intent)).toBe(true);
    const finished = await this.process.resume(intent);
    const { events } = await this.store.commit(finished.unit);
    expect(this.process.ends(events[0]?.[0] as RecordedEvent)).toBe(`${intent.stream}/${intent.revision}`);
    return finished.kind === 'done' ? finished.view : finished.rejection;
  }

  async typesOf(id: string): Promise<string[]> {
    return (await this.store.readStream(`deposit-${id}`)).map(({ type }) => type);
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.pool.end();
  }
}
