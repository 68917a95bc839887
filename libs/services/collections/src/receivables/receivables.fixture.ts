import type { AccountId, Command, CommandType, DepositId, PayoutId, ReceivableId, Scope } from '@corridor/contracts';
import { decimalOf, type DecimalString } from '@corridor/contracts';
import type { PartyStatus, PartyView } from '@corridor/contracts/accounts';
import { AdvanceDeposit, CreditReceivables, DebitReceivables, InitiateDeposit, type InitiateDepositPayload, type ReceivableView, ReconcileReceivable, TakeBackDeposit } from '@corridor/contracts/collections';
import { type BalanceView, balanceKey, isCustomerOwner, ownerOf, partsOf, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import { createPostgresEventStore, type EventStore, eventStoreMigrations, type RecordedEvent } from '@corridor/event-store';
import { type CommandBus, fingerprintOf, type Handled, messagingMigrations, mintId, type NewCommand, type Process } from '@corridor/messaging';
import { amountOf, readAmount } from '@corridor/money';
import { createPool, migrate, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { AddressDepositsHandlers } from '../address-deposits/address-deposits.handlers.js';
import type { KnownAddress } from '../address-deposits/receiving-addresses.js';
import type { CollectionsDeps } from '../collections.deps.js';
import { COLLECTIONS_MIGRATIONS } from '../collections.migrations.js';
import { collectionsProcess } from '../collections.process.js';
import { PgCollectionsQueries } from '../read/collections.queries.js';
import { AllocationsHandlers } from './allocations.handlers.js';
import { receivable as blank } from './domain/receivable.fixture.js';
import { followOthers } from './follow-others.js';
import { ReceivablesHandlers } from './receivables.handlers.js';
import { receivablePart, receivableStream, unitOfParts } from './receivables.streams.js';

const SCHEMA = 'collections';

/** The service on a real PostgreSQL, stepped by hand, beside a ledger that adds and refuses as the real one does. */
export class ReceivablesWorld {
  clock = new Date('2026-07-10T12:00:00.000Z');
  readonly scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  readonly user = mintId<'account'>();
  readonly partner = mintId<'account'>();
  readonly address: KnownAddress = { id: mintId<'address'>(), category: 'checkout', account: this.partner, currency: 'USD', status: 'activated' };
  readonly book = mintId<'book'>();
  readonly balances = new Map<string, bigint>();
  readonly posted: PostTransactionsPayload[] = [];
  readonly standing = new Map<AccountId, PartyStatus>();
  readonly deps: CollectionsDeps;
  readonly queries: PgCollectionsQueries;
  private readonly process: Process;

  static async create(): Promise<ReceivablesWorld> {
    const database = await testDatabase();
    const pool = createPool({ connectionString: database.connectionString, max: 6, applicationName: 'receivables-spec' });
    await migrate(pool, { schema: SCHEMA, migrations: [...eventStoreMigrations, ...messagingMigrations, ...COLLECTIONS_MIGRATIONS] });
    return new ReceivablesWorld(pool, createPostgresEventStore({ pool, schema: SCHEMA }));
  }

  private constructor(
    readonly pool: Pool,
    readonly store: EventStore,
  ) {
    this.deps = {
      pool,
      store,
      schema: SCHEMA,
      bus: this.ledger(),
      accounts: { account: async () => null, customer: async () => null, tenant: async () => null, file: async () => null, party: async (_scope, id) => this.party(id) },
      addresses: { address: async (_scope, id) => (id === this.address.id ? this.address : null) },
      ledger: { balances: async (_scope, owner) => this.balancesOf(owner) },
      delayMs: 5_000,
      banks: {},
      links: { receivable: async () => null, partner: async () => null, deposit: async () => null, processingFee: async () => ({ kind: 'free' }) },
      now: () => this.clock,
    };
    this.process = collectionsProcess(this.deps);
    this.queries = new PgCollectionsQueries(this.deps);
  }

  private party(id: AccountId): PartyView | null {
    if (id !== this.user && id !== this.partner) return null;
    const isUser = id === this.user;
    return { id, type: isUser ? 'user' : 'partner', parent: isUser ? null : this.user, status: this.standing.get(id) ?? 'activated', book: this.book } as unknown as PartyView;
  }

  private balancesOf(owner: string): BalanceView[] {
    return [...this.balances].flatMap(([key, minorUnits]) => {
      const { owner: of, compartment, currency } = partsOf(key);
      return of === owner ? [{ compartment, currency, balance: decimalOf(amountOf(minorUnits), currency) }] : [];
    });
  }

  private ledger(): CommandBus {
    return {
      send: async <Payload, View, Rejection extends { readonly reason: string }>(_type: CommandType<Payload, View, Rejection>, command: NewCommand<Payload>) => {
        const { correlation } = command;
        const rejection = this.post(command.payload as unknown as PostTransactionsPayload) as unknown as Rejection | null;
        if (rejection !== null) return { kind: 'rejected', rejection, replayed: false, correlation };
        const view = { revision: this.posted.length, recordedAt: this.clock.toISOString() } as unknown as View;
        return { kind: 'accepted', view, replayed: false, correlation };
      },
    };
  }

  /** What a world imposes is taken from what there is; what is missing is nobody's business here. */
  private post(payload: PostTransactionsPayload) {
    const after = new Map(this.balances);
    for (const transaction of payload.transactions) {
      if (transaction.kind === 'reverse') throw new Error('nothing is reversed here');
      for (const { from, to, currency, amount } of transaction.postings) {
        const [source, target] = [balanceKey(from, currency), balanceKey(to, currency)];
        const left = (after.get(source) ?? 0n) - readAmount(amount, currency);
        if (left < 0n && isCustomerOwner(ownerOf(from)) && transaction.imposed !== true) return { reason: 'insufficient_funds', owner: ownerOf(from) };
        after.set(source, left);
        after.set(target, (after.get(target) ?? 0n) + readAmount(amount, currency));
      }
    }
    for (const [key, minorUnits] of after) this.balances.set(key, minorUnits);
    this.posted.push(payload);
    return null;
  }

  /** What an account has in a compartment, in dollars. */
  has(account: AccountId, compartment: 'pending' | 'available' | 'payout_processing'): DecimalString {
    return decimalOf(amountOf(this.balances.get(`${account}/${compartment}/USD`) ?? 0n), 'USD');
  }

  give(account: AccountId, compartment: 'pending' | 'available', amount: string): void {
    const key = `${account}/${compartment}/USD`;
    this.balances.set(key, (this.balances.get(key) ?? 0n) + readAmount(amount, 'USD'));
  }

  /** A receivable that is activated. */
  async owed(over: Partial<ReceivableView> = {}): Promise<ReceivableId> {
    const id = mintId<'receivable'>();
    const receivable = blank({ id, owner: this.user, partner: this.partner, book: this.book, invoice: null, ...over });
    const context = { commandId: mintId<'command'>(), causation: 'spec', correlation: 'req_1', ...this.scope, recordedAt: this.clock.toISOString() };
    await this.store.commit(unitOfParts([receivablePart(context, { stream: receivableStream(id), revision: -1 }, [{ type: 'ReceivableDrafted', data: { receivable } }])]));
    return id;
  }

  reconcile(receivableId: ReceivableId, amount: string) {
    const payload = { receivableId, reconcileId: mintId<'reconcile'>(), from: null, amount: amount as DecimalString };
    return this.carriedOut(new ReceivablesHandlers(this.deps).reconcile(this.commandOf(ReconcileReceivable, payload)));
  }

  debit(payoutId: PayoutId, { eligibleBy = this.clock.toISOString(), least }: { readonly eligibleBy?: string; readonly least?: string } = {}, handlers = new AllocationsHandlers(this.deps)) {
    const payload = { payoutId, accountId: this.user, currency: 'USD', eligibleBy, ...(least === undefined ? {} : { least: { currency: 'USD' as const, amount: least as DecimalString } }) } as const;
    return this.carriedOut(handlers.debit(this.commandOf(DebitReceivables, payload)));
  }

  /** As far as the ledger: the intent, which nobody has ended yet. */
  async beginDebit(payoutId: PayoutId): Promise<RecordedEvent> {
    const payload = { payoutId, accountId: this.user, currency: 'USD', eligibleBy: this.clock.toISOString() } as const;
    const handled = await new AllocationsHandlers(this.deps).debit(this.commandOf(DebitReceivables, payload));
    if (handled.kind !== 'started') throw new Error(`nothing was started: ${JSON.stringify(handled)}`);
    return (await this.store.commit(handled.unit)).events[0]?.[0] as RecordedEvent;
  }

  credit(payoutId: PayoutId, credits: readonly { readonly receivable: ReceivableId; readonly amount: string }[]) {
    const payload = { payoutId, accountId: this.user, currency: 'USD', credits: credits as never } as const;
    return this.carriedOut(new AllocationsHandlers(this.deps).credit(this.commandOf(CreditReceivables, payload)));
  }

  deposit(over: Partial<InitiateDepositPayload>) {
    const payload: InitiateDepositPayload = {
      ...{ depositId: mintId<'deposit'>(), amount: { currency: 'USD', amount: '20.00' as DecimalString }, from: { account: null, address: null }, to: { account: null, address: this.address.id } },
      ...{ method: 'check', methodReference: '000123', statementDescriptor: null, metadata: {}, checkout: null, ...over },
    };
    return this.carriedOut(new AddressDepositsHandlers(this.deps).initiate(this.commandOf(InitiateDeposit, payload)));
  }

  advance(depositId: DepositId, to: 'completed' | 'failed' | 'cancelled' | 'processing') {
    return this.carriedOut(new AddressDepositsHandlers(this.deps).advance(this.commandOf(AdvanceDeposit, { depositId, to, reason: null })));
  }

  takeBack(takesBack: DepositId) {
    return this.carriedOut(new AddressDepositsHandlers(this.deps).takeBack(this.commandOf(TakeBackDeposit, { depositId: mintId<'deposit'>(), takesBack, reason: 'duplicate' })));
  }

  /** As the host does with the event of another service. */
  async follow(type: string, data: object, over: Partial<Pick<CollectionsDeps, 'store' | 'pool' | 'ledger'>> = {}): Promise<void> {
    const event = { id: 'quotes/conversion-1/0', type: `corridor.quotes.${type}`, data, ...this.scope, correlationid: 'req_1' };
    const unit = await followOthers({ ...this.deps, ...over })(event as never);
    if (unit !== null) await (over.store ?? this.store).commit(unit);
  }

  async reading(id: ReceivableId): Promise<ReceivableView> {
    const receivable = await this.queries.receivable(this.scope, id);
    if (receivable === null) throw new Error(`receivable ${id} can't be read`);
    return receivable;
  }

  private commandOf<Payload>(type: { readonly name: string; keyOf(payload: Payload): string }, payload: Payload): Command<Payload> {
    const about = { scope: this.scope, fingerprint: fingerprintOf(payload), correlation: 'req_1', causation: null, issuedAt: this.clock.toISOString() };
    return { id: mintId<'command'>(), type: type.name, key: type.keyOf(payload), ...about, payload };
  }

  /** What the command's sender hears: the view or the rejection. */
  private async carriedOut<View, Rejection>(handling: Promise<Handled<View, Rejection>>): Promise<View | Rejection> {
    const handled = await handling;
    if (handled.kind === 'rejected') return handled.rejection;
    const { events } = await this.store.commit(handled.unit);
    if (handled.kind === 'done') return handled.view;
    return (await this.resumed(events[0]?.[0] as RecordedEvent)) as View | Rejection;
  }

  async resumed(intent: RecordedEvent): Promise<unknown> {
    expect(this.process.starts(intent)).toBe(true);
    const finished = await this.process.resume(intent);
    const { events } = await this.store.commit(finished.unit);
    expect(events.flat().map((event) => this.process.ends(event))).toContain(`${intent.stream}/${intent.revision}`);
    return finished.kind === 'done' ? finished.view : finished.rejection;
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.pool.end();
  }
}
