import type { Scope } from '@corridor/contracts';
import type { BookTransferView, PayoutsEvent } from '@corridor/contracts/payouts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface TransferRow {
  readonly scope: Scope;
  readonly transfer: BookTransferView;
}

/** A transfer is told of several times, or at its end alone. Its place in lists is that of the first time. */
const putTransfer: RowStatement<TransferRow> = {
  name: 'payouts.put-book-transfer',
  rank: 45,
  needsPosition: true,
  sql: `insert into $SCHEMA.book_transfers as t (id, tenant, mode, position, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::json[])
        on conflict (id) do update set view = excluded.view where t.tenant = excluded.tenant and t.mode = excluded.mode`,
  columns: (rows) => [
    rows.map(({ row }) => row.transfer.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => JSON.stringify(row.transfer)),
  ],
  keyOf: (row) => row.transfer.id,
  // One whose id another scope's transfer has would change nothing.
  mustChange: 'every row',
};

export type TransfersEvent = Extract<PayoutsEvent, { type: `BookTransfer${string}` | `FeeAdvance${string}` }>;

/** The rows that follow from an event. A transfer is in no row before its money is set aside. */
export function transferRows(event: TransfersEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'BookTransferInitialized':
    case 'BookTransferProcessed':
    case 'BookTransferCompleted':
    case 'BookTransferFailed':
    case 'BookTransferUpdated':
      return [write(putTransfer, [{ scope, transfer: event.data.transfer }])];
    case 'BookTransferRequested':
    case 'BookTransferRejected':
    case 'BookTransferReported':
    case 'FeeAdvanceRequested':
    case 'FeeAdvanceDebited':
      return [];
  }
}
