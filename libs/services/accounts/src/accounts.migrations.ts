import type { Migration } from '@corridor/messaging';

export const ACCOUNTS_MIGRATIONS: readonly Migration[] = [
  {
    name: 'accounts-001-tenants',
    sql: `
      create table tenants (id uuid primary key, view json not null);
      create table accounts (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        view json not null
      );
      create index accounts_newest on accounts (tenant, mode, position, id);
    `,
  },
  {
    name: 'accounts-002-keys',
    sql: `
      create table keys (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        -- The stream that tells of the key: its own, or that of the key which it was rolled from.
        stream text not null,
        view json not null
      );
      create index keys_newest on keys (tenant, mode, position, id);

      -- SHA-256 of the secret, hex. The only place where it is: no event has it, so no rebuild makes these rows.
      create table key_hashes (hash text primary key, key_id uuid not null unique);
    `,
  },
  {
    name: 'accounts-003-request-windows',
    sql: `
      -- Nothing of these two is worth anything after a second, so they are not logged and empty after a crash.
      create unlogged table request_windows (
        name text primary key,
        -- What was asked for last.
        most integer not null,
        used integer not null,
        wanted integer not null,
        granted integer not null,
        count integer not null,
        ends_at timestamptz not null
      ) with (fillfactor = 50);
      create unlogged table request_gateways (name text primary key, seen_at timestamptz not null) with (fillfactor = 50);
    `,
  },
  {
    name: 'accounts-004-customers',
    sql: `
      create table customers (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        type text collate "C" not null,
        country text collate "C" not null,
        status text collate "C" not null,
        created_at timestamptz not null,
        -- What names the person is sealed in here, as it is in the events.
        view json not null
      );
      create index customers_newest on customers (tenant, mode, position, id);

      alter table accounts add column customer_id uuid;
      create index accounts_of_customers on accounts (customer_id, position, id) where customer_id is not null;

      -- The key of each customer's personal data, wrapped by the key of the configuration. No event has it, so no rebuild makes
      -- these rows: one that is deleted is gone, and with it whatever was sealed.
      create table subject_keys (
        subject uuid primary key,
        tenant uuid not null,
        mode text not null,
        wrapped bytea not null
      );
    `,
  },
  {
    name: 'accounts-005-beneficiaries',
    sql: `
      create table beneficiaries (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        type text not null,
        currency text not null,
        status text not null,
        customer_id uuid,
        created_at timestamptz not null,
        view json not null
      );
      create index beneficiaries_newest on beneficiaries (tenant, mode, position, id);
      create index beneficiaries_of_customer on beneficiaries (tenant, mode, customer_id, position, id) where customer_id is not null;
    `,
  },
  {
    name: 'accounts-006-onboarding',
    sql: `
      -- The link that was issued last.
      alter table customers add column onboarding json;

      -- SHA-256 of each link's token, hex. No event has it, so no rebuild makes these rows.
      create table onboarding_tokens (hash text primary key, link_id uuid not null unique, customer_id uuid not null);
    `,
  },
  {
    name: 'accounts-007-key-checks',
    sql: `
      -- A text that everybody knows, sealed under a key of the configuration, to find out at the start whether it is the same one.
      create table key_checks (name text primary key, sealed bytea not null);
    `,
  },
  {
    name: 'accounts-010-filters-of-accounts',
    sql: `
      alter table accounts add column status text collate "C", add column created_at timestamptz;
      update accounts set status = view->>'status', created_at = (view->>'createdAt')::timestamptz;
      alter table accounts alter column status set not null, alter column created_at set not null;
    `,
  },
];
