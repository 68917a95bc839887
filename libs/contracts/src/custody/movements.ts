import type { MoneyView } from '../amounts.js';
import type { ScreeningView } from '../accounts/index.js';
import type { AccountId, BookId, KeyId, TransferId, WalletDepositId, WalletId } from '../ids.js';
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

/** How a transaction ends on its chain: it took effect, or was taken without. */
export type TransferEnd = 'confirmed' | 'failed';

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
  /** The API key that asked for it: whoever holds it may not approve. */
  readonly requestedBy: KeyId;
  /** How the address, and the receiver's name if it was given, were held against the sanctions list. */
  readonly screening: ScreeningView;
  /** Whether it is recorded who receives the money; who that is stands in no event. */
  readonly travelRule: 'not_required' | 'provided';
  /** Who decides: people, through the operator's calls, or in test mode the sandbox after its delay. */
  readonly approvers: 'people' | 'sandbox';
  /** @type integer */
  readonly approvalsNeeded: number;
  /** Tells those who have approved apart and names nobody: a hash of the transfer and the name, or `sandbox`. */
  readonly approvedBy: readonly string[];
  readonly txHash: string | null;
  readonly failureCode: TransferFailureCode | null;
  readonly failureReason: string | null;
  readonly createdAt: Timestamp;
  readonly confirmedAt: Timestamp | null;
}

/** What a person said of a transfer, for whoever has to look into it. Names stand in no event. */
export interface TransferDecisionView {
  readonly approver: string;
  readonly verdict: 'approved' | 'rejected';
  readonly comment: string | null;
  readonly decidedAt: Timestamp;
}

/** A transfer with what only the operator sees of it. */
export interface TransferFile {
  readonly transfer: TransferView;
  /** Who receives the money, where that was said. */
  readonly beneficiaryName: string | null;
  /** Oldest first. */
  readonly decisions: readonly TransferDecisionView[];
}
