import type { CollectionsEvent } from '@corridor/contracts/collections';
import { PostTransactions } from '@corridor/contracts/ledger';
import type { RecordedEvent } from '@corridor/event-store';
import { contextOfEnd, derivedCommandId, domainEventOf, type Finished, placeOf, type Process, scopeOf, StillUnknown, unitOf } from '@corridor/messaging';
import type { CollectionsDeps } from './collections.deps.js';
import { postingsOf } from './collections.posting.js';
import { completeDeposit, rejectDeposit } from './domain/deposit.decide.js';
import { collectionsRows } from './read/collections.projection.js';

type Received = Extract<CollectionsEvent, { type: 'DepositReceived' }>;

const START: CollectionsEvent['type'] = 'DepositReceived';
const ENDS: readonly CollectionsEvent['type'][] = ['DepositCompleted', 'DepositRejected'];

/** Carries a received deposit to the ledger and records what the ledger said. */
export function depositProcess(deps: Pick<CollectionsDeps, 'bus' | 'now'>): Process {
  return {
    name: 'deposits',
    starts: (event) => event.type === START,
    ends: (event) => ((ENDS as readonly string[]).includes(event.type) ? event.causation : null),
    resume: (recorded) => resume(deps, recorded),
  };
}

async function resume(deps: Pick<CollectionsDeps, 'bus' | 'now'>, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const { receipt } = domainEventOf<Received>(recorded).data;
  const reply = await deps.bus.send(PostTransactions, {
    id: derivedCommandId(receipt.id, 'post'),
    scope: scopeOf(recorded),
    correlation: recorded.correlation,
    causation: placeOf(recorded),
    issuedAt: deps.now().toISOString(),
    payload: postingsOf(receipt),
  });

  const context = contextOfEnd(recorded, deps.now());
  // A deposit's receipt is the only event of its stream until the ledger has answered.
  const head = { stream: recorded.stream, revision: recorded.revision };
  switch (reply.kind) {
    case 'accepted': {
      const event = completeDeposit(receipt, reply.view);
      return { kind: 'done', view: event.data.deposit, unit: unitOf({ context, head, events: [event], project: collectionsRows }) };
    }
    case 'rejected': {
      const { rejection } = reply;
      const event = rejectDeposit(receipt, rejection);
      return { kind: 'rejected', rejection, unit: unitOf({ context, head, events: [event], project: collectionsRows }) };
    }
    case 'unknown':
      throw new StillUnknown(`the ledger has not answered for deposit ${receipt.id}`);
    case 'failed':
    case 'conflict':
      throw new Error(`the ledger can't take deposit ${receipt.id}: ${reply.kind}`);
  }
}
