import type { Migration } from '@corridor/messaging';

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
];
