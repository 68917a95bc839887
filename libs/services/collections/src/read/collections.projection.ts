import type { Scope } from '@corridor/contracts';
import type { CollectionsEvent, DepositView } from '@corridor/contracts/collections';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface DepositRow {
  readonly scope: Scope;
  readonly deposit: DepositView;
}

const insertDeposit: RowStatement<DepositRow> = {
  name: 'collections.insert-deposit',
  rank: 40,
  needsPosition: true,
  sql: `insert into $SCHEMA.deposits (id, tenant, mode, position, account_id, currency, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::json[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.deposit.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.deposit.accountId),
    rows.map(({ row }) => row.deposit.amount.currency),
    rows.map(({ row }) => JSON.stringify(row.deposit)),
  ],
  keyOf: (row) => row.deposit.id,
};

/** The rows that follow from an event. A deposit is in no row before the ledger has its money. */
export function collectionsRows(event: CollectionsEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'DepositCompleted':
      return [write(insertDeposit, [{ scope, deposit: event.data.deposit }])];
    case 'DepositReceived':
    case 'DepositRejected':
      return [];
  }
}
