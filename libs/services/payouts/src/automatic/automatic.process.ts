import { moneyOf, type Scope } from '@corridor/contracts';
import { CreditReceivables, DebitReceivables, type DebitedReceivables, type DebitReceivablesRejection } from '@corridor/contracts/collections';
import { PostTransactions, type TransactionToPost } from '@corridor/contracts/ledger';
import type { AutomaticPayoutIntent, AutomaticPayoutView, PayOutAutomaticallyRejection } from '@corridor/contracts/payouts';
import type { RecordedEvent, RowWrite } from '@corridor/event-store';
import { ask, askSurely, contextOfEnd, domainEventOf, type Finished, loadStream, type Process, scopeOf, setTimer, StillUnknown, type StreamHead, unitOf } from '@corridor/messaging';
import { estimatedArrival } from '../arrival/estimated-arrival.js';
import type { PayoutsDeps } from '../payouts.deps.js';
import { payoutsRows } from '../read/payouts.projection.js';
import { askTerms } from './asking-prices.js';
import { feePaymentOf, type LockedPayout, returnedOf, transactionOfDrop, transactionOfFailure, transactionOfSettlement, transactionsOfProcessing, withTerms } from './automatic.posting.js';
import { automaticReportTimer, processTimer, scheduleAgainTimer, splitFeeTimer, type TimerContext } from './automatic.timers.js';
import type { DomesticBank } from './bank/domestic-bank.js';
import { keepConfirmation } from './confirmation/keep-confirmation.js';
import { type AutomaticEvent, type AutomaticEventOf, automaticPayoutOf, isKnown } from './domain/automatic-payout.js';
import { concludeAutomaticPayout, dropPayout, initializePayout, processedPayout } from './domain/automatic-payout.decide.js';
import { creditsOf } from './domain/terms.js';
import { nextDay } from './next-payout.js';

export type AutomaticDeps = Pick<PayoutsDeps, 'bus' | 'store' | 'accounts' | 'pricing' | 'domesticBanks' | 'now'>;

/** What has settled is an end, and the start of the document about it. */
const STARTS: readonly AutomaticEvent['type'][] = ['AutomaticPayoutRequested', 'AutomaticPayoutLocked', 'AutomaticPayoutReported', 'AutomaticPayoutSettled'];
const ENDS: readonly AutomaticEvent['type'][] = [
  'AutomaticPayoutInitialized', 'AutomaticPayoutDropped', 'AutomaticPayoutProcessed', 'AutomaticPayoutSettled', 'AutomaticPayoutFailed', 'AutomaticPayoutConfirmed',
];

type Start = AutomaticEventOf<'AutomaticPayoutRequested' | 'AutomaticPayoutLocked' | 'AutomaticPayoutReported' | 'AutomaticPayoutSettled'>;

/** Carries each step of an automatic payout to the services that it needs, and records what they said. */
export function automaticProcess(deps: AutomaticDeps): Process {
  return {
    name: 'automatic-payouts',
    starts: ({ type }) => (STARTS as readonly string[]).includes(type),
    ends: ({ type, causation }) => ((ENDS as readonly string[]).includes(type) ? causation : null),
    resume: async (recorded) => {
      const event = domainEventOf<Start>(recorded);
      switch (event.type) {
        case 'AutomaticPayoutRequested':
          return initialize(deps, recorded, event.data.intent);
        case 'AutomaticPayoutLocked':
          return process(deps, recorded, event.data);
        case 'AutomaticPayoutReported':
          return conclude(deps, recorded, event.data);
        case 'AutomaticPayoutSettled':
          return confirm(deps, recorded, event.data.payout);
      }
    },
  };
}

