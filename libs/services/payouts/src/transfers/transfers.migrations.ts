import type { Migration } from '@corridor/messaging';

export const TRANSFERS_MIGRATIONS: readonly Migration[] = [
  {
    // What lists are narrowed by follows from the view. Times are texts of one form, so their order is that of the moments.
    name: 'payouts-010-book-transfers',
    sql: `
      create table book_transfers (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        view json not null,
        type text not null generated always as (view ->> 'type') stored,
        status text not null generated always as (view ->> 'status') stored,
        from_account text generated always as (view #>> '{from,accountId}') stored,
        from_currency text not null generated always as (view #>> '{from,currency}') stored,
        to_account text generated always as (view #>> '{to,accountId}') stored,
        to_currency text not null generated always as (view #>> '{to,currency}') stored,
        created_at text collate "C" not null generated always as (view ->> 'createdAt') stored
      );
      create index book_transfers_newest on book_transfers (tenant, mode, position, id);
    `,
  },
  {
    // At most one connected user has to do with a transfer: it gets what its platform gives, and owns all else that is not its platform's. So its list is one
    // run of an index, and so are those of each end and status.
    name: 'payouts-011-families-of-transfers',
    sql: `
      alter table book_transfers add column family text not null
        generated always as (case view ->> 'type' when 'platform_debit' then view #>> '{to,accountId}' else view ->> 'owner' end) stored;
      create index book_transfers_of_family on book_transfers (tenant, mode, family, position, id);
      create index book_transfers_from_account on book_transfers (tenant, mode, from_account, position, id);
      create index book_transfers_to_account on book_transfers (tenant, mode, to_account, position, id);
      create index book_transfers_in_status on book_transfers (tenant, mode, status, position, id);
    `,
  },
];
