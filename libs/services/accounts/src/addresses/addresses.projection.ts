import type { Scope } from '@corridor/contracts';
import type { PayoutAddressRecord } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { AddressEvent } from './address.decide.js';

interface AddressRow {
  readonly scope: Scope;
  readonly address: PayoutAddressRecord;
}

/** Ids are chosen by the sender: one that is taken fails its own unit alone. */
const insertAddress: RowStatement<AddressRow> = {
  name: 'accounts.insert-payout-address',
  rank: 75,
  needsPosition: true,
  sql: `insert into $SCHEMA.payout_addresses (id, tenant, mode, position, account, status, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::timestamptz[], $8::json[]) on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.address.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.address.account),
    rows.map(({ row }) => row.address.status),
    rows.map(({ row }) => row.address.createdAt),
    rows.map(({ row }) => JSON.stringify(row.address)),
  ],
  keyOf: (row) => row.address.id,
  mustChange: 'every row',
};

const updateAddress: RowStatement<PayoutAddressRecord> = {
  name: 'accounts.update-payout-address',
  rank: 76,
  sql: `update $SCHEMA.payout_addresses a set status = n.status, view = n.view
        from unnest($1::uuid[], $2::text[], $3::json[]) as n (id, status, view) where a.id = n.id`,
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => row.status), rows.map(({ row }) => JSON.stringify(row))],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

export function addressRows(event: AddressEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'PayoutAddressRegistered':
      return [write(insertAddress, [{ scope, address: event.data.address }])];
    case 'PayoutAddressUpdated':
      return [write(updateAddress, [event.data.address])];
  }
}
