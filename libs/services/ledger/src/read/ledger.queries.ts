import { type EntryId, isUuid, type Page, type PageRequest, type Scope } from '@corridor/contracts';
import type {
  AsOf,
  BalanceView,
  EntryFilter,
  EntryView,
  LedgerQueries,
  Owner,
  StatementEntries,
  StatementOutline,
  StatementPageRequest,
  StatementRequest,
} from '@corridor/contracts/ledger';
import { PgBalances } from './balances.js';
import { lastEntryAt } from './entry-at.js';
import { ENTRY_COLUMNS, type EntryRow, entryViewOf } from './entry-rows.js';
import { type LedgerReadDeps, readEntries } from './entry-runs.js';
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
    if (cursorId !== undefined && cursor === undefined) return { kind: 'unknown_cursor' };
    if (book === null) return { kind: 'page', items: [], hasMore: false };

    const backwards = page.before !== undefined;
    const created = await this.numbersWithin(book, filter);
    const rows = await readEntries(this.deps, filter, {
      book,
      above: backwards ? Math.max(cursor ?? 0, created.above) : created.above,
      below: backwards ? created.below : Math.min(cursor ?? created.below, created.below),
      from: backwards ? 'oldest' : 'newest',
      limit: page.limit + 1,
    });
    const items = rows.slice(0, page.limit).map(entryViewOf);
    return { kind: 'page', items: backwards ? items.reverse() : items, hasMore: rows.length > page.limit };
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
