import type { Scope } from '@corridor/contracts';
import type { PayoutsEvent, PayoutView } from '@corridor/contracts/payouts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface PayoutRow {
  readonly scope: Scope;
  readonly payout: PayoutView;
}

const insertPayout: RowStatement<PayoutRow> = {
  name: 'payouts.insert-payout',
  rank: 40,
  needsPosition: true,
  sql: `insert into $SCHEMA.payouts (id, tenant, mode, position, account_id, beneficiary_id, currency, rail, status, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                             $10::timestamptz[], $11::json[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.payout.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.payout.accountId),
    rows.map(({ row }) => row.payout.beneficiaryId),
    rows.map(({ row }) => row.payout.amount.currency),
    rows.map(({ row }) => row.payout.rail),
    rows.map(({ row }) => row.payout.status),
    rows.map(({ row }) => row.payout.createdAt),
    rows.map(({ row }) => JSON.stringify(row.payout)),
  ],
  keyOf: (row) => row.payout.id,
};

const updatePayout: RowStatement<PayoutRow> = {
  name: 'payouts.update-payout',
  rank: 41,
  sql: `update $SCHEMA.payouts p set status = n.status, view = n.view
        from unnest($1::uuid[], $2::text[], $3::json[]) as n (id, status, view) where p.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.payout.id),
    rows.map(({ row }) => row.payout.status),
    rows.map(({ row }) => JSON.stringify(row.payout)),
  ],
  keyOf: (row) => row.payout.id,
  mustChange: 'every row',
};

/** The rows that follow from an event. A payout is in no row before the ledger has put its money aside. */
export function payoutsRows(event: PayoutsEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'PayoutAccepted':
      return [write(insertPayout, [{ scope, payout: event.data.payout }])];
    case 'PayoutCompleted':
    case 'PayoutFailed':
    case 'PayoutReturned':
      return [write(updatePayout, [{ scope, payout: event.data.payout }])];
    case 'PayoutRequested':
    case 'PayoutRejected':
    case 'PayoutReported':
      return [];
  }
}
