import type { Currency } from '@corridor/money';
import type { MoneyView } from '../amounts.js';
import type { AccountId, BookId, WalletAddressId, WalletId } from '../ids.js';
import type { Timestamp } from '../times.js';
import type { Network } from './networks.js';

/** An address that somebody can pay to. */
export interface WalletAddressView {
  readonly id: WalletAddressId;
  readonly walletId: WalletId;
  /** As its network writes it, with its checksum. */
  readonly address: string;
  /**
   * The key's place in the tree of its network's family; no secret.
   * @type integer
   */
  readonly keyIndex: number;
  readonly label: string | null;
  readonly createdAt: Timestamp;
}

/** What holds one asset on one network. Its money is a balance of the ledger, owned by the wallet's id. */
export interface WalletView {
  readonly id: WalletId;
  /** Whose wallet it is. */
  readonly accountId: AccountId;
  readonly book: BookId;
  readonly asset: Currency;
  readonly network: Network;
  readonly label: string | null;
  /** Oldest first; never empty. */
  readonly addresses: readonly WalletAddressView[];
  readonly createdAt: Timestamp;
}

/** What a tenant's transfers of one mode must keep to. */
export interface TransferPolicyView {
  /**
   * How many people must approve a transfer.
   * @type integer
   */
  readonly approvals: number;
  /** The most that one transfer may move; an asset that is not named has no such limit. */
  readonly maxAmounts: readonly MoneyView[];
  /** The only addresses that money may go to; null for any. */
  readonly allowList: readonly string[] | null;
  /** From these amounts on it must be said who receives the money; an asset that is not named has no such rule. */
  readonly travelRuleFrom: readonly MoneyView[];
}
