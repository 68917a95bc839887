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
  {
    name: 'accounts-011-parties',
    sql: `
      create table parties (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        type text not null,
        parent uuid,
        status text not null,
        receiving text not null,
        created_at timestamptz not null,
        -- What names it is sealed in here, as it is in the events.
        view json not null
      );
      create index parties_newest on parties (tenant, mode, position, id);
      create index parties_of_parent on parties (tenant, mode, parent, position, id) where parent is not null;

      -- No two accounts of one parent are called the same.
      create table party_nicknames (
        parent uuid not null,
        digest text not null,
        party uuid not null unique,
        primary key (parent, digest)
      );

      -- Tenants from before there were parties.
      insert into parties (id, tenant, mode, position, type, parent, status, receiving, created_at, view)
      select a.id, a.tenant, a.mode, a.position, 'platform', null, s.status, 'deactivated', (a.view ->> 'createdAt')::timestamptz,
             json_build_object('id', a.id, 'type', 'platform', 'parent', null, 'status', s.status, 'receiving', 'deactivated',
                               'sealedDetails', null, 'nicknameDigest', null, 'logo', null, 'document', null,
                               'metadata', json_build_object(), 'book', a.view ->> 'book', 'createdAt', a.view ->> 'createdAt')
      from tenants t
      join accounts a on a.tenant = t.id and a.id::text = t.view -> 'defaultAccounts' ->> a.mode
      cross join lateral (select case a.mode when 'test' then 'activated' else 'draft' end as status) s;
    `,
  },
  {
    name: 'accounts-012-party-settings',
    sql: `
      -- How each party receives money and is paid out; its id is the party's.
      create table party_settings (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        created_at timestamptz not null,
        view json not null
      );
      create index party_settings_newest on party_settings (tenant, mode, position, id);

      -- Tenants from before there were settings.
      insert into party_settings (id, tenant, mode, position, created_at, view)
      select id, tenant, mode, position, created_at,
             json_build_object(
               'party', id, 'type', type,
               'receives', '{"connectedUser":false,"connectedUserPartner":false,"partner":false,"platform":true,"user":null}'::json,
               'currencies', '{"connectedUser":["USD"],"connectedUserPartner":["USD"],"partner":["USD"],"platform":["USD"],"user":[]}'::json,
               'payouts', '{"interval":"daily","weeklyAnchor":null,"hold":null}'::json,
               'metadata', json_build_object(), 'createdAt', view ->> 'createdAt')
      from parties;
    `,
  },
  {
    name: 'accounts-013-files',
    sql: `
      create table files (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        owner uuid not null,
        purpose text not null,
        type text not null,
        created_at timestamptz not null,
        view json not null
      );
      create index files_newest on files (tenant, mode, position, id);

      -- The bytes, each piece sealed under its file's own key. No event has them, so no rebuild makes these rows.
      create table file_chunks (
        file uuid not null,
        index integer not null,
        tenant uuid not null,
        mode text not null,
        -- In clear.
        size integer not null,
        bytes bytea not null,
        kept_at timestamptz not null default now(),
        primary key (file, index)
      );
      create index file_chunks_oldest on file_chunks (kept_at);
    `,
  },
  {
    name: 'accounts-014-persons-and-payout-addresses',
    sql: `
      create table persons (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        account uuid not null,
        created_at timestamptz not null,
        view json not null
      );
      create index persons_newest on persons (tenant, mode, position, id);
      create index persons_of_account on persons (account);

      create table payout_addresses (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        account uuid not null,
        status text not null,
        created_at timestamptz not null,
        view json not null
      );
      create index payout_addresses_newest on payout_addresses (tenant, mode, position, id);
      create index payout_addresses_of_account on payout_addresses (account);
    `,
  },
  {
    name: 'accounts-015-addresses-of-every-category',
    sql: `
      alter table payout_addresses rename to addresses;
      alter index payout_addresses_newest rename to addresses_newest;
      alter index payout_addresses_of_account rename to addresses_of_account;
      alter table addresses
        add column category text not null default 'payout',
        add column currency text not null default 'INR',
        add column kind text not null default 'bank_account',
        add column provider text,
        add column reusable boolean not null default false;

      -- The house opens one address of a kind for an account, in each currency.
      create unique index addresses_of_house on addresses (account, category, currency) where category in ('receive', 'fee_advance', 'checkout');

      -- Numbers of accounts at the banks of test mode.
      create sequence house_account_numbers;
    `,
  },
];
