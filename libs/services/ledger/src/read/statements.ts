import { type StatementBalance, type StatementEntries, type StatementOutline, type StatementPageRequest, MOST_STATEMENT_ENTRIES } from '@corridor/contracts/ledger';
import { balancesAfter } from './balances.js';
import { entryViewOf, majorUnits } from './entry-rows.js';
import { type LedgerReadDeps, ownedBalances, readEntries } from './entry-runs.js';

type Bounds = Pick<StatementOutline, 'afterEntry' | 'lastEntry'>;

/** Opening and closing balance between two numbers of a book; null stands for a scope that has none yet. */
export async function outlineOf(deps: LedgerReadDeps, book: number | null, of: StatementBalance, bounds: Bounds): Promise<StatementOutline> {
  const { owner, compartment, currency } = of;
  const balances = book === null ? [] : await ownedBalances(deps, book, [owner], { compartments: [compartment], currencies: [currency] });
  const after = async (entry: number) => {
    const then = book === null || balances.length === 0 ? new Map<number, string>() : await balancesAfter(deps, { book, owner, balances, entry });
    return majorUnits(then.values().next().value ?? '0', currency);
  };
  // A time that ends before it begins holds nothing, and the balance does not change in it.
  const lastEntry = Math.max(bounds.afterEntry, bounds.lastEntry);
  const [openingBalance, closingBalance] = await Promise.all([after(bounds.afterEntry), after(lastEntry)]);
  return { openingBalance, closingBalance, afterEntry: bounds.afterEntry, lastEntry };
}

export async function statementPage(deps: LedgerReadDeps, book: number, request: StatementPageRequest): Promise<StatementEntries> {
  const { owner, compartment, currency, afterEntry, lastEntry, limit } = request;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_STATEMENT_ENTRIES) throw new Error(`a page of a statement holds 1 to ${MOST_STATEMENT_ENTRIES} entries, not ${limit}`);
  const stretch = { book, above: afterEntry, below: lastEntry + 1, from: 'oldest', limit: limit + 1 } as const;
  const rows = await readEntries(deps, { owners: [owner], compartments: [compartment], currencies: [currency] }, stretch);
  const shown = rows.slice(0, limit);
  return { entries: shown.map(entryViewOf), afterEntry: rows.length > limit ? (shown.at(-1)?.number ?? null) : null };
}
