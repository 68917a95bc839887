import type { Currency } from '@corridor/money';
import type { Scope } from '@corridor/contracts';
import type { DepositEvent, DepositView, SuspendedFunds } from '@corridor/contracts/collections';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface DepositRow {
  readonly scope: Scope;
  readonly deposit: DepositView;
}

interface FundsRow {
  readonly scope: Scope;
  readonly funds: SuspendedFunds;
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

function currencyOf(deposit: DepositView): Currency {
  return deposit.status === 'awaiting_funds' ? deposit.currency : deposit.amount.currency;
}

/** The rows that follow from an event. Money is in no row before the ledger has it. */
export function collectionsRows(event: DepositEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'DepositCompleted': {
      const { deposit } = event.data;
      const kept = write(keepDeposit, [{ scope, deposit }]);
      return deposit.suspended === true ? [kept, write(leaveSuspense, [deposit.id])] : [kept];
    }
    case 'DepositRequested':
    case 'DepositReturned':
      return [write(keepDeposit, [{ scope, deposit: event.data.deposit }])];
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
