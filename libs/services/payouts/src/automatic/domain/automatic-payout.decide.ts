import type { AddressId } from '@corridor/contracts';
import { type PartySettingsView, noPayoutReason, type PartyView } from '@corridor/contracts/accounts';
import type { DebitedReceivables } from '@corridor/contracts/collections';
import type {
  AutomaticHoldReason,
  AutomaticPayoutIntent,
  AutomaticPayoutRejection,
  AutomaticPayoutView,
  LockedTerms,
  PayOutAutomaticallyPayload,
  PayOutAutomaticallyRejection,
  ReportAutomaticPayoutPayload,
} from '@corridor/contracts/payouts';
import { type AutomaticEventOf, type AutomaticPayoutState, isKnown } from './automatic-payout.js';
import type { Terms } from './terms.js';

type Event<Type extends Parameters<typeof eventOf>[0]> = { readonly kind: 'event'; readonly event: AutomaticEventOf<Type> };

type Rejected<Rejection> = { readonly kind: 'rejected'; readonly rejection: Rejection };

/** What deciding whether something is paid out needs to know. An account without settings is none that is paid. */
export interface PayOutFacts {
  readonly party: Pick<PartyView, 'book'> | null;
  readonly settings: Pick<PartySettingsView, 'payouts' | 'status'> | null;
  /** Where the account is paid out to. */
  readonly address: AddressId | null;
  /** Whether there is a bank that pays out automatically in this mode. */
  readonly connected: boolean;
  readonly at: string;
  /** When what is sent now should arrive. */
  readonly expectedArrival: string;
}

export function payOutAutomatically(payload: PayOutAutomaticallyPayload, facts: PayOutFacts): Event<'AutomaticPayoutRequested'> | Rejected<PayOutAutomaticallyRejection> {
  const { payoutId: id, accountId, currency } = payload;
  const { party, settings, address: addressId, at, expectedArrival } = facts;
  if (party === null || settings === null || settings.payouts === null) return rejected({ reason: 'account_not_found', account: accountId });
  const why = noPayoutReason(settings);
  if (why !== null) return rejected({ reason: 'payouts_not_enabled', account: accountId, why });
  if (!facts.connected) return rejected({ reason: 'payout_bank_not_connected' });
  if (addressId === null) return rejected({ reason: 'payout_address_missing', account: accountId });
  const intent: AutomaticPayoutIntent = {
    ...{ id, accountId, book: party.book, addressId, rail: 'neft', currency, destinationCurrency: 'INR' },
    ...{ eligibleBy: at, expectedArrival, requestedAt: at },
  };
  return eventOf('AutomaticPayoutRequested', { intent });
}

export function dropPayout(intent: AutomaticPayoutIntent, rejection: PayOutAutomaticallyRejection): AutomaticEventOf<'AutomaticPayoutDropped'> {
  return { type: 'AutomaticPayoutDropped', data: { intent, rejection } };
}

/** Receivables have given the money. `estimate`: at what it would be settled now. */
export function initializePayout(
  intent: AutomaticPayoutIntent,
  { total, allocations }: DebitedReceivables,
  estimate: Terms,
  statementDescriptor: string,
): AutomaticEventOf<'AutomaticPayoutInitialized'> {
  const { id, accountId, addressId, rail, book, expectedArrival, requestedAt } = intent;
  const payout: AutomaticPayoutView = {
    id,
    accountId,
    addressId,
    rail,
    source: total,
    allocations,
    fee: estimate.fee.fee,
    amount: estimate.amount,
    terms: null,
    status: 'initialized',
    holdReason: null,
    expectedArrival,
    arrivesAt: null,
    referenceNumber: null,
    statementDescriptor,
    confirmation: null,
    failureCode: null,
    failureReason: null,
    createdAt: requestedAt,
    settledAt: null,
    failedAt: null,
  };
  return { type: 'AutomaticPayoutInitialized', data: { payout, book } };
}

/** Fixes rate and fees; a payout for which there are none now waits for a person. */
export function processPayout(
  state: AutomaticPayoutState,
  payout: AutomaticPayoutView['id'],
  terms: { readonly kind: 'terms'; readonly terms: Terms; readonly locked: LockedTerms } | { readonly kind: 'none'; readonly why: AutomaticHoldReason },
): Event<'AutomaticPayoutLocked'> | Event<'AutomaticPayoutHeld'> | Rejected<AutomaticPayoutRejection> {
  if (!isKnown(state)) return rejected({ reason: 'payout_not_found', payout });
  if (state.status !== 'initialized') return inOtherState(state.payout);
  if (terms.kind === 'none') return eventOf('AutomaticPayoutHeld', { payout: held(state.payout, terms.why) });
  const { fee, amount } = terms.terms;
  return eventOf('AutomaticPayoutLocked', { payout: { ...state.payout, fee: fee.fee, amount, terms: terms.locked }, book: state.book });
}

