import type { Timestamp } from '@corridor/contracts';
import { type AccountView, standingProblem } from '@corridor/contracts/accounts';
import type { ApproveTransferPayload, RejectTransferPayload, RequestTransferPayload, RequestTransferRejection, TransferFailureCode, TransferPolicyView, TransferRejection, TransferView, WalletView } from '@corridor/contracts/custody';
import type { LedgerRejection, PostedView } from '@corridor/contracts/ledger';
import { type Decision, rejected } from './decision.js';
import { networkFee } from './network-fees.js';
import { needsTravelRule, refusedByPolicy } from './policy.js';
import type { TransferEvent, TransferState } from './transfer.js';

type EventOf<Type extends TransferEvent['type']> = Extract<TransferEvent, { type: Type }>;

/** The approver that stands in for people while nobody has set a policy. */
export const SANDBOX = 'sandbox';

export interface RequestFacts {
  /** Null when the scope has none of that id. */
  readonly wallet: WalletView | null;
  /** The wallet's account; null when the scope has no such wallet. */
  readonly account: AccountView | null;
  /** As its network writes it; null when it is no address there. */
  readonly toAddress: string | null;
  /** The name of the list that the address stands on. */
  readonly screenedBy: string | null;
  readonly policy: TransferPolicyView;
  readonly approvers: TransferView['approvers'];
  /** Whether a chain and keys are connected in this mode. */
  readonly connected: boolean;
  readonly at: Timestamp;
}

/** Screening and policy speak before any money moves; whether there is enough of it is for the ledger to say. */
export function requestTransfer(payload: RequestTransferPayload, facts: RequestFacts): Decision<EventOf<'TransferRequested'>, RequestTransferRejection> {
  const { wallet, account, toAddress, policy } = facts;
  const { asset, network } = payload;
  if (wallet === null || account === null) return rejected({ reason: 'wallet_not_found', wallet: payload.walletId });
  const standing = standingProblem(account);
  if (standing !== null) return rejected(standing);
  if (wallet.asset !== asset || wallet.network !== network) return rejected({ reason: 'wallet_holds_other', asset: wallet.asset, network: wallet.network });
  if (!facts.connected) return rejected({ reason: 'network_not_connected', network });
  if (toAddress === null) return rejected({ reason: 'address_not_valid', network });
  if (wallet.addresses.some(({ address }) => address === toAddress)) return rejected({ reason: 'address_is_own' });
  if (facts.screenedBy !== null) return rejected({ reason: 'address_screened', list: facts.screenedBy });
  const amount = { currency: asset, amount: payload.amount };
  const refusal = refusedByPolicy(policy, { amount, toAddress, hasBeneficiary: payload.beneficiaryName !== null });
  if (refusal !== null) return rejected(refusal);
  const transfer: TransferView = {
    id: payload.transferId,
    walletId: wallet.id,
    accountId: wallet.accountId,
    book: wallet.book,
    network,
    toAddress,
    amount,
    networkFee: { currency: asset, amount: networkFee(network, asset) },
    status: 'pending_approval',
    travelRule: needsTravelRule(policy, amount) || payload.beneficiaryName !== null ? 'provided' : 'not_required',
    approvers: facts.approvers,
    approvalsNeeded: policy.approvals,
    approvedBy: [],
    txHash: null,
    failureCode: null,
    failureReason: null,
    createdAt: facts.at,
    confirmedAt: null,
  };
  return { kind: 'event', event: { type: 'TransferRequested', data: { transfer } } };
}

/** `txHash`: of the transaction that is sent if this is the last approval. */
export function approveTransfer(state: TransferState, payload: ApproveTransferPayload, txHash: string): Decision<EventOf<'TransferApproved' | 'TransferBroadcast'>, TransferRejection> {
  const found = inState(state, payload.transferId, 'pending_approval');
  if ('reason' in found) return rejected(found);
  const { approver } = payload;
  if (approver === SANDBOX && found.approvers !== 'sandbox') return rejected({ reason: 'approval_needed', transfer: found.id });
  if (found.approvedBy.includes(approver)) return rejected({ reason: 'approved_before', transfer: found.id, approver });
  const approvedBy = [...found.approvedBy, approver];
  const transfer = { ...found, approvedBy };
  if (approvedBy.length < found.approvalsNeeded) return { kind: 'event', event: { type: 'TransferApproved', data: { transfer } } };
  return { kind: 'event', event: { type: 'TransferBroadcast', data: { transfer: { ...transfer, status: 'broadcasting', txHash } } } };
}

export function rejectTransfer(state: TransferState, { transferId, approver, comment }: RejectTransferPayload): Decision<EventOf<'TransferEnding'>, TransferRejection> {
  const transfer = inState(state, transferId, 'pending_approval');
  if ('reason' in transfer) return rejected(transfer);
  return { kind: 'event', event: failing(transfer, 'rejected_by_approver', comment ?? `${approver} rejected it.`) };
}

/** The chain has the transaction deep enough, with or without effect. */
export function endTransfer(state: TransferState, id: TransferView['id'], { succeeded, at }: { readonly succeeded: boolean; readonly at: Timestamp }): Decision<EventOf<'TransferEnding'>, TransferRejection> {
  const transfer = inState(state, id, 'broadcasting');
  if ('reason' in transfer) return rejected(transfer);
  if (!succeeded) return { kind: 'event', event: failing(transfer, 'transaction_failed', 'The chain took the transaction, and it failed there.') };
  return { kind: 'event', event: { type: 'TransferEnding', data: { transfer, ended: { ...transfer, status: 'confirmed', confirmedAt: at } } } };
}

/** The ledger has held the money, or refused to. */
export function holdTransfer({ transfer }: EventOf<'TransferRequested'>['data'], refusal: LedgerRejection | null): EventOf<'TransferHeld' | 'TransferRefused'> {
  return refusal === null ? { type: 'TransferHeld', data: { transfer } } : { type: 'TransferRefused', data: { transfer, rejection: refusal } };
}

export function concludeTransfer({ ended }: EventOf<'TransferEnding'>['data'], posted: PostedView): EventOf<'TransferConfirmed' | 'TransferFailed'> {
  if (ended.status === 'failed') return { type: 'TransferFailed', data: { transfer: ended } };
  return { type: 'TransferConfirmed', data: { transfer: { ...ended, confirmedAt: posted.recordedAt } } };
}

function failing(transfer: TransferView, failureCode: TransferFailureCode, failureReason: string): EventOf<'TransferEnding'> {
  return { type: 'TransferEnding', data: { transfer, ended: { ...transfer, status: 'failed', failureCode, failureReason } } };
}

export function inState(state: TransferState, id: TransferView['id'], wanted: 'pending_approval' | 'broadcasting'): TransferView | Extract<TransferRejection, { reason: 'transfer_not_found' | 'transfer_in_other_state' }> {
  if (state.status === 'none') return { reason: 'transfer_not_found', transfer: id };
  return state.status === wanted ? state.transfer : { reason: 'transfer_in_other_state', transfer: id, status: state.transfer.status };
}