async function initialize(deps: AutomaticDeps, recorded: RecordedEvent, intent: AutomaticPayoutIntent): Promise<Finished<unknown, unknown>> {
  const { id: payoutId, accountId, currency, eligibleBy, destinationCurrency } = intent;
  const issuedAt = deps.now().toISOString();
  const worth = await deps.pricing.leastPayout(scopeOf(recorded), { accountId, sourceCurrency: currency, destinationCurrency, at: recorded.recordedAt });
  if (worth.kind === 'unknown') throw new StillUnknown(`no rates for payout ${payoutId}`);
  if (worth.kind === 'never') return drop(deps, recorded, intent, { reason: 'nothing_to_pay_out', account: accountId, currency });
  const debited = await ask(deps, recorded, { type: DebitReceivables, label: 'debit', payload: { payoutId, accountId, currency, eligibleBy, least: worth.least }, issuedAt });
  if (debited.kind === 'rejected') return drop(deps, recorded, intent, await whyDropped(deps, recorded, intent, debited.rejection));
  const { total: source } = debited.view;
  // As of when it was asked for, so that an attempt after a crash decides as the one before, which may have given everything back.
  const estimate = await askTerms(deps.pricing, scopeOf(recorded), { accountId, source, destinationCurrency, at: recorded.recordedAt });
  if (estimate.kind === 'none') {
    if (estimate.why === 'rates_not_available' || estimate.fee === null) throw new StillUnknown(`no rates for payout ${payoutId}`);
    // Receivables of the release before give less, too.
    await giveBack(deps, recorded, intent, debited.view);
    return drop(deps, recorded, intent, { reason: 'too_little_to_pay_out', source, fee: estimate.fee.fee });
  }
  const bank = bankOf(deps, recorded);
  const event = initializePayout(intent, debited.view, estimate.terms, bank.descriptorOf(payoutId));
  const next = processTimer(payoutId, bank.processingDelayMs, 'initialized', timed(deps, recorded));
  return done(deps, recorded, { event, head: recorded, rows: [setTimer(next)] });
}

/** Of too little it is told what it would have cost. */
async function whyDropped(deps: AutomaticDeps, recorded: RecordedEvent, { accountId, destinationCurrency }: AutomaticPayoutIntent, rejection: DebitReceivablesRejection): Promise<PayOutAutomaticallyRejection> {
  if (rejection.reason !== 'less_to_pay_out') return rejection;
  const { total: source } = rejection;
  const cost = await deps.pricing.payoutFee(scopeOf(recorded), { accountId, source, destinationCurrency, at: recorded.recordedAt });
  if (cost === null) throw new StillUnknown(`nobody to charge for a payout of ${accountId}`);
  return { reason: 'too_little_to_pay_out', source, fee: cost.fee };
}

/**
 * What was too little is tried again the next day, with what has come by then and at what it costs then. Where the ledger refused, money
 * had left the account since receivables were counted: what is left of it is tried again at once.
 */
function drop(deps: AutomaticDeps, recorded: RecordedEvent, intent: AutomaticPayoutIntent, rejection: PayOutAutomaticallyRejection): Finished<unknown, unknown> {
  const { id: payoutId, accountId, currency } = intent;
  const context = timed(deps, recorded);
  const eligibleAt = rejection.reason === 'too_little_to_pay_out' ? nextDay(context.from) : context.from;
  const rows = rejection.reason === 'nothing_to_pay_out' ? [] : [setTimer(scheduleAgainTimer({ payoutId, accountId, currency, eligibleAt }, context))];
  return { kind: 'rejected', rejection, unit: unitAfter(deps, recorded, { event: dropPayout(intent, rejection), head: recorded, rows }) };
}

async function giveBack(deps: AutomaticDeps, recorded: RecordedEvent, { id, accountId, book, currency }: AutomaticPayoutIntent, { total, allocations }: DebitedReceivables): Promise<void> {
  await post(deps, recorded, book, [transactionOfDrop(id, accountId, total, recorded.recordedAt)]);
  await credit(deps, recorded, { id, accountId, currency }, creditsOf(allocations, total));
}

async function process(deps: AutomaticDeps, recorded: RecordedEvent, { payout, book }: AutomaticEventOf<'AutomaticPayoutLocked'>['data']): Promise<Finished<unknown, unknown>> {
  const transactions = transactionsOfProcessing(withTerms(payout));
  if (transactions.length > 0) await post(deps, recorded, book, transactions);
  const event = processedPayout(payout);
  const expected = await bankOf(deps, recorded).take(event.data.payout);
  const timers = expected === null ? [] : [setTimer(automaticReportTimer(payout, expected, 'processed', timed(deps, recorded)))];
  const rows = [...timers, ...(await splitOf(deps, recorded, withTerms(payout)))];
  return done(deps, recorded, { event, head: recorded, rows });
}

/** A platform is charged by a plan of its own for what its users pay for theirs. */
async function splitOf(deps: AutomaticDeps, recorded: RecordedEvent, payout: LockedPayout): Promise<RowWrite[]> {
  const { id: payoutId, accountId, terms } = payout;
  const { fee, passthrough } = terms.fee;
  if (passthrough === null || moneyOf(passthrough.fee).amount === moneyOf(fee).amount) return [];
  const platformId = (await deps.accounts.partySettings(scopeOf(recorded), accountId))?.parent ?? null;
  if (platformId === null) throw new Error(`payout ${payoutId} is charged to a platform, and its account has none`);
  return [setTimer(splitFeeTimer({ payoutId, accountId, platformId, fee, passthrough, feePayment: feePaymentOf(payoutId) }, timed(deps, recorded)))];
}

