import type { Migration } from '@corridor/messaging';

export const SCHEDULES_MIGRATION: Migration = {
  name: 'payouts-012-schedules',
  sql: `
    -- What waits to be paid out of an account, by currency, as the last event about it says; written with that event.
    create table payout_schedules (
      account uuid not null,
      currency text not null,
      tenant uuid not null,
      mode text not null,
      revision int not null,
      schedule json not null,
      primary key (account, currency)
    );
    insert into payout_schedules (account, currency, tenant, mode, revision, schedule)
      select distinct on (stream, currency) (schedule ->> 'accountId')::uuid, schedule ->> 'currency' as currency, tenant::uuid, mode, revision, schedule
      from (select stream, tenant, mode, revision, body::json -> 'schedule' as schedule from events where type = 'PayoutScheduled') e
      order by stream, currency, revision desc;
  `,
};