export function processedPayout(payout: AutomaticPayoutView): AutomaticEventOf<'AutomaticPayoutProcessed'> {
  return { type: 'AutomaticPayoutProcessed', data: { payout: { ...payout, status: 'processing' } } };
}

/** Only what is processing settles. What has settled may come back, and what is held may be given up. */
export function reportAutomaticPayout(
  state: AutomaticPayoutState,
  { payoutId: payout, report }: ReportAutomaticPayoutPayload,
): Event<'AutomaticPayoutReported'> | Rejected<AutomaticPayoutRejection> {
  if (!isKnown(state)) return rejected({ reason: 'payout_not_found', payout });
  const from: readonly AutomaticPayoutState['status'][] = report.kind === 'settled' ? ['processing'] : ['settled', 'hold'];
  if (!from.includes(state.status)) return inOtherState(state.payout);
  return eventOf('AutomaticPayoutReported', { payout: state.payout, book: state.book, report });
}

/** The ledger has posted what the report means, at `at`. */
export function concludeAutomaticPayout(
  state: AutomaticPayoutState,
  { at, arrivesAt }: { readonly at: string; readonly arrivesAt: string },
): AutomaticEventOf<'AutomaticPayoutSettled'> | AutomaticEventOf<'AutomaticPayoutFailed'> {
  if (state.status !== 'reported' || state.report === undefined) throw new Error(`an automatic payout that is ${state.status} has no report to conclude`);
  const { payout, report } = state;
  switch (report.kind) {
    case 'settled':
      return { type: 'AutomaticPayoutSettled', data: { payout: { ...payout, status: 'settled', referenceNumber: report.referenceNumber, arrivesAt, settledAt: at } } };
    case 'failed': {
      const { failureCode, failureReason } = report;
      return { type: 'AutomaticPayoutFailed', data: { payout: { ...payout, status: 'failed', holdReason: null, failureCode, failureReason, failedAt: at } } };
    }
  }
}

/** A person stops what has not left yet. */
export function holdPayout(state: AutomaticPayoutState, payout: AutomaticPayoutView['id']): Event<'AutomaticPayoutHeld'> | Rejected<AutomaticPayoutRejection> {
  if (!isKnown(state)) return rejected({ reason: 'payout_not_found', payout });
  if (state.status !== 'initialized' && state.status !== 'processing') return inOtherState(state.payout);
  return eventOf('AutomaticPayoutHeld', { payout: held(state.payout, 'by_person') });
}

/** It goes on from where it was held: its terms are locked from `processing` on. */
export function releasePayout(state: AutomaticPayoutState, payout: AutomaticPayoutView['id']): Event<'AutomaticPayoutReleased'> | Rejected<AutomaticPayoutRejection> {
  if (!isKnown(state)) return rejected({ reason: 'payout_not_found', payout });
  if (state.status !== 'hold') return inOtherState(state.payout);
  const status = state.payout.terms === null ? 'initialized' : 'processing';
  return eventOf('AutomaticPayoutReleased', { payout: { ...state.payout, status, holdReason: null } });
}

function held(payout: AutomaticPayoutView, holdReason: AutomaticHoldReason): AutomaticPayoutView {
  return { ...payout, status: 'hold', holdReason };
}

function inOtherState({ id, status }: AutomaticPayoutView): Rejected<AutomaticPayoutRejection> {
  return rejected({ reason: 'payout_in_other_state', payout: id, status });
}

function eventOf<Type extends 'AutomaticPayoutRequested' | 'AutomaticPayoutLocked' | 'AutomaticPayoutReported' | 'AutomaticPayoutHeld' | 'AutomaticPayoutReleased'>(
  type: Type,
  data: AutomaticEventOf<Type>['data'],
): Event<Type> {
  return { kind: 'event', event: { type, data } as AutomaticEventOf<Type> };
}

function rejected<Rejection>(rejection: Rejection): Rejected<Rejection> {
  return { kind: 'rejected', rejection };
}
