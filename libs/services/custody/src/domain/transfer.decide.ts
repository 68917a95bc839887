import { moneyOf, type Timestamp } from '@corridor/contracts';
import { type AccountView, type ScreeningView, standingProblem } from '@corridor/contracts/accounts';
import type {
  PersonApproving,
  RequestTransferPayload,
  RequestTransferRejection,
  TransferEnd,
  TransferPolicyView,
  TransferRejection,
  TransferView,
  WalletView,
} from '@corridor/contracts/custody';
import type { LedgerRejection, PostedView } from '@corridor/contracts/ledger';
import { type Decision, rejected } from './decision.js';
import { networkFee } from './network-fees.js';
import { refusedByPolicy } from './policy.js';
import type { TransferEvent, TransferState } from './transfer.js';

export type EventOf<Type extends TransferEvent['type']> = Extract<TransferEvent, { type: Type }>;

/** Stands in for people in {@link TransferView.approvedBy}. */
export const SANDBOX = 'sandbox';

/** What the sanctions list says of whom money is about to go to. */
export interface ReceiverScreening {
  readonly address: ScreeningView;
  readonly name: ScreeningView | null;
}

export interface RequestFacts {
  /** Null when the scope has none of that id. */
  readonly wallet: WalletView | null;
  /** The wallet's account; null when the scope has no such wallet. */
  readonly account: AccountView | null;
  /** As its network writes it; null when it is no address there. */
  readonly toAddress: string | null;
  /** The wallet of the same scope that the address leads to, if one does. */
  readonly receiver: WalletView | null;
  /** Of the address, and of the name where one is given. Null when no list is configured, and without an address. */
  readonly screening: ReceiverScreening | null;
  /** Null where the operator has set none. */
  readonly policy: TransferPolicyView | null;
  /** Where no policy is set. */
  readonly defaultPolicy: TransferPolicyView;
  /** Whether the sandbox approves what no policy speaks of. */
  readonly isSandbox: boolean;
  /** Whether a chain and keys are connected in this mode. */
  readonly connected: boolean;
  readonly at: Timestamp;
}

/**
 * Screening and policy speak before any money moves; whether there is enough of it is for the ledger to say. Throws for an
 * amount that no transfer can have.
 */
export function requestTransfer(payload: RequestTransferPayload, facts: RequestFacts): Decision<EventOf<'TransferRequested'>, RequestTransferRejection> {
  const { wallet, account, toAddress, screening } = facts;
  const { asset, network } = payload;
  const amount = { currency: asset, amount: payload.amount };
  if (moneyOf(amount).amount <= 0n) throw new Error(`transfer ${payload.transferId} is of ${payload.amount} ${asset}`);
  if (wallet === null || account === null) return rejected({ reason: 'wallet_not_found', wallet: payload.walletId });
  const refusal = refusedByWallet(payload, { ...facts, wallet, account });
  if (refusal !== null) return rejected(refusal);
  if (toAddress === null) return rejected({ reason: 'address_not_valid', network });
  if (screening === null) return rejected({ reason: 'screening_not_available', mode: facts.isSandbox ? 'test' : 'live' });
  if (screening.address.outcome === 'reject') return rejected({ reason: 'receiver_screened', by: 'address', list: screening.address.list });
  if (screening.name?.outcome === 'reject') return rejected({ reason: 'receiver_screened', by: 'name', list: screening.name.list });
  const policy = facts.policy ?? facts.defaultPolicy;
  const against = refusedByPolicy(policy, { amount, toAddress, namesBeneficiary: payload.beneficiaryName !== null });
  if (against !== null) return rejected(against);
  return { kind: 'event', event: { type: 'TransferRequested', data: { transfer: newTransfer(payload, { ...facts, wallet, toAddress, screened: screening.name ?? screening.address }, policy) } } };
}

function refusedByWallet({ asset, network }: RequestTransferPayload, facts: RequestFacts & { readonly wallet: WalletView; readonly account: AccountView }): RequestTransferRejection | null {
  const { wallet, account, receiver } = facts;
  const standing = standingProblem(account);
  if (standing !== null) return standing;
  if (wallet.asset !== asset || wallet.network !== network) return { reason: 'wallet_holds_other', asset: wallet.asset, network: wallet.network };
  if (!facts.connected) return { reason: 'network_not_connected', network };
  if (receiver?.id === wallet.id) return { reason: 'address_is_own' };
  return receiver === null || receiver.asset === asset ? null : { reason: 'address_holds_other', asset: receiver.asset };
}

type Accepted = RequestFacts & { readonly wallet: WalletView; readonly toAddress: string; readonly screened: ScreeningView };

function newTransfer(payload: RequestTransferPayload, { wallet, toAddress, screened, ...facts }: Accepted, policy: TransferPolicyView): TransferView {
  const { transferId, asset, network, amount, requestedBy, beneficiaryName } = payload;
  return {
    id: transferId,
    walletId: wallet.id,
    accountId: wallet.accountId,
    book: wallet.book,
    network,
    toAddress,
    amount: { currency: asset, amount },
    networkFee: { currency: asset, amount: networkFee(network, asset) },
    status: 'pending_approval',
    requestedBy,
    screening: screened,
    travelRule: beneficiaryName === null ? 'not_required' : 'provided',
    // Where screening is in doubt a person has to look, whoever approves otherwise.
    approvers: facts.isSandbox && facts.policy === null && screened.outcome === 'clear' ? 'sandbox' : 'people',
    approvalsNeeded: policy.approvals,
    approvedBy: [],
    txHash: null,
    failureCode: null,
    failureReason: null,
    createdAt: facts.at,
    confirmedAt: null,
  };
}

