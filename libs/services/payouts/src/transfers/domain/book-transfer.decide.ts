import type { AccountId } from '@corridor/contracts';
import { changedMetadata, type PartyView } from '@corridor/contracts/accounts';
import type {
  AskedTransferType,
  BookTransferReport,
  BookTransferView,
  CreateBookTransferPayload,
  CreateBookTransferRejection,
  StepBookTransferPayload,
  StepBookTransferRejection,
  TransferEndName,
  TransferExchange,
  UpdateBookTransferPayload,
  UpdateBookTransferRejection,
} from '@corridor/contracts/payouts';
import type { PriceProblem } from '@corridor/contracts/quotes';
import { type BookTransferEvent, type BookTransferEventOf, type BookTransferState, knownTransfer } from './book-transfer.js';

export type Decision<Type extends BookTransferEvent['type'], Rejection> =
  | { readonly kind: 'event'; readonly event: BookTransferEventOf<Type> }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** What is to be known of an account that money moves from or to. */
export type TransferParty = Pick<PartyView, 'id' | 'type' | 'parent' | 'status' | 'book'>;

export interface CreateTransferFacts {
  readonly from: TransferParty | null;
  readonly to: TransferParty | null;
  /** What becomes of the money on its way; null within one currency. */
  readonly exchange: TransferExchange | PriceProblem | null;
  readonly at: string;
}

/** Whether the accounts are such as the transfer is for; asked before anything is priced. */
export function createProblem(payload: CreateBookTransferPayload, { from, to }: Pick<CreateTransferFacts, 'from' | 'to'>): CreateBookTransferRejection | null {
  const { type } = payload;
  const crosses = payload.from.currency !== payload.to.currency;
  const problem = endProblem('from', from, payload.from.accountId) ?? endProblem('to', to, payload.to.accountId);
  if (problem !== null) return problem;
  if (from === null || to === null) throw new Error('an account that is missing is a problem');
  if (!areFit(type, from, to)) return { reason: 'transfer_accounts_unfit', type };
  if (from.id === to.id && !crosses) return { reason: 'transfer_to_itself' };
  return crosses && type !== 'internal_transfer' ? { reason: 'transfer_across_currencies', type } : null;
}

export function createTransfer(payload: CreateBookTransferPayload, facts: CreateTransferFacts): Decision<'BookTransferRequested', CreateBookTransferRejection> {
  const { from, to, exchange, at } = facts;
  const problem = createProblem(payload, facts);
  if (problem !== null) return rejected(problem);
  if (from === null || to === null) throw new Error('an account that is missing is a problem');
  if (exchange !== null && 'reason' in exchange) return rejected(exchange);
  const metadata = changedMetadata({}, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const { amount } = exchange === null ? payload.from : exchange.price.buy;
  const concerns = [from.id, from.parent, to.id, to.parent].filter((id) => id !== null);
  const transfer: BookTransferView = {
    id: payload.transferId,
    type: payload.type,
    status: 'initialized',
    from: payload.from,
    to: { ...payload.to, amount },
    exchange,
    owner: familyOf(from),
    concerns: [...new Set(concerns)],
    payoutId: null,
    book: from.book,
    description: payload.description,
    metadata,
    createdAt: at,
    completedAt: null,
    failedAt: null,
  };
  return decided({ type: 'BookTransferRequested', data: { transfer } });
}

export function processTransfer(state: BookTransferState, { transferId }: StepBookTransferPayload): Decision<'BookTransferProcessed', StepBookTransferRejection> {
  if (state.status === 'initialized') return decided({ type: 'BookTransferProcessed', data: { transfer: { ...state.transfer, status: 'processing' } } });
  return rejected(otherState(state, transferId));
}

/** `report` is what was found; a transfer whose accounts may not move money any more comes to nothing. */
export function reportTransfer(
  state: BookTransferState,
  { transferId, report }: StepBookTransferPayload & { readonly report: BookTransferReport },
  { areActive }: { readonly areActive: boolean },
): Decision<'BookTransferReported', StepBookTransferRejection> {
  if (state.status !== 'processing' && state.status !== 'initialized') return rejected(otherState(state, transferId));
  const { transfer } = state;
  return decided({ type: 'BookTransferReported', data: { transfer: { ...transfer, status: 'processing' }, report: areActive ? report : 'failed' } });
}

export function updateTransfer(state: BookTransferState, payload: UpdateBookTransferPayload): Decision<'BookTransferUpdated', UpdateBookTransferRejection> {
  const transfer = knownTransfer(state);
  if (transfer === null) return rejected({ reason: 'transfer_not_found', transfer: payload.transferId });
  const metadata = changedMetadata(transfer.metadata, payload.metadata ?? {});
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const description = payload.description === undefined ? transfer.description : payload.description;
  return decided({ type: 'BookTransferUpdated', data: { transfer: { ...transfer, description, metadata } } });
}

/** How a transfer ends that the ledger has been told of. What was noted on it meanwhile stays. */
export function concludeTransfer(state: BookTransferState, at: string): BookTransferEventOf<'BookTransferCompleted' | 'BookTransferFailed'> {
  if (state.status !== 'reported') throw new Error(`a transfer that is ${state.status} has no report`);
  const { transfer, report } = state;
  return report === 'completed'
    ? { type: 'BookTransferCompleted', data: { transfer: { ...transfer, status: 'completed', completedAt: at } } }
    : { type: 'BookTransferFailed', data: { transfer: { ...transfer, status: 'failed', failedAt: at } } };
}

/** A user's partners belong to the user, everybody else to itself. */
function familyOf({ id, type, parent }: TransferParty): AccountId {
  return type === 'partner' && parent !== null ? parent : id;
}

function areFit(type: AskedTransferType, from: TransferParty, to: TransferParty): boolean {
  switch (type) {
    case 'internal_transfer':
      return familyOf(from) === familyOf(to);
    case 'platform_credit':
      return from.type === 'user' && to.type === 'platform' && from.parent === to.id;
    case 'platform_debit':
      return from.type === 'platform' && to.type === 'user' && to.parent === from.id;
  }
}

function endProblem(end: TransferEndName, party: TransferParty | null, account: AccountId): CreateBookTransferRejection | null {
  if (party === null) return { reason: 'transfer_account_not_found', end, account };
  return party.status === 'activated' ? null : { reason: 'transfer_account_not_active', end, account };
}

function otherState(state: BookTransferState, id: StepBookTransferPayload['transferId']): StepBookTransferRejection {
  const transfer = knownTransfer(state);
  return transfer === null ? { reason: 'transfer_not_found', transfer: id } : { reason: 'transfer_in_other_state', transfer: id, status: transfer.status };
}

function decided<Event extends { readonly type: string }>(event: Event): { readonly kind: 'event'; readonly event: Event } {
  return { kind: 'event', event };
}

function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
