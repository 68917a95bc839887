import { decimalOf, moneyOf, type AccountId, type AddressId, type BookId } from '@corridor/contracts';
import { changedMetadata } from '@corridor/contracts/accounts';
import type {
  AddressDepositEvent,
  AddressDepositRecord,
  AdvanceDepositPayload,
  AdvanceDepositRejection,
  InitiateDepositPayload,
  InitiateDepositRejection,
  TakeBackDepositPayload,
  TakeBackDepositRejection,
  UpdateAddressDepositPayload,
  UpdateAddressDepositRejection,
} from '@corridor/contracts/collections';
import { amountOf, type Currency } from '@corridor/money';
import { type AddressDepositState, standingOf } from './address-deposit.js';

export type Decided<Type extends AddressDepositEvent['type'], Rejection> =
  | { readonly kind: 'event'; readonly event: Extract<AddressDepositEvent, { type: Type }> }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** An address at which money arrives. */
export interface ArrivalAddress {
  readonly id: AddressId;
  readonly account: AccountId;
  readonly currency: Currency;
  readonly active: boolean;
  readonly feeAdvance: boolean;
}

export interface InitiateFacts {
  /** Null where there is none that money arrives at. */
  readonly address: ArrivalAddress | null;
  /** The address's account; null without an address. */
  readonly account: { readonly id: AccountId; readonly partner: boolean; readonly parent: AccountId | null; readonly book: BookId } | null;
  /** Whether money that is said to come from an account can come from there: it is the address's, or of its family. */
  readonly payerFits: boolean;
  readonly at: string;
}

export function initiateDeposit(payload: InitiateDepositPayload, { address, account, payerFits, at }: InitiateFacts): Decided<'AddressDepositInitiated', InitiateDepositRejection> {
  const { depositId: id, amount, from, to, method, methodReference, checkout } = payload;
  if (address === null || account === null) return rejected({ reason: 'deposit_address_not_found', address: to.address });
  if (to.account !== null && to.account !== address.account) return rejected({ reason: 'deposit_address_mismatch', address: to.address, differs: 'account' });
  if (amount.currency !== address.currency) return rejected({ reason: 'deposit_address_mismatch', address: to.address, differs: 'currency' });
  if (!address.active) return rejected({ reason: 'deposit_address_not_active', address: to.address });
  if (from.account !== null && !payerFits) return rejected({ reason: 'deposit_payer_mismatch', account: from.account });
  if (moneyOf(amount).amount <= 0n) throw new Error(`deposit ${id} brings ${amount.amount} ${amount.currency}`);
  const metadata = changedMetadata({}, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const deposit: AddressDepositRecord = {
    id,
    amount,
    from: { account: from.account ?? account.id, address: from.address },
    to: { account: account.id, address: address.id },
    parent: account.parent,
    book: account.book,
    ...(account.partner ? { toPartner: true } : {}),
    ...(address.feeAdvance ? { feeAdvance: true } : {}),
    method,
    methodReference,
    status: 'initialized',
    reason: null,
    ...(checkout === null ? {} : { checkout }),
    metadata,
    createdAt: at,
    completedAt: null,
  };
  return { kind: 'event', event: { type: 'AddressDepositInitiated', data: { deposit } } };
}

export function updateDeposit(state: AddressDepositState | null, { depositId, metadata: change }: UpdateAddressDepositPayload): Decided<'AddressDepositUpdated', UpdateAddressDepositRejection> {
  if (state === null) return rejected({ reason: 'deposit_not_found', deposit: depositId });
  const metadata = changedMetadata(state.deposit.metadata, change);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  return { kind: 'event', event: { type: 'AddressDepositUpdated', data: { deposit: { ...state.deposit, metadata } } } };
}

type Step = 'AddressDepositProcessing' | 'AddressDepositArrived' | 'AddressDepositCancelled' | 'AddressDepositFailed';

/** `checkout`: what the money is reconciled with at once, if it can be. */
export function advanceDeposit(
  state: AddressDepositState | null,
  { depositId, to, reason }: AdvanceDepositPayload,
  checkout: Extract<AddressDepositEvent, { type: 'AddressDepositArrived' }>['data']['checkout'],
): Decided<Step, AdvanceDepositRejection> {
  if (state === null) return rejected({ reason: 'deposit_not_found', deposit: depositId });
  const { deposit, moving } = state;
  const open = deposit.status === 'initialized' || deposit.status === 'processing';
  const fits = open && !moving && (to !== 'processing' || deposit.status === 'initialized') && (to !== 'cancelled' || deposit.status === 'initialized');
  if (!fits) return rejected({ reason: 'deposit_not_movable', deposit: depositId, status: moving ? 'under way' : deposit.status });
  switch (to) {
    case 'processing':
      return event({ type: 'AddressDepositProcessing', data: { deposit: { ...deposit, status: 'processing' } } });
    case 'completed':
      return event({ type: 'AddressDepositArrived', data: { deposit, checkout } });
    case 'cancelled':
      return event({ type: 'AddressDepositCancelled', data: { deposit: { ...deposit, status: 'cancelled', reason: reason ?? 'cancelled' } } });
    case 'failed':
      return event({ type: 'AddressDepositFailed', data: { deposit: { ...deposit, status: 'failed', reason: reason ?? 'general' } } });
  }
}

/** The deposit below zero that takes another's money back, and what the other one's stream says of it. */
export function takeBack(
  state: AddressDepositState | null,
  { depositId, takesBack, reason }: TakeBackDepositPayload,
  at: string,
): Decided<'AddressDepositTakingBack', TakeBackDepositRejection> {
  if (state === null || state.deposit.takesBack !== undefined) return rejected({ reason: 'deposit_not_found', deposit: takesBack });
  const { deposit } = state;
  const status = standingOf(state);
  if (status !== 'completed') return rejected({ reason: 'deposit_not_completed', deposit: takesBack, status });
  const { checkout: _paid, ...as } = deposit;
  const { currency } = deposit.amount;
  const amount = { currency, amount: decimalOf(amountOf(-moneyOf(deposit.amount).amount), currency) };
  const negative: AddressDepositRecord = { ...as, id: depositId, amount, takesBack, reason, status: 'processing', metadata: {}, createdAt: at, completedAt: null };
  return { kind: 'event', event: { type: 'AddressDepositTakingBack', data: { deposit: negative } } };
}

export function completed(deposit: AddressDepositRecord, completedAt: string): Extract<AddressDepositEvent, { type: 'AddressDepositCompleted' }> {
  return { type: 'AddressDepositCompleted', data: { deposit: { ...deposit, status: 'completed', completedAt } } };
}

function event<Event>(given: Event): { readonly kind: 'event'; readonly event: Event } {
  return { kind: 'event', event: given };
}

function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
