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
  {
    name: 'collections-004-address-deposits',
    sql: `
      create table address_deposits (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        to_account uuid not null,
        to_address uuid,
        parent uuid,
        from_account uuid not null,
        from_address uuid,
        currency text not null,
        method text not null,
        reason text,
        status text not null,
        created_at timestamptz not null,
        view json not null
      );
      create index address_deposits_newest on address_deposits (tenant, mode, position, id);
      create index address_deposits_of_account on address_deposits (tenant, mode, to_account, position, id);
      create index address_deposits_of_parent on address_deposits (tenant, mode, parent, position, id);
    `,
  },
  {
    name: 'collections-005-receivables',
    sql: `
      create table receivables (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        owner uuid not null,
        partner uuid,
        currency text,
        status text not null,
        unsettled boolean not null,
        created_at timestamptz not null,
        view json not null
      );
      create index receivables_newest on receivables (tenant, mode, position, id);
      create index receivables_of_owner on receivables (tenant, mode, owner, position, id);
      create index receivables_of_partner on receivables (tenant, mode, partner, position, id);
      create index receivables_unsettled on receivables (owner, currency) where unsettled;
      create table invoice_numbers (
        partner uuid not null,
        reference text not null,
        receivable uuid not null,
        primary key (partner, reference)
      );
      create index invoice_numbers_of_receivable on invoice_numbers (receivable);
    `,
  },
  ...PAYMENT_LINK_MIGRATIONS,
  {
    name: 'collections-011-receivables-that-lack-money',
    sql: `create index receivables_bereft on receivables (owner, currency) where (view ->> 'leftOtherwise')::numeric > 0;`,
  },
  {
    // Every event of a receivable's stream has written its row, so that the row stands where the stream does.
    name: 'collections-012-receivable-revisions',
    sql: `
      alter table receivables add column revision bigint;
      update receivables r set revision = s.revision from streams s where s.stream = 'receivable-' || r.id;
      alter table receivables alter column revision set not null;
    `,
  },
];
