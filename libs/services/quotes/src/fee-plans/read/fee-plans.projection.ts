import type { Scope } from '@corridor/contracts';
import type { FeePlanView } from '@corridor/contracts/quotes';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { FeePlanEvent } from '../domain/fee-plan.js';

interface PlanRow {
  readonly scope: Scope;
  readonly plan: FeePlanView;
}

/** Ids are chosen by the sender: one that is taken fails its own unit alone. */
const insertPlan: RowStatement<PlanRow> = {
  name: 'quotes.insert-fee-plan',
  rank: 44,
  needsPosition: true,
  sql: `insert into $SCHEMA.fee_plans (id, tenant, mode, position, account, parent, type, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::uuid[], $7::text[], $8::json[]) on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.plan.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.plan.accountId),
    rows.map(({ row }) => row.plan.parent),
    rows.map(({ row }) => row.plan.type),
    rows.map(({ row }) => JSON.stringify(row.plan)),
  ],
  keyOf: (row) => row.plan.id,
  mustChange: 'every row',
};

const updatePlan: RowStatement<FeePlanView> = {
  name: 'quotes.update-fee-plan',
  rank: 43,
  sql: `update $SCHEMA.fee_plans p set view = n.view from unnest($1::uuid[], $2::json[]) as n (id, view) where p.id = n.id`,
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => JSON.stringify(row))],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

export function feePlanRows(event: FeePlanEvent, scope: Scope): readonly RowWrite[] {
  const { plan } = event.data;
  switch (event.type) {
    case 'FeePlanCreated': {
      const { superseded } = event.data;
      return [...(superseded === null ? [] : [write(updatePlan, [superseded])]), write(insertPlan, [{ scope, plan }])];
    }
    case 'FeePlanUpdated':
      return [write(updatePlan, [plan])];
  }
}
