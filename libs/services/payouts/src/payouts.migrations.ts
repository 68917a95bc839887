import type { Migration } from '@corridor/messaging';

export const PAYOUTS_MIGRATIONS: readonly Migration[] = [
  {
    name: 'payouts-001-payouts',
    sql: `
      create table payouts (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        account_id uuid not null,
        beneficiary_id uuid not null,
        currency text not null,
        rail text not null,
        status text not null,
        created_at timestamptz not null,
        view json not null
      );
      create index payouts_newest on payouts (tenant, mode, position, id);
      create index payouts_of_account on payouts (tenant, mode, account_id, position, id);
      create index payouts_to_beneficiary on payouts (tenant, mode, beneficiary_id, position, id);
      create index payouts_in_status on payouts (tenant, mode, status, position, id);
    `,
  },
];
