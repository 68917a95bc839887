import type { Scope } from '@corridor/contracts';
import type { OpenedAddressRecord, PayoutAddressRecord } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { AddressEvent } from './address.decide.js';
import type { OpenedAddressEvent } from './opened-address.decide.js';

type AnyAddress = PayoutAddressRecord | OpenedAddressRecord;

interface AddressRow {
  readonly scope: Scope;
  readonly address: AnyAddress;
}

/** Ids are chosen by the sender, and the house opens one address of a kind: one that is there fails its own unit alone. */
const insertAddress: RowStatement<AddressRow> = {
  name: 'accounts.insert-address',
  rank: 75,
  needsPosition: true,
  sql: `insert into $SCHEMA.addresses (id, tenant, mode, position, account, status, created_at, view, category, currency, kind, provider, reusable)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::timestamptz[], $8::json[],
                             $9::text[], $10::text[], $11::text[], $12::text[], $13::boolean[]) on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.address.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.address.account),
    rows.map(({ row }) => row.address.status),
    rows.map(({ row }) => row.address.createdAt),
    rows.map(({ row }) => JSON.stringify(row.address)),
    rows.map(({ row }) => ('category' in row.address ? row.address.category : 'payout')),
    rows.map(({ row }) => row.address.currency),
    rows.map(({ row }) => (providerOf(row.address) === null ? 'bank_account' : 'wallet')),
    rows.map(({ row }) => providerOf(row.address)),
    rows.map(({ row }) => 'reusable' in row.address && row.address.reusable),
  ],
  keyOf: (row) => row.address.id,
  mustChange: 'every row',
};

const updateAddress: RowStatement<AnyAddress> = {
  name: 'accounts.update-address',
  rank: 76,
  sql: `update $SCHEMA.addresses a set status = n.status, view = n.view
        from unnest($1::uuid[], $2::text[], $3::json[]) as n (id, status, view) where a.id = n.id`,
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => row.status), rows.map(({ row }) => JSON.stringify(row))],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

export function addressRows(event: AddressEvent | OpenedAddressEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'PayoutAddressRegistered':
    case 'AddressOpened':
      return [write(insertAddress, [{ scope, address: event.data.address }])];
    case 'PayoutAddressUpdated':
    case 'AddressActivated':
    case 'AddressDeactivated':
    case 'AddressUpdated':
      return [write(updateAddress, [event.data.address])];
  }
}

function providerOf(address: AnyAddress): string | null {
  return 'provider' in address ? address.provider : null;
}
