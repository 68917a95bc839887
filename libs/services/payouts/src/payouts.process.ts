import type { Scope } from '@corridor/contracts';
import { type LedgerRejection, type PostedView, PostTransactions, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { PayoutsEvent, PayoutView } from '@corridor/contracts/payouts';
import type { RecordedEvent, RowWrite } from '@corridor/event-store';
import { contextOfEnd, derivedCommandId, domainEventOf, type Finished, placeOf, type Process, scopeOf, setTimer, StillUnknown, unitOf } from '@corridor/messaging';
import { acceptPayout, concludePayout, type EventOf, rejectPayout } from './domain/payout.decide.js';
import type { PayoutsDeps } from './payouts.deps.js';
import { postingsOfReport, postingsOfRequest } from './payouts.posting.js';
import { reportTimer } from './payouts.timers.js';
import { payoutsRows } from './read/payouts.projection.js';

type Deps = Pick<PayoutsDeps, 'bus' | 'banks' | 'now'>;
type Intent = EventOf<'PayoutRequested'> | EventOf<'PayoutReported'>;

const STARTS: readonly PayoutsEvent['type'][] = ['PayoutRequested', 'PayoutReported'];
const ENDS: readonly PayoutsEvent['type'][] = ['PayoutAccepted', 'PayoutRejected', 'PayoutCompleted', 'PayoutFailed', 'PayoutReturned'];

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
  const posted = await post(deps, recorded, postingsOfRequest(intent));
  if ('reason' in posted) {
    const unit = unitAfter(deps, recorded, rejectPayout(intent, posted));
    return { kind: 'rejected', rejection: posted, unit };
  }
  const event = acceptPayout(intent);
  return finished(deps, recorded, event);
}

async function conclude(deps: Deps, recorded: RecordedEvent, data: EventOf<'PayoutReported'>['data']): Promise<Finished<unknown, unknown>> {
  const { payout, book, report } = data;
  const posted = await post(deps, recorded, postingsOfReport(payout, book, report, recorded.recordedAt));
  // What is put aside for a payout is there until the payout ends, and house and world may go below zero.
  if ('reason' in posted) throw new Error(`the ledger refused the end of payout ${payout.id}: ${posted.reason}`);
  return finished(deps, recorded, concludePayout(data, posted.recordedAt));
}

async function finished(deps: Deps, recorded: RecordedEvent, event: PayoutsEvent & { readonly data: { readonly payout: PayoutView } }): Promise<Finished<unknown, unknown>> {
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

async function post({ bus, now }: Deps, recorded: RecordedEvent, payload: PostTransactionsPayload): Promise<PostedView | LedgerRejection> {
  const reply = await bus.send(PostTransactions, {
    id: derivedCommandId(placeOf(recorded), 'post'),
    scope: scopeOf(recorded),
    correlation: recorded.correlation,
    causation: placeOf(recorded),
    issuedAt: now().toISOString(),
    payload,
  });
  switch (reply.kind) {
    case 'accepted':
      return reply.view;
    case 'rejected':
      return reply.rejection;
    case 'unknown':
      throw new StillUnknown(`the ledger has not answered for ${placeOf(recorded)}`);
    case 'failed':
    case 'conflict':
      throw new Error(`the ledger can't take ${placeOf(recorded)}: ${reply.kind}`);
  }
}

/** Nothing is appended to a payout while a step of it is under way, so the intent is still its stream's last event. */
function unitAfter({ now }: Deps, recorded: RecordedEvent, event: PayoutsEvent, rows: readonly RowWrite[] = []) {
  const head = { stream: recorded.stream, revision: recorded.revision };
  return unitOf({ context: contextOfEnd(recorded, now()), head, events: [event], project: payoutsRows, rows });
}
