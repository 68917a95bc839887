import type { Scope } from '@corridor/contracts';
import type { DepositView } from '@corridor/contracts/collections';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { Currency } from '@corridor/money';

interface DepositRow {
  readonly scope: Scope;
  readonly deposit: DepositView;
}

/** A deposit that was waiting keeps its place in the list when its money comes. */
const keepDeposit: RowStatement<DepositRow> = {
  name: 'collections.keep-deposit',
  rank: 40,
  needsPosition: true,
  sql: `insert into $SCHEMA.deposits (id, tenant, mode, position, account_id, currency, rail, status, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::timestamptz[], $10::json[])
        on conflict (id) do update set status = excluded.status, view = excluded.view`,
  columns: (rows) => [
    rows.map(({ row }) => row.deposit.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.deposit.accountId),
    rows.map(({ row }) => currencyOf(row.deposit)),
    rows.map(({ row }) => row.deposit.rail),
    rows.map(({ row }) => row.deposit.status),
    rows.map(({ row }) => row.deposit.createdAt),
    rows.map(({ row }) => JSON.stringify(row.deposit)),
  ],
  keyOf: (row) => row.deposit.id,
};

function currencyOf(deposit: DepositView): Currency {
  return deposit.status === 'awaiting_funds' ? deposit.currency : deposit.amount.currency;
}

export function keepDepositRow(scope: Scope, deposit: DepositView): RowWrite {
  return write(keepDeposit, [{ scope, deposit }]);
}
