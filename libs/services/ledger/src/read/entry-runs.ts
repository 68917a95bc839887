import type { Reference, TransactionId } from '@corridor/contracts';
import { type Compartment, type EntryFilter, isCustomerOwner, type Owner } from '@corridor/contracts/ledger';
import type { Currency } from '@corridor/money';
import type { Pool } from '@corridor/runtime';
import { entryIdRanges, MOST_ENTRIES } from '../domain/entry-id.js';
import { ENTRY_COLUMNS, type EntryRow } from './entry-rows.js';
import { type KindFilter, kindsOf } from './entry-kind.js';

export interface LedgerReadDeps {
  readonly pool: Pool;
  readonly schema: string;
}

/** A stretch of a book's entries: numbers between the two, both excluded; from its newer end or from its older one. */
export interface Stretch {
  readonly book: number;
  readonly above: number;
  readonly below: number;
  readonly from: 'newest' | 'oldest';
  readonly limit: number;
}

export interface RunFilter extends KindFilter {
  /** One, whoever it is, or several customers. */
  readonly owners?: readonly Owner[] | undefined;
  readonly reference?: Reference | undefined;
  readonly transactions?: readonly TransactionId[] | undefined;
}

export function runFilterOf({ owner, owners, currency, currencies, ...filter }: EntryFilter): RunFilter {
  return { ...filter, owners: owner === undefined ? owners : [owner], currencies: currency === undefined ? currencies : [currency] };
}

/** A balance of an owner, and which number it has in the book. */
export interface OwnedBalance {
  readonly number: number;
  readonly compartment: Compartment;
  readonly currency: Currency;
}

interface Run {
  /** A query for the numbers of entries that match, unordered, of each run no more than the limit. */
  readonly numbers: string;
  readonly values: readonly unknown[];
}

/**
 * The entries of a stretch that match, in the order asked for. An index has those of one balance and kind as one run,
 * in order, and so those of all customers and one kind. A page takes its limit from each run that may have a part in it
 * and merges them. So what it reads depends on how many runs there are, and not on how many entries, nor on how rare
 * those are that match.
 *
 * The statements have no names: their plans are to be made for the values at hand, not once for all.
 */
export async function readEntries(deps: LedgerReadDeps, filter: RunFilter, stretch: Stretch): Promise<readonly EntryRow[]> {
  const { schema } = deps;
  const run = await runOf(deps, filter, stretch);
  if (run === null) return [];
  const direction = stretch.from === 'newest' ? 'desc' : 'asc';
  const { rows } = await deps.pool.query<EntryRow>(
    // Balances first: see the migrations about the order in which tables are locked.
    `select ${ENTRY_COLUMNS}
     from ${schema}.balances b
     join ${schema}.entries e on e.book = b.book and e.balance = b.number
     join (select number from (${run.numbers}) runs order by number ${direction} limit $4) page on page.number = e.number
     where e.book = $1
     order by e.number ${direction}`,
    [stretch.book, stretch.above, stretch.below, stretch.limit, ...run.values],
  );
  return rows;
}

/** Null when nothing can match. Parameters 1 to 4 are book, bounds and limit. */
async function runOf(deps: LedgerReadDeps, filter: RunFilter, stretch: Stretch): Promise<Run | null> {
  const { owners, reference, transactions } = filter;
  if (transactions !== undefined) return ofTransactions(deps, filter, transactions);
  if (reference !== undefined) return ofReference(deps, filter, reference);
  if (owners === undefined) return ofCustomers(deps, filter, stretch);
  const balances = await ownedBalances(deps, stretch.book, owners, filter);
  const [owner] = owners;
  if (owner === undefined || balances.length === 0) return null;
  // With few kinds to look for it is quicker to try them all.
  const triesAll = owners.length === 1 && filter.types !== undefined;
  return triesAll ? ofBalances(deps, runsOf(balances, filter, owner), stretch) : ofPresentKinds(deps, balances, filter, stretch);
}

/** What one object caused are few entries, however many there are besides. */
function ofReference(deps: LedgerReadDeps, filter: RunFilter, { kind, id }: Reference): Run {
  // The condition by which the index is partial has to be spelled out; house and world are not in it.
  const partial = isOfCustomers(filter) ? 'and e.kind > 0' : '';
  return ofFew(deps, filter, { from: `${deps.schema}.entries e`, where: `e.reference_id = $5 and e.reference_kind = $6 ${partial}`, values: [id, kind] });
}

function ofTransactions(deps: LedgerReadDeps, filter: RunFilter, transactions: readonly TransactionId[]): Run {
  return ofFew(deps, filter, { from: entriesWithin(deps.schema, '$5', '$6'), where: 'true', values: entryIdRanges(transactions) });
}

/**
 * The entries `e` whose ids are within any of some ranges: those of transactions. How many that may be no planner can tell; the limit, which is all
 * that a transaction can have, keeps it from reading the table instead.
 */
export function entriesWithin(schema: string, after: string, last: string): string {
  return `unnest(${after}::uuid[], ${last}::uuid[]) as t (after, last) cross join lateral (
    select * from ${schema}.entries e where e.id > t.after and e.id <= t.last order by e.id limit ${MOST_ENTRIES}
  ) e`;
}

