import type { DepositId, Scope } from '@corridor/contracts';
import type { AwaitingDeposit, ReceiveFundsPayload } from '@corridor/contracts/collections';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import { findReference } from '../banks/reference.js';
import type { CollectionsReadDeps } from './collections.queries.js';

interface VirtualAccountRow {
  readonly scope: Scope;
  readonly deposit: AwaitingDeposit;
}

const insertVirtualAccount: RowStatement<VirtualAccountRow> = {
  name: 'collections.insert-virtual-account',
  rank: 41,
  sql: `insert into $SCHEMA.virtual_accounts (reference, account, tenant, mode, deposit_id)
        select * from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::uuid[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.deposit.asked.instructions.reference),
    rows.map(({ row }) => accountOf(row.deposit)),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ row }) => row.deposit.id),
  ],
  keyOf: (row) => row.deposit.asked.instructions.reference,
};

/** What an arriving payment finds its deposit by. */
export function virtualAccountRow(scope: Scope, deposit: AwaitingDeposit): RowWrite {
  return write(insertVirtualAccount, [{ scope, deposit }]);
}

function accountOf({ id, asked: { instructions } }: AwaitingDeposit): string {
  const account = instructions.iban ?? instructions.accountNumber;
  if (account === undefined) throw new Error(`deposit ${id} has instructions without an account`);
  return account;
}

/**
 * The deposit that a payment belongs to, or null. The account that was credited decides; only when the bank names none that
 * is ours, the reference in the payer's text does.
 */
export async function depositPaidBy(deps: CollectionsReadDeps, scope: Scope, { account, remittance }: ReceiveFundsPayload): Promise<DepositId | null> {
  const reference = remittance.text === null ? null : findReference(remittance.text);
  const { rows } = await deps.pool.query<{ deposit_id: DepositId }>(
    `select deposit_id from ${deps.schema}.virtual_accounts
     where tenant = $1 and mode = $2 and (account = $3 or reference = $4) order by account is not distinct from $3 desc limit 1`,
    [scope.tenant, scope.mode, account, reference],
  );
  return rows[0]?.deposit_id ?? null;
}
