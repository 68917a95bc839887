import type { Migration } from '@corridor/messaging';
import { PAYMENTS_MIGRATION } from './payments.migration.js';

/** What read/entry-kind.ts had as the kind of an entry when the column came. It stands in a migration: never to be changed. */
const kindSql = (entry: string) => `(((
  array_position(array['available', 'pending', 'processing', 'payout_processing', 'fee_advance'], b.compartment) * 64
  + array_position(array['AED', 'AUD', 'BTC', 'CAD', 'CHF', 'CZK', 'DKK', 'ETH', 'EUR', 'GBP', 'HKD',
    'INR', 'JPY', 'NOK', 'NZD', 'PLN', 'SEK', 'SGD', 'USD', 'USDC', 'USDT'], b.currency)) * 32
  + coalesce(array_position(array['deposit', 'deposit_return', 'conversion', 'transfer', 'fee',
    'debt_repayment', 'reversal', 'payout', 'payout_failure', 'payout_return'], ${entry}.type), 0)) * 2
  + (${entry}.amount > 0)::int) * case when b.owner like 'house/%' or b.owner like 'world/%' then -1 else 1 end`;

/**
 * Read models of the ledger. A book's rows carry a short number in place of its id, and a balance is known within its
 * book by the order of its first entry, so that an entry row is small. Amounts are minor units in `numeric`: integers
 * of any size. `recorded_at` never falls within a book, so that a time can be found by halving its entries. `generation`
 * rises when a rebuild has changed what a writer may have in memory; the writer's commit then fails, and it reads again.
 *
 * Whoever locks more than one of the tables, a mere query too, does so in the order books, balances, entries, reversals.
 */
export const LEDGER_MIGRATIONS: readonly Migration[] = [
  {
    name: '001-books-balances-entries',
    sql: `
      create table books (
        id uuid primary key,
        number int generated always as identity unique,
        tenant uuid not null,
        mode text not null check (mode in ('test', 'live')),
        revision bigint not null,
        next_entry bigint not null,
        next_balance int not null,
        recorded_at timestamptz not null,
        generation int not null default 1,
        unique (tenant, mode)
      ) with (fillfactor = 50);

      create table balances (
        book int not null,
        number int not null,
        owner text not null,
        compartment text not null,
        currency text not null,
        balance numeric not null,
        primary key (book, number),
        unique (book, owner, compartment, currency),
        constraint no_customer_below_zero check (balance >= 0 or owner like 'house/%' or owner like 'world/%')
      ) with (fillfactor = 50);

      create table entries (
        book int not null,
        number bigint not null,
        balance int not null,
        id uuid not null,
        amount numeric not null,
        balance_after numeric not null,
        type text not null,
        reference_kind text,
        reference_id uuid,
        value_date date not null,
        recorded_at timestamptz not null,
        primary key (book, number),
        unique (id)
      );
      create index entries_of_balance on entries (book, balance, number);

      create table reversals (
        transaction uuid primary key,
        book int not null,
        by uuid not null
      );
    `,
  },
  {
    name: '002-kinds-of-entries',
    sql: `
      -- The number that read/entry-kind.ts makes of compartment, currency, type and direction.
      alter table entries add column kind smallint;
      update entries e set kind = ${kindSql('e')} from balances b where b.book = e.book and b.number = e.balance;
      alter table entries alter column kind set not null;

      -- While releases are rolled out, a writer of the one before goes on posting and knows no kinds. To go with the next one.
      create function fill_kind() returns trigger language plpgsql set search_path from current as $fill$
        begin
          new.kind := (select ${kindSql('new')} from balances b where b.book = new.book and b.number = new.balance);
          return new;
        end $fill$;
      create trigger entries_without_kind before insert on entries for each row when (new.kind is null) execute function fill_kind();

      -- Each page is merged from the runs of the kinds that it may show: so nothing that it does not show is read.
      drop index entries_of_balance;
      create index entries_of_balance on entries (book, balance, kind, number);
      create index entries_of_customers on entries (book, kind, number) where kind > 0;
      create index entries_of_reference on entries (reference_id) where kind > 0;
    `,
  },
  PAYMENTS_MIGRATION,
];
