import type { Migration } from '@corridor/messaging';
import { FEE_PLANS_MIGRATIONS } from './fee-plans/fee-plans.migrations.js';

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
  {
    // A conversion that fails frees its quote for another. What lists are filtered by follows from the views, which are there already; times
    // are texts of one form, so their order is that of the moments.
    name: 'quotes-003-filters',
    sql: `
      alter table conversions drop constraint conversions_quote_id_key;
      create index conversions_of_quote on conversions (tenant, mode, quote_id, position, id);
      alter table conversions
        add column status text not null generated always as (view ->> 'status') stored,
        add column from_currency text not null generated always as (view #>> '{from,currency}') stored,
        add column to_currency text not null generated always as (view #>> '{to,currency}') stored,
        add column created_at text collate "C" not null generated always as (view ->> 'createdAt') stored;
      alter table quotes
        add column from_currency text not null generated always as (view ->> 'fromCurrency') stored,
        add column to_currency text not null generated always as (view ->> 'toCurrency') stored,
        add column created_at text collate "C" not null generated always as (view ->> 'createdAt') stored;
      create index conversions_in_status on conversions (tenant, mode, status, position, id);
    `,
  },
  ...FEE_PLANS_MIGRATIONS,
];
