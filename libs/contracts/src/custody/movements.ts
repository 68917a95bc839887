import type { MoneyView } from '../amounts.js';
import type { AccountId, BookId, TransferId, WalletDepositId, WalletId } from '../ids.js';
import type { Timestamp } from '../times.js';
import type { Network } from './networks.js';

export type WalletDepositStatus = 'pending' | 'confirmed' | 'reversed';

/** A payment that reached an address of a wallet. */
export interface WalletDepositView {
  readonly id: WalletDepositId;
  readonly walletId: WalletId;
  readonly accountId: AccountId;
  readonly book: BookId;
  readonly network: Network;
  readonly address: string;
  readonly amount: MoneyView;
  readonly txHash: string;
  readonly status: WalletDepositStatus;
  /**
   * Blocks from its own to the chain's head when it was last looked at.
   * @type integer
   */
  readonly confirmations: number;
  /** @type integer */
  readonly confirmationsNeeded: number;
  readonly createdAt: Timestamp;
}

export type TransferStatus = 'pending_approval' | 'broadcasting' | 'confirmed' | 'failed';

/**
 * Why a transfer failed.
 * @open
 */
export type TransferFailureCode = 'rejected_by_approver' | 'transaction_failed';

/** Money that leaves a wallet for an address outside. */
export interface TransferView {
  readonly id: TransferId;
  readonly walletId: WalletId;
  readonly accountId: AccountId;
  readonly book: BookId;
  readonly network: Network;
  readonly toAddress: string;
  readonly amount: MoneyView;
  /** Held beside the amount, in the same asset: what the house charges for the network. */
  readonly networkFee: MoneyView;
  readonly status: TransferStatus;
  /** Whether it is recorded who receives the money; who that is stands in no event. */
  readonly travelRule: 'not_required' | 'provided';
  /** Who decides: people, through the operator's calls, or in test mode the sandbox after its delay. */
  readonly approvers: 'people' | 'sandbox';
  /** @type integer */
  readonly approvalsNeeded: number;
  /** Who has approved so far. */
  readonly approvedBy: readonly string[];
  readonly txHash: string | null;
  readonly failureCode: TransferFailureCode | null;
  readonly failureReason: string | null;
  readonly createdAt: Timestamp;
  readonly confirmedAt: Timestamp | null;
}
