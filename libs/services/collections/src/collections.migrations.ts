import type { Migration } from '@corridor/messaging';

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
];
