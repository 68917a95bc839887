import type { AccountId, AddressId, BeneficiaryId, PayoutId, Scope } from '@corridor/contracts';
import type { Metadata } from '@corridor/contracts/accounts';
import { type AutomaticPayoutView, listedAutomatic, listedRequested, type ListedPayout, type PayoutsEvent, type PayoutView } from '@corridor/contracts/payouts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { TransfersEvent } from '../transfers/read/transfers.projection.js';

/** A payout of either kind: what lists are narrowed by, and its view as its own events have it. */
interface PayoutRow {
  readonly scope: Scope;
  readonly id: PayoutId;
  readonly accountId: AccountId;
  readonly beneficiaryId: BeneficiaryId | null;
  readonly addressId: AddressId | null;
  readonly listed: ListedPayout;
  readonly view: PayoutView | AutomaticPayoutView;
}

interface NotedRow {
  readonly id: PayoutId;
  readonly metadata: Metadata;
}

const insertPayout: RowStatement<PayoutRow> = {
  name: 'payouts.insert-payout',
  rank: 40,
  needsPosition: true,
  sql: `insert into $SCHEMA.payouts (id, tenant, mode, position, account_id, beneficiary_id, address_id, currency, rail, status, progress, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[],
                             $11::text[], $12::timestamptz[], $13::json[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.accountId),
    rows.map(({ row }) => row.beneficiaryId),
    rows.map(({ row }) => row.addressId),
    rows.map(({ row }) => row.listed.amount.currency),
    rows.map(({ row }) => row.listed.rail),
    rows.map(({ row }) => row.listed.status),
    rows.map(({ row }) => row.listed.progress),
    rows.map(({ row }) => row.listed.createdAt),
    rows.map(({ row }) => JSON.stringify(row.view)),
  ],
  keyOf: (row) => row.id,
};

const updatePayout: RowStatement<PayoutRow> = {
  name: 'payouts.update-payout',
  rank: 41,
  sql: `update $SCHEMA.payouts p set status = n.status, progress = n.progress, view = n.view
        from unnest($1::uuid[], $2::text[], $3::text[], $4::json[]) as n (id, status, progress, view) where p.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.id),
    rows.map(({ row }) => row.listed.status),
    rows.map(({ row }) => row.listed.progress),
    rows.map(({ row }) => JSON.stringify(row.view)),
  ],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

const notePayout: RowStatement<NotedRow> = {
  name: 'payouts.note-payout',
  rank: 42,
  sql: `update $SCHEMA.payouts p set metadata = n.metadata from unnest($1::uuid[], $2::json[]) as n (id, metadata) where p.id = n.id`,
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => JSON.stringify(row.metadata))],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

/** The rows that follow from an event. A payout is in no row before the ledger has put its money aside. */
export function payoutsRows(event: Exclude<PayoutsEvent, TransfersEvent>, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'PayoutAccepted':
      return [write(insertPayout, [requestedRow(scope, event.data.payout)])];
    case 'PayoutCompleted':
    case 'PayoutFailed':
    case 'PayoutReturned':
      return [write(updatePayout, [requestedRow(scope, event.data.payout)])];
    case 'AutomaticPayoutInitialized':
      return [write(insertPayout, [automaticRow(scope, event.data.payout)])];
    case 'AutomaticPayoutProcessed':
    case 'AutomaticPayoutSettled':
    case 'AutomaticPayoutConfirmed':
    case 'AutomaticPayoutFailed':
    case 'AutomaticPayoutHeld':
    case 'AutomaticPayoutReleased':
      return [write(updatePayout, [automaticRow(scope, event.data.payout)])];
    case 'PayoutNoted':
      return [write(notePayout, [{ id: event.data.payoutId, metadata: event.data.metadata }])];
    case 'PayoutRequested':
    case 'PayoutRejected':
    case 'PayoutReported':
    case 'PayoutScheduled':
    case 'AutomaticPayoutRequested':
    case 'AutomaticPayoutDropped':
    case 'AutomaticPayoutLocked':
    case 'AutomaticPayoutReported':
      return [];
  }
}

function requestedRow(scope: Scope, payout: PayoutView): PayoutRow {
  const { id, accountId, beneficiaryId } = payout;
  return { scope, id, accountId, beneficiaryId, addressId: null, listed: listedRequested(payout, {}), view: payout };
}

function automaticRow(scope: Scope, payout: AutomaticPayoutView): PayoutRow {
  const { id, accountId, addressId } = payout;
  return { scope, id, accountId, beneficiaryId: null, addressId, listed: listedAutomatic(payout, {}), view: payout };
}
