import type { Scope } from '@corridor/contracts';
import type { TransferDecisionView, TransferPolicyView, TransferView, WalletDepositView } from '@corridor/contracts/custody';
import type { RowStatement } from '@corridor/event-store';

interface DepositRow {
  readonly scope: Scope;
  readonly deposit: WalletDepositView;
}

interface TransferRow {
  readonly scope: Scope;
  readonly transfer: TransferView;
}

/** A deposit may have been there as pending; it keeps its place in lists then. */
export const insertDeposit: RowStatement<DepositRow> = {
  name: 'custody.insert-deposit',
  rank: 43,
  needsPosition: true,
  sql: `insert into $SCHEMA.wallet_deposits (id, tenant, mode, position, wallet_id, status, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::json[])
        on conflict (id) do update set status = excluded.status, view = excluded.view`,
  columns: (rows) => [
    rows.map(({ row }) => row.deposit.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.deposit.walletId),
    rows.map(({ row }) => row.deposit.status),
    rows.map(({ row }) => JSON.stringify(row.deposit)),
  ],
  keyOf: (row) => row.deposit.id,
};

export const updateDeposit: RowStatement<DepositRow> = {
  name: 'custody.update-deposit',
  rank: 44,
  sql: `update $SCHEMA.wallet_deposits d set status = n.status, view = n.view
        from unnest($1::uuid[], $2::text[], $3::json[]) as n (id, status, view) where d.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.deposit.id),
    rows.map(({ row }) => row.deposit.status),
    rows.map(({ row }) => JSON.stringify(row.deposit)),
  ],
  keyOf: (row) => row.deposit.id,
  mustChange: 'every row',
};

export const insertTransfer: RowStatement<TransferRow> = {
  name: 'custody.insert-transfer',
  rank: 45,
  needsPosition: true,
  sql: `insert into $SCHEMA.transfers (id, tenant, mode, position, wallet_id, account_id, asset, status, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::timestamptz[], $10::json[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.transfer.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.transfer.walletId),
    rows.map(({ row }) => row.transfer.accountId),
    rows.map(({ row }) => row.transfer.amount.currency),
    rows.map(({ row }) => row.transfer.status),
    rows.map(({ row }) => row.transfer.createdAt),
    rows.map(({ row }) => JSON.stringify(row.transfer)),
  ],
  keyOf: (row) => row.transfer.id,
};

export const updateTransfer: RowStatement<TransferRow> = {
  name: 'custody.update-transfer',
  rank: 46,
  sql: `update $SCHEMA.transfers t set status = n.status, view = n.view
        from unnest($1::uuid[], $2::text[], $3::json[]) as n (id, status, view) where t.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.transfer.id),
    rows.map(({ row }) => row.transfer.status),
    rows.map(({ row }) => JSON.stringify(row.transfer)),
  ],
  keyOf: (row) => row.transfer.id,
  mustChange: 'every row',
};

export const setPolicy: RowStatement<{ readonly scope: Scope; readonly policy: TransferPolicyView }> = {
  name: 'custody.set-policy',
  rank: 47,
  sql: `insert into $SCHEMA.transfer_policies (tenant, mode, view) select * from unnest($1::uuid[], $2::text[], $3::json[])
        on conflict (tenant, mode) do update set view = excluded.view`,
  columns: (rows) => [
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ row }) => JSON.stringify(row.policy)),
  ],
  keyOf: (row) => `${row.scope.tenant}/${row.scope.mode}`,
};

/** Who receives money stands in this table alone, where it can be erased; events are for ever. */
export const keepBeneficiary: RowStatement<{ readonly transferId: string; readonly name: string }> = {
  name: 'custody.keep-beneficiary',
  rank: 48,
  sql: `insert into $SCHEMA.travel_rule_data (transfer_id, beneficiary_name) select * from unnest($1::uuid[], $2::text[])`,
  columns: (rows) => [rows.map(({ row }) => row.transferId), rows.map(({ row }) => row.name)],
  keyOf: (row) => row.transferId,
};

export interface DecisionRow extends TransferDecisionView {
  readonly transferId: string;
  readonly ref: string;
}

/** Who decided, beside the events for the same reason. */
export const keepDecision: RowStatement<DecisionRow> = {
  name: 'custody.keep-decision',
  rank: 49,
  sql: `insert into $SCHEMA.transfer_decisions (transfer_id, approver_ref, approver, verdict, comment, decided_at)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.transferId),
    rows.map(({ row }) => row.ref),
    rows.map(({ row }) => row.approver),
    rows.map(({ row }) => row.verdict),
    rows.map(({ row }) => row.comment),
    rows.map(({ row }) => row.decidedAt),
  ],
  keyOf: (row) => `${row.transferId}/${row.ref}/${row.verdict}`,
};