/** Who approves. `ref` tells people apart and names nobody. */
export type Approving = { readonly kind: 'sandbox' } | { readonly kind: 'person'; readonly ref: string; readonly key: PersonApproving['key'] };

export function approveTransfer(
  state: TransferState,
  id: TransferView['id'],
  by: Approving,
): Decision<EventOf<'TransferApproved' | 'TransferCleared'>, TransferRejection> {
  const found = inState(state, id, 'pending_approval');
  if ('reason' in found) return rejected(found);
  if (by.kind === 'sandbox' && found.approvers !== 'sandbox') return rejected({ reason: 'approval_needed', transfer: id });
  if (by.kind === 'person' && by.key === found.requestedBy) return rejected({ reason: 'approver_is_requester', transfer: id });
  const ref = by.kind === 'sandbox' ? SANDBOX : by.ref;
  if (found.approvedBy.includes(ref)) return rejected({ reason: 'approved_before', transfer: id });
  const transfer = { ...found, approvedBy: [...found.approvedBy, ref] };
  if (transfer.approvedBy.length < found.approvalsNeeded) return { kind: 'event', event: { type: 'TransferApproved', data: { transfer } } };
  return { kind: 'event', event: { type: 'TransferCleared', data: { transfer: { ...transfer, status: 'broadcasting' }, settle: null } } };
}

/** The sandbox approves, and the simulated chain is to end the transfer at once. */
export function approveAndSettle(state: TransferState, id: TransferView['id'], settle: TransferEnd): Decision<EventOf<'TransferCleared'>, TransferRejection> {
  const decision = approveTransfer(state, id, { kind: 'sandbox' });
  if (decision.kind === 'rejected') return decision;
  if (decision.event.type !== 'TransferCleared') return rejected({ reason: 'approval_needed', transfer: id });
  return { kind: 'event', event: { type: 'TransferCleared', data: { ...decision.event.data, settle } } };
}

export function rejectTransfer(state: TransferState, id: TransferView['id']): Decision<EventOf<'TransferEnding'>, TransferRejection> {
  const transfer = inState(state, id, 'pending_approval');
  if ('reason' in transfer) return rejected(transfer);
  const ended: TransferView = { ...transfer, status: 'failed', failureCode: 'rejected_by_approver', failureReason: 'An approver has rejected the transfer.' };
  return { kind: 'event', event: { type: 'TransferEnding', data: { transfer, ended } } };
}

/** The transaction is signed and kept. */
export function broadcastTransfer({ transfer }: EventOf<'TransferCleared'>['data'], txHash: string): EventOf<'TransferBroadcast'> {
  return { type: 'TransferBroadcast', data: { transfer: { ...transfer, txHash } } };
}

/** The chain has the transaction deep enough, with or without effect. Nothing less lets the money go, or come back. */
export function endTransfer(state: TransferState, id: TransferView['id'], end: TransferEnd): Decision<EventOf<'TransferEnding'>, TransferRejection> {
  const transfer = inState(state, id, 'broadcasting');
  if ('reason' in transfer) return rejected(transfer);
  return { kind: 'event', event: { type: 'TransferEnding', data: { transfer, ended: endedBy(transfer, end) } } };
}

/** The transfer as its transaction's end leaves it; when it was confirmed is for the ledger to say. */
export function endedBy(transfer: TransferView, end: TransferEnd): TransferView {
  if (end === 'confirmed') return { ...transfer, status: 'confirmed' };
  return { ...transfer, status: 'failed', failureCode: 'transaction_failed', failureReason: 'The chain took the transaction, and it failed there.' };
}

/** The ledger has held the money, or refused to. */
export function holdTransfer({ transfer }: EventOf<'TransferRequested'>['data'], refusal: LedgerRejection | null): EventOf<'TransferHeld' | 'TransferRefused'> {
  return refusal === null ? { type: 'TransferHeld', data: { transfer } } : { type: 'TransferRefused', data: { transfer, rejection: refusal } };
}

export function concludeTransfer({ ended }: Pick<EventOf<'TransferEnding'>['data'], 'ended'>, posted: PostedView): EventOf<'TransferConfirmed' | 'TransferFailed'> {
  if (ended.status === 'failed') return { type: 'TransferFailed', data: { transfer: ended } };
  return { type: 'TransferConfirmed', data: { transfer: { ...ended, confirmedAt: posted.recordedAt } } };
}

export function inState(
  state: TransferState,
  id: TransferView['id'],
  wanted: 'pending_approval' | 'broadcasting',
): TransferView | Extract<TransferRejection, { reason: 'transfer_not_found' | 'transfer_in_other_state' }> {
  if (state.status === 'none' || state.status === 'requested') return { reason: 'transfer_not_found', transfer: id };
  return state.status === wanted ? state.transfer : { reason: 'transfer_in_other_state', transfer: id, status: state.transfer.status };
}
