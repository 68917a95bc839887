import { type Command, type CommandType, type Reply, type Scope } from '@corridor/contracts';
import type { AccountView } from '@corridor/contracts/accounts';
import { type DepositView, ReceiveDeposit, type ReceiveDepositPayload, type ReceiveDepositRejection } from '@corridor/contracts/collections';
import type { LedgerRejection, PostedView, PostTransactionsPayload } from '@corridor/contracts/ledger';
import { createPostgresEventStore, type EventStore, eventStoreMigrations, type RecordedEvent } from '@corridor/event-store';
import { type CommandBus, fingerprintOf, messagingMigrations, mintId, type NewCommand, type Process } from '@corridor/messaging';
import { createPool, migrate, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import type { CollectionsDeps } from './collections.deps.js';
import { CollectionsHandlers } from './collections.handlers.js';
import { COLLECTIONS_MIGRATIONS } from './collections.migrations.js';
import { depositProcess } from './collections.process.js';
import { PgCollectionsQueries } from './read/collections.queries.js';

const SCHEMA = 'collections';

/** The service on a real PostgreSQL and a real event store, stepped by hand, beside a ledger that says what it is told to. */
export class CollectionsWorld {
  clock = new Date('2026-07-10T12:00:00.000Z');
  readonly asked: NewCommand<PostTransactionsPayload>[] = [];
  answer: Reply<PostedView, LedgerRejection> | null = null;
  readonly scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  readonly account: AccountView;
  readonly handlers: CollectionsHandlers;
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
      accounts: { account: async (scope, id) => (scope.tenant === this.scope.tenant && id === this.account.id ? this.account : null) },
      now: () => this.clock,
    };
    this.handlers = new CollectionsHandlers(deps);
    this.process = depositProcess(deps);
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
  async receive(over: Partial<ReceiveDepositPayload> = {}, scope = this.scope): Promise<DepositView | ReceiveDepositRejection> {
    const payload: ReceiveDepositPayload = {
      depositId: mintId<'deposit'>(),
      accountId: this.account.id,
      amount: { currency: 'EUR', amount: '182450.00' as never },
      rail: 'sepa',
      ...over,
    };
    const command: Command<ReceiveDepositPayload> = {
      id: mintId<'command'>(),
      type: ReceiveDeposit.name,
      key: ReceiveDeposit.keyOf(payload),
      scope,
      fingerprint: fingerprintOf(payload),
      correlation: 'req_1',
      causation: null,
      issuedAt: this.clock.toISOString(),
      payload,
    };
    const handled = await this.handlers.receiveDeposit(command);
    if (handled.kind === 'rejected') return handled.rejection;
    const { events } = await this.store.commit(handled.unit);
    return this.resumed(events[0]?.[0] as RecordedEvent);
  }

  async resumed(intent: RecordedEvent): Promise<DepositView | ReceiveDepositRejection> {
    expect(this.process.starts(intent)).toBe(true);
    const finished = await this.process.resume(intent);
    const { events } = await this.store.commit(finished.unit);
    expect(this.process.ends(events[0]?.[0] as RecordedEvent)).toBe(`${intent.stream}/${intent.revision}`);
    return (finished.kind === 'done' ? finished.view : finished.rejection) as DepositView | ReceiveDepositRejection;
  }

  async typesOf(id: string): Promise<string[]> {
    return (await this.store.readStream(`deposit-${id}`)).map(({ type }) => type);
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.pool.end();
  }
}
