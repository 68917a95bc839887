import type { Currency } from '@corridor/money';
import type { CustomerNotApproved } from '../accounts/index.js';
import type { DecimalString } from '../amounts.js';
import { commandType } from '../commands.js';
import type { KeyId, TenantId, TransferId, WalletDepositId, WalletId } from '../ids.js';
import type { Mode } from '../scope.js';
import type { LedgerRejection } from '../ledger/index.js';
import type { TransferEnd, TransferStatus, TransferView, WalletDepositStatus, WalletDepositView } from './movements.js';
import type { Network } from './networks.js';
import type { TransferPolicyView } from './views.js';

/** Has somebody pay to a wallet on the simulated chain of test mode. */
export interface PayToWalletPayload {
  readonly depositId: WalletDepositId;
  readonly walletId: WalletId;
  /** One of the wallet's addresses; null for its first. */
  readonly address: string | null;
  /** Major units of the wallet's asset; more decimals than it has are refused. */
  readonly amount: string;
  /** Of the transaction that pays; null for one that somebody outside sends. */
  readonly txHash: string | null;
  /** Whether the payment is deep enough in the chain at once, or has to wait for blocks. */
  readonly mature: boolean;
}

/** Looks at the chain again: sent by a timer, or by whoever has seen the chain change. */
export interface CheckWalletDepositPayload {
  readonly depositId: WalletDepositId;
}

export type WalletDepositRejection =
  | { readonly reason: 'wallet_not_found'; readonly wallet: WalletId }
  | { readonly reason: 'deposit_not_found'; readonly deposit: WalletDepositId }
  | { readonly reason: 'amount_not_valid'; readonly asset: Currency }
  /** The wallet has no such address. */
  | { readonly reason: 'address_not_of_wallet'; readonly wallet: WalletId }
  | { readonly reason: 'deposit_unchanged'; readonly deposit: WalletDepositId; readonly status: WalletDepositStatus }
  | { readonly reason: 'network_not_connected'; readonly network: Network };

export const PayToWallet = commandType<PayToWalletPayload, WalletDepositView, WalletDepositRejection>('custody', 'PayToWallet', (p) => p.depositId);
export const CheckWalletDeposit = commandType<CheckWalletDepositPayload, WalletDepositView, WalletDepositRejection>('custody', 'CheckWalletDeposit', (p) => p.depositId);
/** Has the simulated chain of test mode drop the block that a payment is in. */
export const ReorganiseWalletDeposit = commandType<CheckWalletDepositPayload, WalletDepositView, WalletDepositRejection>(
  'custody',
  'ReorganiseWalletDeposit',
  (p) => p.depositId,
);

export interface RequestTransferPayload {
  readonly transferId: TransferId;
  readonly walletId: WalletId;
  readonly toAddress: string;
  readonly asset: Currency;
  readonly network: Network;
  readonly amount: DecimalString;
  readonly requestedBy: KeyId;
  /** Who receives the money, for the travel rule. Kept apart from events. */
  readonly beneficiaryName: string | null;
}

export type RequestTransferRejection =
  | { readonly reason: 'wallet_not_found'; readonly wallet: WalletId }
  | CustomerNotApproved
  | { readonly reason: 'wallet_holds_other'; readonly asset: Currency; readonly network: Network }
  | { readonly reason: 'address_not_valid'; readonly network: Network }
  | { readonly reason: 'address_is_own' }
  /** A wallet of the tenant has the address, and holds another asset. */
  | { readonly reason: 'address_holds_other'; readonly asset: Currency }
  /** No sanctions list is configured for this mode. */
  | { readonly reason: 'screening_not_available'; readonly mode: Mode }
  /** `by`: whether the list has the address, or somebody who is called as the receiver is said to be. */
  | { readonly reason: 'receiver_screened'; readonly by: 'address' | 'name'; readonly list: string }
  | { readonly reason: 'address_not_allowed' }
  | { readonly reason: 'amount_over_policy'; readonly asset: Currency; readonly most: DecimalString }
  | { readonly reason: 'travel_rule_data_missing'; readonly asset: Currency; readonly from: DecimalString }
  | { readonly reason: 'network_not_connected'; readonly network: Network }
  | LedgerRejection;

/** The sandbox approves in test mode while nobody has set a policy. */
export type Approver = PersonApproving | { readonly kind: 'sandbox' };

export interface PersonApproving {
  readonly kind: 'person';
  /** The operator vouches for it. */
  readonly name: string;
  /** The API key that the person goes by, where the name is one. */
  readonly key: KeyId | null;
}

export interface ApproveTransferPayload {
  readonly transferId: TransferId;
  readonly approver: Approver;
}

export interface RejectTransferPayload {
  readonly transferId: TransferId;
  readonly approver: PersonApproving;
  readonly comment: string | null;
}

/** Sent by the transfer's own timer. */
export interface CheckTransferPayload {
  readonly transferId: TransferId;
}

/** Has the simulated chain of test mode end a transfer now; one that waits for approval is approved first. */
export interface SettleTransferPayload {
  readonly transferId: TransferId;
  readonly end: TransferEnd;
}

export type TransferRejection =
  | { readonly reason: 'transfer_not_found'; readonly transfer: TransferId }
  | { readonly reason: 'transfer_in_other_state'; readonly transfer: TransferId; readonly status: TransferStatus }
  | { readonly reason: 'approved_before'; readonly transfer: TransferId }
  /** The key that asked for a transfer does not approve it. */
  | { readonly reason: 'approver_is_requester'; readonly transfer: TransferId }
  /** People decide on this transfer, so the sandbox may not. */
  | { readonly reason: 'approval_needed'; readonly transfer: TransferId }
  | { readonly reason: 'network_not_connected'; readonly network: Network };

export const RequestTransfer = commandType<RequestTransferPayload, TransferView, RequestTransferRejection>('custody', 'RequestTransfer', (p) => p.transferId);
export const ApproveTransfer = commandType<ApproveTransferPayload, TransferView, TransferRejection>('custody', 'ApproveTransfer', (p) => p.transferId);
export const RejectTransfer = commandType<RejectTransferPayload, TransferView, TransferRejection>('custody', 'RejectTransfer', (p) => p.transferId);
export const CheckTransfer = commandType<CheckTransferPayload, TransferView, TransferRejection>('custody', 'CheckTransfer', (p) => p.transferId);
export const SettleTransfer = commandType<SettleTransferPayload, TransferView, TransferRejection>('custody', 'SettleTransfer', (p) => p.transferId);

export interface SetTransferPolicyPayload {
  readonly tenant: TenantId;
  readonly policy: TransferPolicyView;
}

export type SetTransferPolicyRejection =
  | { readonly reason: 'tenant_not_found'; readonly tenant: TenantId }
  | { readonly reason: 'policy_not_valid'; readonly field: string };

export const SetTransferPolicy = commandType<SetTransferPolicyPayload, TransferPolicyView, SetTransferPolicyRejection>(
  'custody',
  'SetTransferPolicy',
  (p) => p.tenant,
);
