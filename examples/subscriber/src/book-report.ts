import type { ClientBase } from 'pg';
import { CannotGoOn, type PublicEvent } from './public-event.js';

/** The part of `corridor.ledger.TransactionsPosted` that is used here. Amounts are decimal strings: never make numbers of them. */
interface TransactionsPosted {
  readonly transactions: readonly {
    readonly valueDate: string;
    readonly postings: readonly { readonly currency: string; readonly amount: string; readonly type: string }[];
  }[];
  readonly balances: Readonly<Record<string, string>>;
}

export const REPORT_TABLES = `
  create table if not exists report.balances (
    book text, balance text, amount numeric not null, as_of bigint not null, primary key (book, balance)
  );
  create table if not exists report.turnover (
    book text, day date, currency text, type text, postings bigint not null, amount numeric not null,
    primary key (book, day, currency, type)
  )`;

const READABLE_VERSION = 1;

/**
 * What an event means here: how much moved in a book on a day, and where each balance stands. Adding is not repeatable, and
 * the last balance wins, so each event has to take effect once and in order. That is the store's business, not ours.
 */
export async function applyToReport(client: ClientBase, event: PublicEvent): Promise<void> {
  if (event.type !== 'corridor.ledger.TransactionsPosted') return;
  if (event.dataversion !== READABLE_VERSION) throw new CannotGoOn(`${event.id} has data of version ${event.dataversion}, which is not known here`);
  const { transactions, balances } = event.data as TransactionsPosted;
  const postings = transactions.flatMap(({ valueDate, postings: moved }) => moved.map((posting) => ({ ...posting, valueDate })));
  await client.query(
    `insert into report.turnover as t (book, day, currency, type, postings, amount)
     select $1, day, currency, type, count(*), sum(amount)
     from unnest($2::date[], $3::text[], $4::text[], $5::numeric[]) as moved (day, currency, type, amount) group by day, currency, type
     on conflict (book, day, currency, type) do update set postings = t.postings + excluded.postings, amount = t.amount + excluded.amount`,
    [event.subject, postings.map((p) => p.valueDate), postings.map((p) => p.currency), postings.map((p) => p.type), postings.map((p) => p.amount)],
  );
  await client.query(
    `insert into report.balances (book, balance, amount, as_of) select $1, balance, amount, $2 from unnest($3::text[], $4::numeric[]) as b (balance, amount)
     on conflict (book, balance) do update set amount = excluded.amount, as_of = excluded.as_of`,
    [event.subject, event.sequence, Object.keys(balances), Object.values(balances)],
  );
}
