import type { Scope } from '@corridor/contracts';
import type { DepositEvent, DepositView, SuspendedFunds } from '@corridor/contracts/collections';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import { asAddressDeposit } from '../address-deposits/across-surfaces.js';
import { keepAddressDepositRow } from '../address-deposits/address-deposits.projection.js';
import { keepDepositRow } from './deposit-rows.js';

interface FundsRow {
  readonly scope: Scope;
  readonly funds: SuspendedFunds;
}

const insertFunds: RowStatement<FundsRow> = {
  name: 'collections.insert-funds',
  rank: 43,
  needsPosition: true,
  sql: `insert into $SCHEMA.suspended_funds (id, tenant, mode, position, gone, view)
        select id, tenant, mode, position, false, view
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::json[]) as given (id, tenant, mode, position, view)`,
  columns: (rows) => [
    rows.map(({ row }) => row.funds.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => JSON.stringify(row.funds)),
  ],
  keyOf: (row) => row.funds.id,
};

const leaveSuspense: RowStatement<string> = {
  name: 'collections.leave-suspense',
  rank: 44,
  sql: `update $SCHEMA.suspended_funds f set gone = true from unnest($1::uuid[]) as given (id) where f.id = given.id`,
  columns: (rows) => [rows.map(({ row }) => row)],
  keyOf: (id) => id,
  mustChange: 'every row',
};

/** The rows that follow from an event. Money is in no row before the ledger has it. */
export function collectionsRows(event: DepositEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'DepositCompleted': {
      const { deposit } = event.data;
      const kept = depositRows(scope, deposit);
      return deposit.suspended === true ? [...kept, write(leaveSuspense, [deposit.id])] : kept;
    }
    case 'DepositRequested':
    case 'DepositReturned':
      return depositRows(scope, event.data.deposit);
    case 'FundsSuspended':
      return [write(insertFunds, [{ scope, funds: event.data.funds }])];
    case 'FundsReturned':
      return [write(leaveSuspense, [event.data.funds.id])];
    case 'DepositReceived':
    case 'DepositRejected':
    case 'DepositReturnRequested':
    case 'FundsReceived':
    case 'FundsReturnRequested':
      return [];
  }
}

/** Once it is received, a deposit is told of beside those to addresses too. */
function depositRows(scope: Scope, deposit: DepositView): readonly RowWrite[] {
  const told = asAddressDeposit(deposit);
  return [keepDepositRow(scope, deposit), ...(told === null ? [] : [keepAddressDepositRow(scope, told)])];
}