async function conclude(deps: AutomaticDeps, recorded: RecordedEvent, data: AutomaticEventOf<'AutomaticPayoutReported'>['data']): Promise<Finished<unknown, unknown>> {
  const { payout } = data;
  const at = recorded.recordedAt;
  const isSettled = data.report.kind === 'settled';
  await post(deps, recorded, data.book, [isSettled ? transactionOfSettlement(withTerms(payout), at) : transactionOfFailure(payout, at)]);
  if (!isSettled) await credit(deps, recorded, { ...payout, currency: payout.source.currency }, creditsOf(payout.allocations, returnedOf(payout)));
  const head = await headOf(deps, recorded);
  const arrivesAt = estimatedArrival(payout.rail, payout.amount.currency, at);
  const event = concludeAutomaticPayout(automaticPayoutOf(head.events), { at: deps.now().toISOString(), arrivesAt });
  const context = timed(deps, recorded);
  const again = scheduleAgainTimer({ payoutId: payout.id, accountId: payout.accountId, currency: payout.source.currency, eligibleAt: context.from }, context);
  return done(deps, recorded, { event, head, rows: isSettled ? [] : [setTimer(again)] });
}

/** It may come back while the document is written: the document is of how it was when it had settled. */
async function confirm(deps: AutomaticDeps, recorded: RecordedEvent, settled: AutomaticPayoutView): Promise<Finished<unknown, unknown>> {
  const confirmation = await keepConfirmation(deps, recorded, settled);
  const head = await headOf(deps, recorded);
  const state = automaticPayoutOf(head.events);
  if (!isKnown(state)) throw new Error(`payout ${settled.id} has settled and is not known`);
  return done(deps, recorded, { event: { type: 'AutomaticPayoutConfirmed', data: { payout: { ...state.payout, confirmation } } }, head });
}

async function post(deps: AutomaticDeps, recorded: RecordedEvent, book: AutomaticPayoutIntent['book'], transactions: readonly TransactionToPost[]): Promise<void> {
  // What is put aside for a payout is there until it goes on, and house and world may go below zero.
  await askSurely(deps, recorded, { type: PostTransactions, payload: { book, transactions }, issuedAt: deps.now().toISOString() });
}

type Giving = Pick<AutomaticPayoutIntent, 'id' | 'accountId' | 'currency'>;

async function credit(deps: AutomaticDeps, recorded: RecordedEvent, { id: payoutId, accountId, currency }: Giving, credits: ReturnType<typeof creditsOf>): Promise<void> {
  const payload = { payoutId, accountId, currency, credits };
  await askSurely(deps, recorded, { type: CreditReceivables, label: 'credit', payload, issuedAt: deps.now().toISOString() });
}

interface Step<Event extends AutomaticEvent> {
  readonly event: Event;
  /**
   * Where the payout's stream stood when the event was made of it: what is recorded after that has the step done again. Nothing is while a payout is asked for
   * or its terms are being locked, so that is the intent then.
   */
  readonly head: StreamHead;
  readonly rows?: readonly RowWrite[];
}

function done(deps: AutomaticDeps, recorded: RecordedEvent, step: Step<AutomaticEvent & { readonly data: { readonly payout: AutomaticPayoutView } }>): Finished<unknown, unknown> {
  return { kind: 'done', view: step.event.data.payout, unit: unitAfter(deps, recorded, step) };
}

function unitAfter({ now }: AutomaticDeps, recorded: RecordedEvent, { event, head: { stream, revision }, rows = [] }: Step<AutomaticEvent>) {
  return unitOf({ context: contextOfEnd(recorded, now()), head: { stream, revision }, events: [event], project: payoutsRows, rows });
}

function headOf({ store }: AutomaticDeps, recorded: RecordedEvent) {
  return loadStream<AutomaticEvent>(store, recorded.stream, scopeOf(recorded));
}

function bankOf({ domesticBanks }: AutomaticDeps, recorded: RecordedEvent): DomesticBank {
  const bank = domesticBanks[scopeOf(recorded).mode];
  if (bank === undefined) throw new Error(`no bank pays out automatically in ${recorded.mode} mode any more`);
  return bank;
}

function timed({ now }: AutomaticDeps, recorded: RecordedEvent): TimerContext {
  const scope: Scope = scopeOf(recorded);
  return { scope, correlation: recorded.correlation, from: now().toISOString() };
}
