import type { Migration } from '@corridor/messaging';

export const FEE_PLANS_MIGRATIONS: readonly Migration[] = [
  {
    // Times of views are texts of one form, so their order is that of the moments.
    name: 'quotes-004-fee-plans',
    sql: `
      create table fee_plans (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        account uuid not null,
        parent uuid,
        type text not null,
        view json not null,
        status text not null generated always as (view ->> 'status') stored,
        created_at text collate "C" not null generated always as (view ->> 'createdAt') stored,
        valid_from text collate "C" not null generated always as (view ->> 'validFrom') stored,
        valid_to text collate "C" generated always as (view ->> 'validTo') stored
      );
      create index fee_plans_newest on fee_plans (tenant, mode, position, id);
      create index fee_plans_of_account on fee_plans (account, type, valid_from);
    `,
  },
];
