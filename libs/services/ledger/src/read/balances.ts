import type { AsOf, BalanceView, Compartment, Owner } from '@corridor/contracts/ledger';
import type { Currency } from '@corridor/money';
import { lastEntryAt } from './entry-at.js';
import { majorUnits } from './entry-rows.js';
import { type LedgerReadDeps, type OwnedBalance, ownedBalances, runsOf } from './entry-runs.js';

interface BalanceRow {
  readonly compartment: Compartment;
  readonly currency: Currency;
  /** Minor units. */
  readonly balance: string;
}

/** What an owner has, now or as of a moment. */
export class PgBalances {
  constructor(private readonly deps: LedgerReadDeps) {}

  async of(book: number, owner: Owner, asOf: AsOf | undefined): Promise<readonly BalanceView[]> {
    const rows = asOf === undefined ? await this.now(book, owner) : 'value' in asOf ? await this.byDay(book, owner, asOf.value) : await this.recordedUpTo(book, owner, asOf.recorded);
    return rows.map(({ compartment, currency, balance }) => ({ compartment, currency, balance: majorUnits(balance, currency) }));
  }

  async together(book: number, owners: readonly Owner[]): Promise<readonly BalanceView[]> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<BalanceRow>({
      name: 'ledger-balances-together',
      text: `select compartment, currency, sum(balance)::text as balance from ${schema}.balances
             where book = $1 and owner = any($2::text[]) group by currency, compartment order by currency, compartment`,
      values: [book, owners],
    });
    return rows.map(({ compartment, currency, balance }) => ({ compartment, currency, balance: majorUnits(balance, currency) }));
  }

  private async now(book: number, owner: Owner): Promise<readonly BalanceRow[]> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<BalanceRow>({
      name: 'ledger-balances-now',
      text: `select compartment, currency, balance::text as balance from ${schema}.balances where book = $1 and owner = $2 order by currency, compartment`,
      values: [book, owner],
    });
    return rows;
  }

  /** Adds up the history: value dates come in any order. */
  private async byDay(book: number, owner: Owner, day: string): Promise<readonly BalanceRow[]> {
    const { pool, schema } = this.deps;
    const sum = `(select sum(e.amount) from ${schema}.entries e where e.book = b.book and e.balance = b.number and e.value_date <= $3::date)`;
    const { rows } = await pool.query<BalanceRow>(
      `select b.compartment, b.currency, coalesce(${sum}, 0)::text as balance from ${schema}.balances b
       where b.book = $1 and b.owner = $2 order by b.currency, b.compartment`,
      [book, owner, day],
    );
    return rows;
  }

  private async recordedUpTo(book: number, owner: Owner, at: string): Promise<readonly BalanceRow[]> {
    const [balances, last] = await Promise.all([ownedBalances(this.deps, book, [owner]), lastEntryAt(this.deps, book, { upTo: at })]);
    const then = await balancesAfter(this.deps, { book, owner, balances, entry: last });
    return balances.map(({ number, compartment, currency }) => ({ compartment, currency, balance: then.get(number) ?? '0' }));
  }
}

/** Balances, in minor units, as they stood after an entry of the book; those that had no entry by then are missing. */
export async function balancesAfter(
  { pool, schema }: LedgerReadDeps,
  { book, owner, balances, entry }: { readonly book: number; readonly owner: Owner; readonly balances: readonly OwnedBalance[]; readonly entry: number },
): Promise<ReadonlyMap<number, string>> {
  const runs = runsOf(balances, {}, owner);
  const { rows } = await pool.query<{ balance: number; then: string }>(
    `select distinct on (r.balance) r.balance, e.balance_after::text as then
     from unnest($3::int[], $4::smallint[]) as r (balance, kind)
     cross join lateral (
       select number, balance_after from ${schema}.entries
       where book = $1 and balance = r.balance and kind = r.kind and number <= $2 order by number desc limit 1
     ) e
     order by r.balance, e.number desc`,
    [book, entry, runs.balances, runs.kinds],
  );
  return new Map(rows.map(({ balance, then }) => [balance, then]));
}
