import { type ExchangeRateId, isUuid, type Page, type PageRequest, type TransactionId } from '@corridor/contracts';
import type { ExchangeRateFilter, ExchangeRateView, PaymentFilter, PaymentView } from '@corridor/contracts/ledger';
import { entryIdRanges, lastEntryIdOf, leavesRoomForEntries, transactionOf } from '../domain/entry-id.js';
import { paymentOf } from '../domain/payment.js';
import { entriesWithin, type LedgerReadDeps, type Stretch } from './entry-runs.js';
import { type MarkFilter, readPayments } from './payment-runs.js';
import { TRANSACTION_COLUMNS, transactionFrom, type TransactionRow } from './posted-transaction.js';

/** Numbers between the two, both excluded. */
export type Bounds = Pick<Stretch, 'above' | 'below'>;

/** Payments of one book, and their exchange rates. */
export class PgPayments {
  constructor(
    private readonly deps: LedgerReadDeps,
    readonly book: number,
  ) {}

  async payment(id: TransactionId): Promise<PaymentView | null> {
    return (await this.views([id]))[0] ?? null;
  }

  async payments(filter: PaymentFilter, page: PageRequest, created: Bounds): Promise<Page<PaymentView>> {
    const { concerning, types, references, fromCurrency, toCurrency } = filter;
    return this.page({ concerning, types, references, fromCurrency, toCurrency }, page, created);
  }

  async exchangeRate(id: ExchangeRateId): Promise<ExchangeRateView | null> {
    const payment = await this.paymentAt(id);
    const view = payment === undefined ? null : await this.payment(payment);
    return view === null ? null : rateOf(view);
  }

  async exchangeRates(filter: ExchangeRateFilter, page: PageRequest, created: Bounds): Promise<Page<ExchangeRateView>> {
    const { concerning, payments: transactions, sellCurrency: fromCurrency, buyCurrency: toCurrency } = filter;
    const cursors = await Promise.all([page.after, page.before].map(async (cursor) => (cursor === undefined ? undefined : ((await this.paymentAt(cursor)) ?? null))));
    if (cursors.includes(null)) return { kind: 'unknown_cursor' };
    const [after, before] = cursors.map((cursor) => cursor ?? undefined);
    const found = await this.page({ concerning, transactions, fromCurrency, toCurrency, atRate: true }, { limit: page.limit, after, before }, created);
    return found.kind === 'page' ? { ...found, items: found.items.map(rateOf) } : found;
  }

  private async page(filter: MarkFilter, page: PageRequest, created: Bounds): Promise<Page<PaymentView>> {
    const cursor = page.after ?? page.before;
    const entries = cursor === undefined ? undefined : await this.entriesOf(cursor);
    if (entries === null) return { kind: 'unknown_cursor' };
    const backwards = page.before !== undefined;
    const ids = await readPayments(this.deps, filter, {
      book: this.book,
      above: backwards ? Math.max(entries?.last ?? 0, created.above) : created.above,
      below: backwards ? created.below : Math.min(entries?.first ?? created.below, created.below),
      from: backwards ? 'oldest' : 'newest',
      limit: page.limit + 1,
    });
    const items = await this.views(ids.slice(0, page.limit));
    return { kind: 'page', items: backwards ? items.reverse() : items, hasMore: ids.length > page.limit };
  }

  /** First and last number of a payment's entries. Null for what is none of this book. */
  private async entriesOf(id: string): Promise<{ readonly first: number; readonly last: number } | null> {
    if (!isUuid(id) || !leavesRoomForEntries(id as TransactionId)) return null;
    const { rows } = await this.deps.pool.query<{ first: number; last: number }>({
      name: 'ledger-entries-of-payment',
      text: `select min(number) as first, max(number) as last from ${this.deps.schema}.entries
             where book = $1 and id > $2 and id <= $3 having count(payment_kind) > 0`,
      values: [this.book, id, lastEntryIdOf(id as TransactionId)],
    });
    return rows[0] ?? null;
  }

  private async paymentAt(rate: string): Promise<TransactionId | undefined> {
    if (!isUuid(rate)) return undefined;
    const { rows } = await this.deps.pool.query<{ id: PaymentView['id'] }>({
      name: 'ledger-payment-at-rate',
      text: `select id from ${this.deps.schema}.entries where book = $1 and exchange_rate = $2`,
      values: [this.book, rate],
    });
    return rows[0] === undefined ? undefined : transactionOf(rows[0].id as never);
  }

  /** In the order of their ids as given. What is no payment of this book is left out. */
  private async views(ids: readonly TransactionId[]): Promise<PaymentView[]> {
    if (ids.length === 0) return [];
    const { schema } = this.deps;
    const { rows } = await this.deps.pool.query<TransactionRow & { recorded_at: Date; payment_kind: number | null }>({
      name: 'ledger-payments',
      // Balances are named first: see the migrations about the order in which tables are locked.
      text: `with b as not materialized (select number, owner, compartment, currency from ${schema}.balances where book = $1)
             select ${TRANSACTION_COLUMNS}, e.recorded_at, e.payment_kind
             from ${entriesWithin(schema, '$2', '$3')}
             cross join lateral (select * from b where b.number = e.balance limit 1) b
             where e.book = $1 order by e.number`,
      values: [this.book, ...entryIdRanges(ids)],
    });
    return ids.flatMap((id) => {
      const own = rows.filter((row) => transactionOf(row.id) === id);
      const isPayment = own.some(({ payment_kind: kind }) => kind !== null);
      const [first] = own;
      return first === undefined || !isPayment ? [] : [viewOf(id, own, first.recorded_at)];
    });
  }
}

function viewOf(id: TransactionId, rows: readonly TransactionRow[], recordedAt: Date): PaymentView {
  const transaction = transactionFrom(id, rows);
  const payment = paymentOf(transaction);
  if (payment === null) throw new Error(`transaction ${id} is marked as a payment and is none`);
  const { type, from, to, concerns, told } = payment;
  return {
    id,
    type,
    account: concerns[0],
    concerns,
    from,
    to,
    feePlan: told?.feePlan ?? null,
    exchangeRate: told?.exchangeRate ?? null,
    linkedPayments: told?.linkedPayments ?? [],
    payoutEligibleAt: told?.payoutEligibleAt ?? null,
    reference: transaction.reference,
    recordedAt: recordedAt.toISOString(),
  };
}

function rateOf({ id, exchangeRate, concerns, recordedAt }: PaymentView): ExchangeRateView {
  if (exchangeRate === null) throw new Error(`payment ${id} is marked as one at a rate and has none`);
  return { ...exchangeRate, payment: id, concerns, recordedAt };
}
