import type { Currency } from '@corridor/money';
import type { CustomerNotApproved } from '../accounts/index.js';
import { commandType } from '../commands.js';
import type { AccountId, WalletAddressId, WalletId } from '../ids.js';
import type { Network } from './networks.js';
import type { WalletAddressView, WalletView } from './views.js';

export interface CreateWalletPayload {
  readonly walletId: WalletId;
  /** Of the first address. */
  readonly addressId: WalletAddressId;
  /** Null for the tenant's default account. */
  readonly accountId: AccountId | null;
  readonly asset: Currency;
  readonly network: Network;
  readonly label: string | null;
}

export interface AddWalletAddressPayload {
  readonly walletId: WalletId;
  readonly addressId: WalletAddressId;
  readonly label: string | null;
}

export type CreateWalletRejection =
  | { readonly reason: 'account_not_found'; readonly account: AccountId | null }
  | CustomerNotApproved
  | { readonly reason: 'asset_not_on_network'; readonly asset: Currency; readonly network: Network }
  /** No signer holds keys for this mode. */
  | { readonly reason: 'custody_not_available' };

export type AddWalletAddressRejection =
  | { readonly reason: 'wallet_not_found'; readonly wallet: WalletId }
  | { readonly reason: 'too_many_addresses'; readonly most: number }
  | { readonly reason: 'custody_not_available' };

export const CreateWallet = commandType<CreateWalletPayload, WalletView, CreateWalletRejection>('custody', 'CreateWallet', (p) => p.walletId);
export const AddWalletAddress = commandType<AddWalletAddressPayload, WalletAddressView, AddWalletAddressRejection>(
  'custody',
  'AddWalletAddress',
  (p) => p.walletId,
);
