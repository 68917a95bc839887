import { type AccountId, type EntryId, type ExchangeRateId, isUuid, type Page, type PageRequest, type Scope, type TransactionId } from '@corridor/contracts';
import type {
  AsOf,
  BalanceView,
  EntryFilter,
  EntryView,
  ExchangeRateFilter,
  ExchangeRateView,
  LedgerQueries,
  Owner,
  PaymentFilter,
  PaymentView,
  StatementEntries,
  StatementOutline,
  StatementPageRequest,
  StatementRequest,
} from '@corridor/contracts/ledger';
import { PgBalances } from './balances.js';
import { lastEntryAt } from './entry-at.js';
import { ENTRY_COLUMNS, type EntryRow, entryViewOf } from './entry-rows.js';
import { type LedgerReadDeps, readEntries, runFilterOf } from './entry-runs.js';
import { PgPayments } from './payments.js';
import { outlineOf, statementPage } from './statements.js';

/** Answers from the ledger's tables. Every query finds its book by tenant and mode first (invariant 10). */
export class PgLedgerQueries implements LedgerQueries {
  private readonly ofBalances: PgBalances;

  constructor(private readonly deps: LedgerReadDeps) {
    this.ofBalances = new PgBalances(deps);
  }

  async balances(scope: Scope, owner: Owner, asOf?: AsOf): Promise<readonly BalanceView[]> {
    const book = await this.bookOf(scope);
    return book === null ? [] : this.ofBalances.of(book, owner, asOf);
  }

  async balancesTogether(scope: Scope, owners: readonly AccountId[]): Promise<readonly BalanceView[]> {
    const book = await this.bookOf(scope);
    return book === null ? [] : this.ofBalances.together(book, owners);
  }

  async entry(scope: Scope, id: EntryId): Promise<EntryView | null> {
    const book = await this.bookOf(scope);
    if (book === null) return null;
    const { rows } = await this.deps.pool.query<EntryRow>({
      name: 'ledger-entry',
      text: `select ${ENTRY_COLUMNS} from ${this.deps.schema}.balances b
             join ${this.deps.schema}.entries e on e.book = b.book and e.balance = b.number where e.book = $1 and e.id = $2`,
      values: [book, id],
    });
    return rows[0] === undefined ? null : entryViewOf(rows[0]);
  }

  async entries(scope: Scope, filter: EntryFilter, page: PageRequest): Promise<Page<EntryView>> {
    const book = await this.bookOf(scope);
    const cursorId = page.after ?? page.before;
    const cursor = cursorId === undefined || book === null ? undefined : await this.numberOf(book, cursorId, filter.owner);
    if (book === null) return nothing(page);
    if (cursorId !== undefined && cursor === undefined) return { kind: 'unknown_cursor' };

    const backwards = page.before !== undefined;
    const created = await this.numbersWithin(book, filter);
    const rows = await readEntries(this.deps, runFilterOf(filter), {
      book,
      above: backwards ? Math.max(cursor ?? 0, created.above) : created.above,
      below: backwards ? created.below : Math.min(cursor ?? created.below, created.below),
      from: backwards ? 'oldest' : 'newest',
      limit: page.limit + 1,
    });
    const items = rows.slice(0, page.limit).map(entryViewOf);
    return { kind: 'page', items: backwards ? items.reverse() : items, hasMore: rows.length > page.limit };
  }

  async payment(scope: Scope, id: TransactionId): Promise<PaymentView | null> {
    return (await this.paymentsOf(scope))?.payment(id) ?? null;
  }

  async payments(scope: Scope, filter: PaymentFilter, page: PageRequest): Promise<Page<PaymentView>> {
    const found = await this.paymentsOf(scope);
    return found === null ? nothing(page) : found.payments(filter, page, await this.numbersWithin(found.book, filter));
  }

  async exchangeRate(scope: Scope, id: ExchangeRateId): Promise<ExchangeRateView | null> {
    return (await this.paymentsOf(scope))?.exchangeRate(id) ?? null;
  }

  async exchangeRates(scope: Scope, filter: ExchangeRateFilter, page: PageRequest): Promise<Page<ExchangeRateView>> {
    const found = await this.paymentsOf(scope);
    return found === null ? nothing(page) : found.exchangeRates(filter, page, await this.numbersWithin(found.book, filter));
  }

  async statement(scope: Scope, request: StatementRequest): Promise<StatementOutline> {
    const book = await this.bookOf(scope);
    const { above, below } = book === null ? NO_ENTRIES : await this.numbersWithin(book, request);
    return outlineOf(this.deps, book, request, { afterEntry: above, lastEntry: below - 1 });
  }

  async statementEntries(scope: Scope, request: StatementPageRequest): Promise<StatementEntries> {
    const book = await this.bookOf(scope);
    return book === null ? { entries: [], afterEntry: null } : statementPage(this.deps, book, request);
  }

  /** The numbers of what was recorded in a time, both bounds excluded. A book never gets older entries than it has. */
  private async numbersWithin(book: number, { createdFrom, createdBefore }: Pick<EntryFilter, 'createdFrom' | 'createdBefore'>) {
    const [above, last] = await Promise.all([
      createdFrom === undefined ? NO_ENTRIES.above : lastEntryAt(this.deps, book, { before: createdFrom }),
      createdBefore === undefined ? this.lastEntry(book) : lastEntryAt(this.deps, book, { before: createdBefore }),
    ]);
    return { above, below: last + 1 };
  }

  private async lastEntry(book: number): Promise<number> {
    const { rows } = await this.deps.pool.query<{ last: number }>({
      name: 'ledger-last-entry',
      text: `select next_entry - 1 as last from ${this.deps.schema}.books where number = $1`,
      values: [book],
    });
    return rows[0]?.last ?? 0;
  }

  private async paymentsOf(scope: Scope): Promise<PgPayments | null> {
    const book = await this.bookOf(scope);
    return book === null ? null : new PgPayments(this.deps, book);
  }

  private async bookOf({ tenant, mode }: Scope): Promise<number | null> {
    const { rows } = await this.deps.pool.query<{ number: number }>({
      name: 'ledger-book-of',
      text: `select number from ${this.deps.schema}.books where tenant = $1 and mode = $2`,
      values: [tenant, mode],
    });
    return rows[0]?.number ?? null;
  }

  /** A cursor names a customer's entry of this book, or one of the owner who is asked about; otherwise nothing. */
  private async numberOf(book: number, id: string, owner: Owner | undefined): Promise<number | undefined> {
    if (!isUuid(id)) return undefined;
    const { rows } = await this.deps.pool.query<{ number: number }>({
      name: 'ledger-entry-number',
      text: `select e.number from ${this.deps.schema}.balances b
             join ${this.deps.schema}.entries e on e.book = b.book and e.balance = b.number
             where e.book = $1 and e.id = $2 and (b.owner = $3 or b.owner not like 'house/%' and b.owner not like 'world/%')`,
      values: [book, id, owner ?? null],
    });
    return rows[0]?.number;
  }
}

const NO_ENTRIES = { above: 0, below: 1 };

/** Of a scope that has no book yet. */
function nothing({ after, before }: PageRequest): Page<never> {
  return after === undefined && before === undefined ? { kind: 'page', items: [], hasMore: false } : { kind: 'unknown_cursor' };
}
