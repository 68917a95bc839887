import type { Timestamp } from '@corridor/contracts';
import { type AccountView, standingProblem } from '@corridor/contracts/accounts';
import {
  type AddWalletAddressPayload,
  type AddWalletAddressRejection,
  type CreateWalletPayload,
  type CreateWalletRejection,
  NETWORKS,
  type WalletAddressView,
  type WalletView,
} from '@corridor/contracts/custody';
import { type Decision, rejected } from './decision.js';
import type { WalletEvent, WalletState } from './wallet.js';

type EventOf<Type extends WalletEvent['type']> = Extract<WalletEvent, { type: Type }>;

/** An address with its key's place, as a signer gave it. */
export interface Derived {
  readonly address: string;
  readonly keyIndex: number;
}

/** The wallet's view carries all of them. */
export const MOST_ADDRESSES = 100;

export interface CreateWalletFacts {
  /** Null when the scope has none of that id. */
  readonly account: AccountView | null;
  /** Null when nobody holds keys in this mode. */
  readonly derived: Derived | null;
  readonly at: Timestamp;
}

/** What can be refused before a key is reserved; null when nothing is wrong. */
export function refuseWallet(payload: CreateWalletPayload, account: AccountView | null): CreateWalletRejection | null {
  const { accountId, asset, network } = payload;
  if (account?.status !== 'active') return { reason: 'account_not_found', account: accountId };
  const standing = standingProblem(account);
  if (standing !== null) return standing;
  return NETWORKS[network].assets.includes(asset) ? null : { reason: 'asset_not_on_network', asset, network };
}

export function createWallet(payload: CreateWalletPayload, facts: CreateWalletFacts): Decision<EventOf<'WalletCreated'>, CreateWalletRejection> {
  const { account, derived, at: createdAt } = facts;
  const refusal = refuseWallet(payload, account);
  if (refusal !== null) return rejected(refusal);
  if (account === null || derived === null) return rejected({ reason: 'custody_not_available' });
  const { walletId, addressId, asset, network, label } = payload;
  const address: WalletAddressView = { id: addressId, walletId, ...derived, label: null, createdAt };
  const wallet: WalletView = { id: walletId, accountId: account.id, book: account.book, asset, network, label, addresses: [address], createdAt };
  return { kind: 'event', event: { type: 'WalletCreated', data: { wallet } } };
}

/** What can be refused before a key is reserved; the wallet when nothing is wrong. */
export function openToAddress(wallet: WalletState, payload: AddWalletAddressPayload): WalletView | AddWalletAddressRejection {
  if (wallet === null) return { reason: 'wallet_not_found', wallet: payload.walletId };
  return wallet.addresses.length >= MOST_ADDRESSES ? { reason: 'too_many_addresses', most: MOST_ADDRESSES } : wallet;
}

export function addWalletAddress(
  state: WalletState,
  payload: AddWalletAddressPayload,
  facts: { readonly derived: Derived | null; readonly at: Timestamp },
): Decision<EventOf<'WalletAddressAdded'>, AddWalletAddressRejection> {
  const wallet = openToAddress(state, payload);
  if ('reason' in wallet) return rejected(wallet);
  if (facts.derived === null) return rejected({ reason: 'custody_not_available' });
  const address: WalletAddressView = { id: payload.addressId, walletId: wallet.id, ...facts.derived, label: payload.label, createdAt: facts.at };
  return { kind: 'event', event: { type: 'WalletAddressAdded', data: { address, wallet: { ...wallet, addresses: [...wallet.addresses, address] } } } };
}
