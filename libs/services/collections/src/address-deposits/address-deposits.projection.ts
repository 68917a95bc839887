import type { Scope } from '@corridor/contracts';
import { type AddressDepositEvent, type AddressDepositRecord, asDeposit, asReturned } from '@corridor/contracts/collections';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import { keepDepositRow } from '../read/deposit-rows.js';

interface AddressDepositRow {
  readonly scope: Scope;
  readonly deposit: AddressDepositRecord;
}

/** A deposit keeps its place in the list when it moves on. */
const keepAddressDeposit: RowStatement<AddressDepositRow> = {
  name: 'collections.keep-address-deposit',
  rank: 49,
  needsPosition: true,
  sql: `insert into $SCHEMA.address_deposits
          (id, tenant, mode, position, to_account, to_address, parent, from_account, from_address, currency, method, reason, status, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[],
                             $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::json[])
        on conflict (id) do update set status = excluded.status, reason = excluded.reason, view = excluded.view`,
  columns: (rows) => [
    rows.map(({ row }) => row.deposit.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.deposit.to.account),
    rows.map(({ row }) => row.deposit.to.address),
    rows.map(({ row }) => row.deposit.parent),
    rows.map(({ row }) => row.deposit.from.account),
    rows.map(({ row }) => row.deposit.from.address),
    rows.map(({ row }) => row.deposit.amount.currency),
    rows.map(({ row }) => row.deposit.method),
    rows.map(({ row }) => row.deposit.reason),
    rows.map(({ row }) => row.deposit.status),
    rows.map(({ row }) => row.deposit.createdAt),
    rows.map(({ row }) => JSON.stringify(row.deposit)),
  ],
  keyOf: (row) => row.deposit.id,
};

export function keepAddressDepositRow(scope: Scope, deposit: AddressDepositRecord): RowWrite {
  return write(keepAddressDeposit, [{ scope, deposit }]);
}

/** `original`: the deposit whose money this one takes back; null for every other. */
export function addressDepositRows(event: AddressDepositEvent, scope: Scope, original: AddressDepositRecord | null = null): readonly RowWrite[] {
  const { deposit } = event.data;
  switch (event.type) {
    case 'AddressDepositArrived':
    case 'AddressDepositTakingBack':
    case 'AddressDepositTakenBack':
      return [];
    case 'AddressDepositCompleted':
      return [keepAddressDepositRow(scope, deposit), ...sharedRows(deposit, scope, original)];
    case 'AddressDepositInitiated':
    case 'AddressDepositUpdated':
    case 'AddressDepositProcessing':
    case 'AddressDepositCancelled':
    case 'AddressDepositFailed':
      return [keepAddressDepositRow(scope, deposit)];
  }
}

function sharedRows(deposit: AddressDepositRecord, scope: Scope, original: AddressDepositRecord | null): readonly RowWrite[] {
  const received = asDeposit(original ?? deposit);
  if (received === null) return [];
  return [keepDepositRow(scope, original === null ? received : asReturned(received, deposit))];
}
