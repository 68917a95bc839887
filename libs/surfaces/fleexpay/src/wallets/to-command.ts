import { readId } from '@corridor/surfaces/http';
import type { WalletId } from '@corridor/contracts';
import type { AddWalletAddressPayload, CreateWalletPayload } from '@corridor/contracts/custody';
import { mintId } from '@corridor/messaging';
import { accountIds } from '../ids.js';
import type { AddAddressBody, CreateWalletBody } from './create-wallet.body.js';

export function toCreateWallet({ asset, network, label, account_id }: CreateWalletBody): CreateWalletPayload {
  return {
    walletId: mintId<'wallet'>(),
    addressId: mintId<'wallet-address'>(),
    accountId: account_id === undefined ? null : readId(accountIds, account_id),
    asset,
    network,
    label: label ?? null,
  };
}

export function toAddAddress(walletId: WalletId, { label }: AddAddressBody): AddWalletAddressPayload {
  return { walletId, addressId: mintId<'wallet-address'>(), label: label ?? null };
}
