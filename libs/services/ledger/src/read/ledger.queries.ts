import { decimalOf, type EntryId, isUuid, type Page, type PageRequest, type Reference, type Scope } from '@corridor/contracts';
import type {
  AsOf,
  BalanceView,
  Compartment,
  EntryFilter,
  EntryView,
  LedgerQueries,
  Owner,
  PostingType,
} from '@corridor/contracts/ledger';
import { amountOf, type Currency } from '@corridor/money';
import type { Pool } from '@corridor/runtime';
import { transactionOf } from '../domain/entry-id.js';
import { lastEntryUpTo } from './entry-at.js';

interface LedgerReadDeps {
  readonly pool: Pool;
  readonly schema: string;
}

/** Answers from the ledger's tables. Every query finds its book by tenant and mode first (invariant 10). */
export class PgLedgerQueries implements LedgerQueries {
  constructor(private readonly deps: LedgerReadDeps) {}

  async balances(scope: Scope, owner: Owner, asOf?: AsOf): Promise<readonly BalanceView[]> {
    const book = await this.bookOf(scope);
    if (book === null) return [];
    const { rows } = await this.balanceRows(book, owner, asOf);
    return rows.map(({ compartment, currency, balance }) => ({ compartment, currency, balance: text(balance, currency) }));
  }

  async entry(scope: Scope, id: EntryId): Promise<EntryView | null> {
    const book = await this.bookOf(scope);
    if (book === null) return null;
    const { rows } = await this.deps.pool.query<EntryRow>({
      name: 'ledger-entry',
      text: `select ${COLUMNS} from ${this.deps.schema}.balances b
             join ${this.deps.schema}.entries e on e.book = b.book and e.balance = b.number where e.book = $1 and e.id = $2`,
      values: [book, id],
    });
    return rows[0] === undefined ? null : viewOf(rows[0]);
  }

  async entries(scope: Scope, filter: EntryFilter, page: PageRequest): Promise<Page<EntryView>> {
    const book = await this.bookOf(scope);
    const cursorId = page.after ?? page.before;
    const cursor = cursorId === undefined || book === null ? undefined : await this.numberOf(book, cursorId, filter.owner);
    if (cursorId !== undefined && cursor === undefined) return { kind: 'unknown_cursor' };
    if (book === null) return { kind: 'page', items: [], hasMore: false };

    const backwards = page.before !== undefined;
    const sql = filter.owner === undefined ? this.ofEveryone(backwards) : this.ofOwner(backwards);
    const { rows } = await this.deps.pool.query<EntryRow>({
      name: `ledger-entries-${filter.owner === undefined ? 'all' : 'owner'}-${backwards ? 'newer' : 'older'}`,
      text: sql,
      values: [
        book,
        cursor ?? null,
        page.limit + 1,
        filter.compartments ?? null,
        filter.types ?? null,
        filter.currency ?? null,
        ...(filter.owner === undefined ? [] : [filter.owner]),
      ],
    });
    const hasMore = rows.length > page.limit;
    const items = rows.slice(0, page.limit).map(viewOf);
    return { kind: 'page', items: backwards ? items.reverse() : items, hasMore };
  }

  /** Walks the book. Fine for pages of a tenant's own traffic; an owner's page is looked up balance by balance instead. */
  private ofEveryone(backwards: boolean): string {
    const { schema } = this.deps;
    return `select ${COLUMNS} from ${schema}.balances b
            join ${schema}.entries e on e.book = b.book and e.balance = b.number
            where e.book = $1 and ${beyond(backwards)} and ${matches()}
              and b.owner not like 'house/%' and b.owner not like 'world/%'
            order by e.number ${backwards ? 'asc' : 'desc'} limit $3`;
  }

  /** Takes the first page of each of the owner's balances by its index and merges them: no sort of a long history. */
  private ofOwner(backwards: boolean): string {
    const { schema } = this.deps;
    const direction = backwards ? 'asc' : 'desc';
    return `select ${COLUMNS} from ${schema}.balances b
            cross join lateral (
              select * from ${schema}.entries e
              where e.book = b.book and e.balance = b.number and ${beyond(backwards)} and ($5::text[] is null or e.type = any($5))
              order by e.number ${direction} limit $3
            ) e
            where b.book = $1 and b.owner = $7 and ${matches()}
            order by e.number ${direction} limit $3`;
  }

  private async balanceRows(book: number, owner: Owner, asOf: AsOf | undefined) {
    const { pool, schema } = this.deps;
    const own = `${schema}.balances b where b.book = $1 and b.owner = $2 order by b.currency, b.compartment`;
    if (asOf === undefined) {
      return pool.query<BalanceRow>({
        name: 'ledger-balances-now',
        text: `select b.compartment, b.currency, b.balance::text as balance from ${own}`,
        values: [book, owner],
      });
    }
    if ('value' in asOf) {
      const sum = `(select sum(e.amount) from ${schema}.entries e where e.book = b.book and e.balance = b.number and e.value_date <= $3::date)`;
      return pool.query<BalanceRow>(`select b.compartment, b.currency, coalesce(${sum}, 0)::text as balance from ${own}`, [book, owner, asOf.value]);
    }
    const last = await lastEntryUpTo(this.deps, book, asOf.recorded);
    const then = `(select e.balance_after from ${schema}.entries e
                   where e.book = b.book and e.balance = b.number and e.number <= $3 order by e.number desc limit 1)`;
    return pool.query<BalanceRow>(`select b.compartment, b.currency, coalesce(${then}, 0)::text as balance from ${own}`, [book, owner, last]);
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

const COLUMNS = `e.id, b.owner, b.compartment, b.currency, e.amount::text as amount, e.balance_after::text as balance_after, e.type,
  e.reference_kind, e.reference_id, e.value_date::text as value_date, e.recorded_at`;

function beyond(backwards: boolean): string {
  return backwards ? 'e.number > $2' : '($2::bigint is null or e.number < $2)';
}

function matches(): string {
  return `($4::text[] is null or b.compartment = any($4)) and ($5::text[] is null or e.type = any($5)) and ($6::text is null or b.currency = $6)`;
}

interface BalanceRow {
  compartment: Compartment;
  currency: Currency;
  balance: string;
}

interface EntryRow {
  id: EntryId;
  owner: Owner;
  compartment: Compartment;
  currency: Currency;
  amount: string;
  balance_after: string;
  type: PostingType;
  reference_kind: Reference['kind'] | null;
  reference_id: string | null;
  value_date: string;
  recorded_at: Date;
}

function viewOf(row: EntryRow): EntryView {
  return {
    id: row.id,
    transactionId: transactionOf(row.id),
    owner: row.owner,
    compartment: row.compartment,
    currency: row.currency,
    amount: text(row.amount, row.currency),
    balanceAfter: text(row.balance_after, row.currency),
    type: row.type,
    reference: row.reference_kind === null || row.reference_id === null ? null : { kind: row.reference_kind, id: row.reference_id },
    valueDate: row.value_date,
    recordedAt: row.recorded_at.toISOString(),
  };
}

/** Minor units as the table has them, printed in major units. */
function text(minorUnits: string, currency: Currency) {
  return decimalOf(amountOf(BigInt(minorUnits)), currency);
}