/** A few entries that an index of their own finds: all of them are looked at. */
function ofFew({ schema }: LedgerReadDeps, filter: RunFilter, few: { readonly from: string; readonly where: string; readonly values: readonly unknown[] }): Run {
  const { owners } = filter;
  const owned = owners === undefined ? '' : `join ${schema}.balances b on b.book = e.book and b.number = e.balance and b.owner = any($8::text[])`;
  return {
    numbers: `select e.number from ${few.from} ${owned}
              where ${few.where} and e.book = $1 and e.kind = any($7::smallint[]) and e.number > $2 and e.number < $3`,
    values: [...few.values, kindsOf(filter, isOfCustomers(filter)), ...(owners === undefined ? [] : [owners])],
  };
}

function isOfCustomers({ owners: [owner] = [] }: RunFilter): boolean {
  return owner === undefined || isCustomerOwner(owner);
}

/** Finds the kinds that there are by going from each to the next one in the index. */
function ofCustomers({ schema }: LedgerReadDeps, filter: RunFilter, { from }: Stretch): Run {
  const kinds = kindsOf(filter);
  return {
    numbers: `with recursive present (kind) as (
                (select kind from ${schema}.entries where book = $1 and kind > 0 and kind >= $5::smallint order by kind limit 1)
                union all
                select (select e.kind from ${schema}.entries e where e.book = $1 and e.kind > 0 and e.kind > p.kind order by e.kind limit 1)
                from present p where p.kind < $6::smallint
              )
              select run.number from present p cross join lateral (
                select e.number from ${schema}.entries e
                where e.book = $1 and e.kind > 0 and e.kind = p.kind and e.number > $2 and e.number < $3
                order by e.number ${from === 'newest' ? 'desc' : 'asc'} limit $4
              ) run
              where p.kind = any($7::smallint[])`,
    values: [kinds[0], kinds.at(-1), kinds],
  };
}

export interface BalanceRuns {
  /** Pairwise. */
  readonly balances: readonly number[];
  readonly kinds: readonly number[];
}

function ofBalances({ schema }: LedgerReadDeps, { balances, kinds }: BalanceRuns, { from }: Stretch): Run {
  return {
    numbers: `select run.number from unnest($5::int[], $6::smallint[]) as r (balance, kind) cross join lateral (
                select e.number from ${schema}.entries e
                where e.book = $1 and e.balance = r.balance and e.kind = r.kind and e.number > $2 and e.number < $3
                order by e.number ${from === 'newest' ? 'desc' : 'asc'} limit $4
              ) run`,
    values: [balances, kinds],
  };
}

/** Less than every `smallint`. */
const LOWEST_KIND = '-32769';

/** A balance has few of all kinds of entries: those that there are, are found by going from each to the next one. */
function ofPresentKinds({ schema }: LedgerReadDeps, balances: readonly OwnedBalance[], filter: RunFilter, { from }: Stretch): Run {
  const next = (balance: string, above: string) =>
    `(select e.kind from ${schema}.entries e where e.book = $1 and e.balance = ${balance} and e.kind > ${above} order by e.kind limit 1)`;
  return {
    numbers: `with recursive present (balance, kind) as (
                select a.balance, ${next('a.balance', LOWEST_KIND)} from unnest($5::int[]) as a (balance)
                union all
                select p.balance, ${next('p.balance', 'p.kind')} from present p where p.kind is not null
              )
              select run.number from present p cross join lateral (
                select e.number from ${schema}.entries e
                where e.book = $1 and e.balance = p.balance and e.kind = p.kind and e.number > $2 and e.number < $3
                order by e.number ${from === 'newest' ? 'desc' : 'asc'} limit $4
              ) run
              where p.kind = any($6::smallint[])`,
    values: [balances.map(({ number }) => number), kindsOf(filter, isOfCustomers(filter))],
  };
}

/** Balances of owners that a filter leaves: a compartment and a currency each. */
export async function ownedBalances(
  { pool, schema }: LedgerReadDeps,
  book: number,
  owners: readonly Owner[],
  { compartments, currencies }: Pick<KindFilter, 'compartments' | 'currencies'> = {},
): Promise<readonly OwnedBalance[]> {
  const { rows } = await pool.query<OwnedBalance>({
    name: 'ledger-owned-balances',
    text: `select number, compartment, currency from ${schema}.balances
           where book = $1 and owner = any($2::text[]) and ($3::text[] is null or compartment = any($3)) and ($4::text[] is null or currency = any($4))
           order by currency, compartment`,
    values: [book, owners, compartments ?? null, currencies ?? null],
  });
  return rows;
}

/** The runs of balances: of each, all kinds that its entries may have and that a filter lets through. */
export function runsOf(balances: readonly OwnedBalance[], { types, direction }: KindFilter, owner: Owner): BalanceRuns {
  const isCustomers = isCustomerOwner(owner);
  const pairs = balances.flatMap(({ number, compartment, currency }) =>
    kindsOf({ compartments: [compartment], currencies: [currency], types, direction }, isCustomers).map((kind) => ({ number, kind })),
  );
  return { balances: pairs.map(({ number }) => number), kinds: pairs.map(({ kind }) => kind) };
}
