import type { Migration } from '@corridor/messaging';
import { SCHEDULES_MIGRATION } from './automatic/schedules.migration.js';
import { TRANSFERS_MIGRATIONS } from './transfers/transfers.migrations.js';

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
  {
    // Those that were made before are no automatic ones; what they are called there follows from their status.
    name: 'payouts-002-automatic',
    sql: `
      alter table payouts alter column beneficiary_id drop not null;
      alter table payouts add column address_id uuid;
      alter table payouts add column progress text not null default 'processing';
      alter table payouts add column metadata json not null default '{}';
      update payouts set progress = case status when 'completed' then 'settled' when 'processing' then 'processing' else 'failed' end;
      create index payouts_in_progress on payouts (tenant, mode, progress, position, id);
      create index payouts_to_address on payouts (tenant, mode, address_id, position, id) where address_id is not null;
    `,
  },
  ...TRANSFERS_MIGRATIONS,
  SCHEDULES_MIGRATION,
];
