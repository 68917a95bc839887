import type { Scope } from '@corridor/contracts';
import type { Network, WalletAddressView, WalletView } from '@corridor/contracts/custody';
import type { RowStatement } from '@corridor/event-store';

interface WalletRow {
  readonly scope: Scope;
  readonly wallet: WalletView;
}

interface AddressRow {
  readonly network: Network;
  readonly address: WalletAddressView;
}

export const insertWallet: RowStatement<WalletRow> = {
  name: 'custody.insert-wallet',
  rank: 40,
  needsPosition: true,
  sql: `insert into $SCHEMA.wallets (id, tenant, mode, position, account_id, asset, network, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::text[], $8::timestamptz[], $9::json[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.wallet.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.wallet.accountId),
    rows.map(({ row }) => row.wallet.asset),
    rows.map(({ row }) => row.wallet.network),
    rows.map(({ row }) => row.wallet.createdAt),
    rows.map(({ row }) => JSON.stringify(row.wallet)),
  ],
  keyOf: (row) => row.wallet.id,
};

export const updateWallet: RowStatement<WalletRow> = {
  name: 'custody.update-wallet',
  rank: 41,
  sql: `update $SCHEMA.wallets w set view = n.view from unnest($1::uuid[], $2::json[]) as n (id, view) where w.id = n.id`,
  columns: (rows) => [rows.map(({ row }) => row.wallet.id), rows.map(({ row }) => JSON.stringify(row.wallet))],
  keyOf: (row) => row.wallet.id,
  mustChange: 'every row',
};

/** The primary key refuses an address that leads elsewhere already: no payment can ever belong to two wallets. */
export const insertAddress: RowStatement<AddressRow> = {
  name: 'custody.insert-address',
  rank: 42,
  sql: `insert into $SCHEMA.wallet_addresses (network, address, id, wallet_id) select * from unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.network),
    rows.map(({ row }) => row.address.address),
    rows.map(({ row }) => row.address.id),
    rows.map(({ row }) => row.address.walletId),
  ],
  keyOf: (row) => row.address.id,
};
