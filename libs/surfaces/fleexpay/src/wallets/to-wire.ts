import { type DecimalString, decimalOf } from '@corridor/contracts';
import type { WalletAddressView, WalletView } from '@corridor/contracts/custody';
import type { BalanceView } from '@corridor/contracts/ledger';
import { amountOf } from '@corridor/money';
import { accountIds, walletAddressIds, walletIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { WalletAddressObject, WalletObject } from './wallet.object.js';

export function walletToWire(wallet: WalletView, balance: DecimalString): WalletObject {
  const [first] = wallet.addresses;
  if (first === undefined) throw new Error(`the wallet ${wallet.id} has no address`);
  return {
    id: walletIds.print(wallet.id),
    object: 'wallet',
    account_id: accountIds.print(wallet.accountId),
    asset: wallet.asset,
    network: wallet.network,
    label: wallet.label,
    address: first.address,
    addresses: wallet.addresses.map(walletAddressToWire),
    balance,
    custody: 'mpc',
    created_at: wireTime(wallet.createdAt),
  };
}

export function walletAddressToWire(address: WalletAddressView): WalletAddressObject {
  return {
    id: walletAddressIds.print(address.id),
    object: 'wallet_address',
    wallet_id: walletIds.print(address.walletId),
    address: address.address,
    label: address.label,
    created_at: wireTime(address.createdAt),
  };
}

/** What a wallet holds before anything has arrived. */
export function nothingIn({ asset }: WalletView): DecimalString {
  return decimalOf(amountOf(0n), asset);
}

/** A wallet that nothing has reached has no balance in the ledger. */
export function availableIn(wallet: WalletView, balances: readonly BalanceView[]): DecimalString {
  const found = balances.find(({ compartment, currency }) => compartment === 'available' && currency === wallet.asset);
  return found?.balance ?? nothingIn(wallet);
}
