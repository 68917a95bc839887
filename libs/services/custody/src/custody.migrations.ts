import type { Migration } from '@corridor/messaging';

export const CUSTODY_MIGRATIONS: readonly Migration[] = [
  {
    name: 'custody-001-keys',
    sql: `
      create table seeds (purpose text primary key, sealed bytea not null, created_at timestamptz not null default now());
      create table key_counters (mode text not null, family text not null, used integer not null, primary key (mode, family));
      create table key_indexes (
        address_id uuid primary key,
        mode text not null,
        family text not null,
        key_index integer not null,
        unique (mode, family, key_index)
      );
    `,
  },
  {
    name: 'custody-002-wallets',
    sql: `
      create table wallets (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        account_id uuid not null,
        asset text not null,
        network text not null,
        created_at timestamptz not null,
        view json not null
      );
      create index wallets_newest on wallets (tenant, mode, position, id);
      create index wallets_of_account on wallets (tenant, mode, account_id, position, id);
      create table wallet_addresses (
        network text not null,
        address text not null,
        id uuid not null unique,
        wallet_id uuid not null,
        primary key (network, address)
      );
    `,
  },
  {
    name: 'custody-003-movements',
    sql: `
      create table wallet_deposits (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        wallet_id uuid not null,
        view json not null
      );
      create index wallet_deposits_newest on wallet_deposits (tenant, mode, position, id);
      create index wallet_deposits_of_wallet on wallet_deposits (tenant, mode, wallet_id, position, id);
      create table transfers (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        wallet_id uuid not null,
        account_id uuid not null,
        asset text not null,
        status text not null,
        view json not null
      );
      create index transfers_newest on transfers (tenant, mode, position, id);
      create index transfers_of_wallet on transfers (tenant, mode, wallet_id, position, id);
      create index transfers_of_account on transfers (tenant, mode, account_id, position, id);
      create index transfers_of_status on transfers (tenant, mode, status, position, id);
      create table transfer_policies (tenant uuid not null, mode text not null, view json not null, primary key (tenant, mode));
      create table travel_rule_data (transfer_id uuid primary key, beneficiary_name text not null);
    `,
  },
  {
    name: 'custody-004-simulated-chains',
    sql: `
      create table sim_transactions (
        chain text not null,
        tx_hash text not null,
        height bigint not null,
        succeeded boolean not null,
        dropped boolean not null default false,
        primary key (chain, tx_hash)
      );
      create table sim_reorgs (chain text not null, from_height bigint not null);
      create index sim_reorgs_of_chain on sim_reorgs (chain);
    `,
  },
  {
    name: 'custody-005-signing',
    sql: `
      create table nonce_counters (network text not null, sender text not null, used bigint not null, primary key (network, sender));
      create table transaction_nonces (
        transfer_id uuid primary key,
        network text not null,
        sender text not null,
        nonce bigint not null,
        unique (network, sender, nonce)
      );
      create table signed_transactions (transfer_id uuid primary key, tx_hash text not null, raw bytea not null);
      alter table sim_transactions rename column height to mined_ms;
      alter table sim_transactions add column sender text;
      alter table sim_transactions add column nonce bigint;
      create unique index sim_transactions_of_sender on sim_transactions (chain, sender, nonce) where sender is not null;
      alter table sim_reorgs rename column from_height to from_ms;
    `,
  },
  {
    name: 'custody-006-decisions-and-filters',
    sql: `
      create table transfer_decisions (
        transfer_id uuid not null,
        approver_ref text not null,
        approver text not null,
        verdict text not null,
        comment text,
        decided_at timestamptz not null,
        primary key (transfer_id, approver_ref, verdict)
      );
      alter table transfers add column created_at timestamptz;
      update transfers set created_at = (view ->> 'createdAt')::timestamptz;
      alter table transfers alter column created_at set not null;
      alter table wallet_deposits add column status text;
      update wallet_deposits set status = view ->> 'status';
      alter table wallet_deposits alter column status set not null;
    `,
  },
];
