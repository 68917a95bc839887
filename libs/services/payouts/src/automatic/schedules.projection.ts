import type { Scope } from '@corridor/contracts';
import type { WaitingPayouts } from '@corridor/contracts/payouts';
import type { RowStatement } from '@corridor/event-store';

interface KeptSchedule {
  readonly scope: Scope;
  readonly schedule: WaitingPayouts;
  /** Of the event that says so, in the account's stream. */
  readonly revision: number;
}

/** What the newest event of a currency says. */
export const putSchedule: RowStatement<KeptSchedule> = {
  name: 'payouts.put-schedule',
  rank: 46,
  sql: `insert into $SCHEMA.payout_schedules as s (account, currency, tenant, mode, revision, schedule)
        select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::int[], $6::json[])
        on conflict (account, currency) do update set revision = excluded.revision, schedule = excluded.schedule
        where s.tenant = excluded.tenant and s.mode = excluded.mode`,
  columns: (rows) => [
    rows.map(({ row }) => row.schedule.accountId),
    rows.map(({ row }) => row.schedule.currency),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ row }) => row.revision),
    rows.map(({ row }) => JSON.stringify(row.schedule)),
  ],
  keyOf: ({ schedule }) => `${schedule.accountId}/${schedule.currency}`,
  // One whose account is another scope's would change nothing.
  mustChange: 'every row',
};
