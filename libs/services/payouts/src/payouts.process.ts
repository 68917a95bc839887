import type { Scope } from '@corridor/contracts';
import { PostTransactions } from '@corridor/contracts/ledger';
import type { PayoutFunding, PayoutIntent, PayoutView } from '@corridor/contracts/payouts';
import { ExecuteQuote } from '@corridor/contracts/quotes';
import type { RecordedEvent, RowWrite } from '@corridor/event-store';
import { ask, askSurely, contextOfEnd, domainEventOf, type Finished, type Process, scopeOf, setTimer, unitOf } from '@corridor/messaging';
import type { PayoutEvent } from './domain/payout.js';
import { acceptPayout, concludePayout, type EventOf, rejectPayout } from './domain/payout.decide.js';
import type { PayoutsDeps } from './payouts.deps.js';
import { amountsToFund, transactionOfReport, transactionOfRequest } from './payouts.posting.js';
import { reportTimer } from './payouts.timers.js';
import { payoutsRows } from './read/payouts.projection.js';

type Deps = Pick<PayoutsDeps, 'bus' | 'banks' | 'now'>;
type Intent = EventOf<'PayoutRequested'> | EventOf<'PayoutReported'>;

const STARTS: readonly PayoutEvent['type'][] = ['PayoutRequested', 'PayoutReported'];
const ENDS: readonly PayoutEvent['type'][] = ['PayoutAccepted', 'PayoutRejected', 'PayoutCompleted', 'PayoutFailed', 'PayoutReturned'];

/** Carries to the ledger what is asked for and what is reported, and records what the ledger said. */
export function payoutProcess(deps: Deps): Process {
  return {
    name: 'payouts',
    starts: ({ type }) => (STARTS as readonly string[]).includes(type),
    ends: ({ type, causation }) => ((ENDS as readonly string[]).includes(type) ? causation : null),
    resume: (recorded) => {
      const { type, data } = domainEventOf<Intent>(recorded);
      return type === 'PayoutRequested' ? open(deps, recorded, data) : conclude(deps, recorded, data);
    },
  };
}

async function open(deps: Deps, recorded: RecordedEvent, { intent }: EventOf<'PayoutRequested'>['data']): Promise<Finished<unknown, unknown>> {
  const answer = intent.funding === undefined ? await hold(deps, recorded, intent) : await convertAndHold(deps, recorded, intent, intent.funding);
  if (answer.kind === 'rejected') {
    const { rejection } = answer;
    return { kind: 'rejected', rejection, unit: unitAfter(deps, recorded, rejectPayout(intent, rejection)) };
  }
  return finished(deps, recorded, acceptPayout(intent));
}

async function hold(deps: Deps, recorded: RecordedEvent, intent: PayoutIntent) {
  const payload = { book: intent.book, transactions: [transactionOfRequest(intent)] };
  return ask(deps, recorded, { type: PostTransactions, payload, issuedAt: deps.now().toISOString() });
}

/**
 * Quotes owns the quote, so it is quotes that posts: the conversion and, with it, what this payout asks for. One command to the ledger has
 * both, and one command to quotes has taken the quote, so that no step can be left half done.
 */
async function convertAndHold(deps: Deps, recorded: RecordedEvent, intent: PayoutIntent, { quoteId, conversionId }: PayoutFunding) {
  const purpose = { mustGive: amountsToFund(intent), transactions: [transactionOfRequest(intent)] };
  const payload = { quoteId, conversionId, accountId: intent.accountId, purpose };
  // The quote's rate counts as of when the payout was asked for, also when a crash lies between.
  return ask(deps, recorded, { type: ExecuteQuote, label: 'convert', payload, issuedAt: intent.requestedAt });
}

async function conclude(deps: Deps, recorded: RecordedEvent, data: EventOf<'PayoutReported'>['data']): Promise<Finished<unknown, unknown>> {
  const { payout, book, report } = data;
  const payload = { book, transactions: [transactionOfReport(payout, report, recorded.recordedAt)] };
  // What is put aside for a payout is there until the payout ends, and house and world may go below zero.
  const posted = await askSurely(deps, recorded, { type: PostTransactions, payload, issuedAt: deps.now().toISOString() });
  return finished(deps, recorded, concludePayout(data, posted.recordedAt));
}

async function finished(deps: Deps, recorded: RecordedEvent, event: PayoutEvent & { readonly data: { readonly payout: PayoutView } }): Promise<Finished<unknown, unknown>> {
  const { payout } = event.data;
  return { kind: 'done', view: payout, unit: unitAfter(deps, recorded, event, await timersOf(deps, recorded, payout)) };
}

/** Asks the bank what it will report next, which a timer then does in its place. */
async function timersOf({ banks, now }: Deps, recorded: RecordedEvent, payout: PayoutView): Promise<RowWrite[]> {
  if (payout.status !== 'processing' && payout.status !== 'completed') return [];
  const scope: Scope = scopeOf(recorded);
  const expected = (await banks[scope.mode]?.take(payout)) ?? null;
  if (expected === null) return [];
  return [setTimer(reportTimer(payout, expected, { scope, correlation: recorded.correlation, from: now().toISOString() }))];
}

/** Nothing is appended to a payout while a step of it is under way, so the intent is still its stream's last event. */
function unitAfter({ now }: Deps, recorded: RecordedEvent, event: PayoutEvent, rows: readonly RowWrite[] = []) {
  const head = { stream: recorded.stream, revision: recorded.revision };
  return unitOf({ context: contextOfEnd(recorded, now()), head, events: [event], project: payoutsRows, rows });
}
