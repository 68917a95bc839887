import type { Migration } from '@corridor/messaging';

export const QUOTES_MIGRATIONS: readonly Migration[] = [
  {
    name: 'quotes-001-quotes',
    sql: `
      create table quotes (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        status text not null,
        expires_at timestamptz not null,
        view json not null
      );
      create index quotes_newest on quotes (tenant, mode, position, id);
    `,
  },
  {
    name: 'quotes-002-conversions',
    sql: `
      create table conversions (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        account_id uuid not null,
        quote_id uuid not null unique,
        view json not null
      );
      create index conversions_newest on conversions (tenant, mode, position, id);
      create index conversions_of_account on conversions (tenant, mode, account_id, position, id);
    `,
  },
];
