import type { DepositEvent } from '@corridor/contracts/collections';
import { type LedgerRejection, type PostedView, PostTransactions, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { RecordedEvent } from '@corridor/event-store';
import { contextOfEnd, derivedCommandId, domainEventOf, type Finished, placeOf, type Process, scopeOf, StillUnknown, unitOf } from '@corridor/messaging';
import type { CollectionsDeps } from './collections.deps.js';
import { fundsReturnPostings, postingsOf, returnPostings, suspensePostings } from './collections.posting.js';
import type { EventOf } from './domain/decision.js';
import { completeDeposit, rejectDeposit } from './domain/deposit.decide.js';
import { fundsReturned, returned } from './domain/return.decide.js';
import { collectionsRows } from './read/collections.projection.js';

type Needed = Pick<CollectionsDeps, 'bus' | 'now'>;
type Start = EventOf<'DepositReceived' | 'DepositReturnRequested' | 'FundsReceived' | 'FundsReturnRequested'>;

const STARTS: readonly DepositEvent['type'][] = ['DepositReceived', 'DepositReturnRequested', 'FundsReceived', 'FundsReturnRequested'] satisfies Start['type'][];
const ENDS: readonly DepositEvent['type'][] = ['DepositCompleted', 'DepositRejected', 'DepositReturned', 'FundsSuspended', 'FundsReturned'];

/** Carries to the ledger what has arrived and what is taken back, and records what the ledger said. */
export function depositProcess(deps: Needed): Process {
  return {
    name: 'deposits',
    starts: (event) => (STARTS as readonly string[]).includes(event.type),
    ends: (event) => ((ENDS as readonly string[]).includes(event.type) ? event.causation : null),
    resume: (recorded) => resume(deps, recorded),
  };
}

async function resume(deps: Needed, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const event = domainEventOf<Start>(recorded);
  switch (event.type) {
    case 'DepositReceived': {
      const { receipt } = event.data;
      const answer = await post(deps, recorded, postingsOf(receipt));
      if ('reason' in answer) return { kind: 'rejected', rejection: answer, unit: end(deps, recorded, rejectDeposit(receipt, answer)) };
      const completed = completeDeposit(receipt, answer);
      return { kind: 'done', view: completed.data.deposit, unit: end(deps, recorded, completed) };
    }
    case 'DepositReturnRequested': {
      const { deposit, book } = event.data;
      const ended = returned(deposit, taken(await post(deps, recorded, returnPostings(deposit, book))));
      return { kind: 'done', view: ended.data.deposit, unit: end(deps, recorded, ended) };
    }
    case 'FundsReceived': {
      const { funds } = event.data;
      taken(await post(deps, recorded, suspensePostings(funds)));
      return { kind: 'done', view: funds, unit: end(deps, recorded, { type: 'FundsSuspended', data: { funds } }) };
    }
    case 'FundsReturnRequested': {
      const { funds } = event.data;
      const ended = fundsReturned(funds, taken(await post(deps, recorded, fundsReturnPostings(funds))));
      return { kind: 'done', view: ended.data.funds, unit: end(deps, recorded, ended) };
    }
  }
}

/** The ledger never refuses what the world imposes, nor what moves between the world and the house. */
function taken(answer: PostedView | LedgerRejection): PostedView {
  if ('reason' in answer) throw new Error(`the ledger refused a movement that it can't refuse: ${answer.reason}`);
  return answer;
}

async function post({ bus, now }: Needed, recorded: RecordedEvent, payload: PostTransactionsPayload): Promise<PostedView | LedgerRejection> {
  const { stream, revision } = recorded;
  const reply = await bus.send(PostTransactions, {
    // A stream may ask the ledger several times; the first event's command has had this id since before it could.
    id: derivedCommandId(stream.slice('deposit-'.length), revision === 0 ? 'post' : `post-${revision}`),
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

/** Nothing is appended to a stream while the ledger is asked, so the intent is still its last event. */
function end({ now }: Needed, recorded: RecordedEvent, event: DepositEvent) {
  const head = { stream: recorded.stream, revision: recorded.revision };
  return unitOf({ context: contextOfEnd(recorded, now()), head, events: [event], project: collectionsRows });
}
