import { type Command, type CommandType, idOf, type Mode, type Reply, type Scope } from '@corridor/contracts';
import type { AccountView, PartyView } from '@corridor/contracts/accounts';
import type { LedgerRejection, PostedView, PostTransactionsPayload } from '@corridor/contracts/ledger';
import { CreateQuote, type CreateQuotePayload, EstablishFeePlans, type EstablishFeePlansPayload, ExecuteQuote } from '@corridor/contracts/quotes';
import { createPostgresEventStore, type EventStore, eventStoreMigrations, type RecordedEvent } from '@corridor/event-store';
import { type CommandBus, fingerprintOf, type Handled, messagingMigrations, mintId, type NewCommand, type Process } from '@corridor/messaging';
import { createPool, migrate, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { DEFAULT_PRICING } from './domain/pricing.js';
import { FeePlansHandlers } from './fee-plans/fee-plans.handlers.js';
import type { QuotesDeps } from './quotes.deps.js';
import { QuotesHandlers } from './quotes.handlers.js';
import { QUOTES_MIGRATIONS } from './quotes.migrations.js';
import { conversionProcess } from './quotes.process.js';
import { datedRates, SANDBOX_RATES } from './rates/dated-rates.js';
import { PgQuotesQueries } from './read/quotes.queries.js';
import { sandboxSettlement } from './settlement/sandbox-settlement.js';

const SCHEMA = 'quotes';

/** How long a conversion that does not settle at once takes. */
export const SETTLEMENT_MS = 5_000;

/** A ledger that says what it is told to, and remembers what it was asked. */
export class FakeLedger implements CommandBus {
  readonly asked: NewCommand<PostTransactionsPayload>[] = [];
  answer: Reply<PostedView, LedgerRejection> | null = null;

  constructor(private readonly now: () => Date) {}

  async send<Payload, View, Rejection extends { readonly reason: string }>(
    _type: CommandType<Payload, View, Rejection>,
    command: NewCommand<Payload>,
  ): Promise<Reply<View, Rejection>> {
    this.asked.push(command as unknown as NewCommand<PostTransactionsPayload>);
    const view: PostedView = { revision: this.asked.length, recordedAt: this.now().toISOString() };
    const reply = this.answer ?? { kind: 'accepted', view, replayed: false, correlation: command.correlation };
    return reply as unknown as Reply<View, Rejection>;
  }
}

/** The service on a real PostgreSQL and a real event store, stepped by hand: commit what a handler says, resume intents. */
export class QuotesWorld {
  clock = new Date('2026-07-10T12:00:00.000Z');
  readonly ledger = new FakeLedger(() => this.clock);
  readonly account: AccountView;
  readonly scope: Scope;
  readonly parties = new Map<string, PartyView>();
  readonly handlers: QuotesHandlers;
  readonly feePlans: FeePlansHandlers;
  /** To the ledger, and to the service itself. */
  readonly bus: CommandBus;
  readonly process: Process;
  readonly queries: PgQuotesQueries;

  static async create(): Promise<QuotesWorld> {
    const database = await testDatabase();
    const pool = createPool({ connectionString: database.connectionString, max: 6, applicationName: 'quotes-spec' });
    await migrate(pool, { schema: SCHEMA, migrations: [...eventStoreMigrations, ...messagingMigrations, ...QUOTES_MIGRATIONS] });
    return new QuotesWorld(pool, createPostgresEventStore({ pool, schema: SCHEMA }));
  }

  private constructor(
    readonly pool: Pool,
    readonly store: EventStore,
  ) {
    this.scope = this.newScope('test');
    this.account = { id: mintId<'account'>(), label: null, status: 'active', book: mintId<'book'>(), createdAt: this.clock.toISOString() };
    this.bus = { send: async (type, command) => (type.name === EstablishFeePlans.name ? this.established(type, command) : this.ledger.send(type, command)) };
    const deps: QuotesDeps = {
      pool,
      store,
      schema: SCHEMA,
      bus: this.bus,
      accounts: {
        account: async (scope, id) => (scope.tenant === this.scope.tenant && id === this.account.id ? this.account : null),
        party: async (_scope, id) => this.parties.get(id) ?? null,
      },
      rates: { test: datedRates(SANDBOX_RATES) },
      pricing: DEFAULT_PRICING,
      settlements: { test: sandboxSettlement({ delayMs: SETTLEMENT_MS }) },
      now: () => this.clock,
    };
    this.handlers = new QuotesHandlers(deps);
    this.feePlans = new FeePlansHandlers(deps);
    this.process = conversionProcess(deps);
    this.queries = new PgQuotesQueries(deps);
  }

  private async established<Payload, View, Rejection extends { readonly reason: string }>(
    type: CommandType<Payload, View, Rejection>,
    { payload, scope }: NewCommand<Payload>,
  ): Promise<Reply<View, Rejection>> {
    const command = this.command(type, payload, scope) as unknown as Command<EstablishFeePlansPayload>;
    const handled = await this.feePlans.establishFeePlans(command);
    const outcome = await this.outcome(handled);
    const reply = handled.kind === 'rejected' ? { kind: 'rejected', rejection: outcome } : { kind: 'accepted', view: outcome };
    return { ...reply, replayed: false, correlation: 'req_1' } as unknown as Reply<View, Rejection>;
  }

  newScope(mode: Mode): Scope {
    return { tenant: mintId<'tenant'>(), mode };
  }

  command<Payload, View, Rejection extends { readonly reason: string }>(
    type: CommandType<Payload, View, Rejection>,
    payload: Payload,
    scope = this.scope,
  ): Command<Payload> {
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

  /** What the command's sender hears: the view or the rejection. */
  async outcome<View, Rejection>(handled: Handled<View, Rejection>): Promise<View | Rejection> {
    if (handled.kind === 'rejected') return handled.rejection;
    const { events } = await this.store.commit(handled.unit);
    if (handled.kind === 'done') return handled.view;
    return this.resumed<View, Rejection>(events[0]?.[0] as RecordedEvent);
  }

  async resumed<View, Rejection>(intent: RecordedEvent): Promise<View | Rejection> {
    expect(this.process.starts(intent)).toBe(true);
    const finished = await this.process.resume(intent);
    const { events } = await this.store.commit(finished.unit);
    expect(this.process.ends(events[0]?.[0] as RecordedEvent)).toBe(`${intent.stream}/${intent.revision}`);
    return (finished.kind === 'done' ? finished.view : finished.rejection) as View | Rejection;
  }

  async quote(over: Partial<CreateQuotePayload> = {}, scope = this.scope) {
    const payload: CreateQuotePayload = {
      quoteId: mintId<'quote'>(),
      fromCurrency: 'EUR',
      toCurrency: 'USDC',
      dealt: { side: 'from', amount: '50000.00' as never },
      side: 'sell',
      ...over,
    };
    return this.outcome(await this.handlers.createQuote(this.command(CreateQuote, payload, scope)));
  }

  async execute(quote: { readonly id?: string }, conversionId = mintId<'conversion'>(), scope = this.scope) {
    const payload = { quoteId: idOf<'quote'>(String(quote.id)), conversionId, accountId: this.account.id };
    return this.outcome(await this.handlers.executeQuote(this.command(ExecuteQuote, payload, scope)));
  }

  async streamOf(quote: { readonly id: string }): Promise<string[]> {
    return (await this.store.readStream(`quote-${quote.id}`)).map(({ type }) => type);
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.pool.end();
  }
}
