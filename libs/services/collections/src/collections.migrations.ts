import type { Migration } from '@corridor/messaging';
import { PAYMENT_LINK_MIGRATIONS } from './payment-links/payment-links.migrations.js';

export const COLLECTIONS_MIGRATIONS: readonly Migration[] = [
  {
    name: 'collections-001-deposits',
    sql: `
      create table deposits (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        account_id uuid not null,
        currency text not null,
        view json not null
      );
      create index deposits_newest on deposits (tenant, mode, position, id);
      create index deposits_of_account on deposits (tenant, mode, account_id, position, id);
    `,
  },
  {
    name: 'collections-002-deposit-intents',
    sql: `
      alter table deposits add column rail text, add column status text not null default 'completed', add column created_at timestamptz;
      update deposits set rail = view->>'rail', created_at = (view->>'createdAt')::timestamptz;
      alter table deposits alter column rail set not null, alter column created_at set not null, alter column status drop default;
      create sequence virtual_account_numbers;
      create table virtual_accounts (
        reference text primary key,
        account text not null,
        tenant uuid not null,
        mode text not null,
        deposit_id uuid not null unique
      );
      create unique index virtual_accounts_account on virtual_accounts (account);
      create table remittances (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        remittance json not null
      );
      create table suspended_funds (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        assigned boolean not null,
        view json not null
      );
      create index suspended_funds_newest on suspended_funds (tenant, mode, position, id);
    `,
  },
  {
    name: 'collections-003-returned-funds',
    sql: 'alter table suspended_funds rename column assigned to gone',
  },
  ...PAYMENT_LINK_MIGRATIONS,
];
