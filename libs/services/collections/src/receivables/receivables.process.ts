import type { ReceivableId } from '@corridor/contracts';
import type { AllocationEvent, DebitedReceivables, ReceivableEvent, ReceivableView } from '@corridor/contracts/collections';
import { totalOf } from '@corridor/contracts/collections';
import type { RecordedEvent } from '@corridor/event-store';
import { appendOf, ask, contextOfEnd, domainEventOf, type Finished, scopeOf, setTimer } from '@corridor/messaging';
import type { CollectionsDeps } from '../collections.deps.js';
import { posting } from '../posting.js';
import { notSettled, settled } from './domain/allocate.decide.js';
import { printed, type ReceivableEventOf } from './domain/receivable.js';
import { notReconciled, reconciled } from './domain/reconcile.decide.js';
import { allocationPostings, bookOf, reconcileTransactions } from './receivables.posting.js';
import { knownReceivable, type Part, receivablePart, unitOfParts } from './receivables.streams.js';
import { scheduleTimer } from './receivables.timers.js';
import { fewAtATime } from './waiting.js';

type Needed = Pick<CollectionsDeps, 'bus' | 'now' | 'store' | 'pool' | 'schema'>;

/** Takes a reconciliation to the ledger. Other things may have happened to the receivable meanwhile. */
export async function resumeReconcile(deps: Needed, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const { receivable, reconciliation } = domainEventOf<ReceivableEventOf<'ReceivableReconcileRequested'>>(recorded).data;
  const answer = await ask(deps, recorded, posting(deps, { book: bookOf(receivable), transactions: reconcileTransactions(receivable, reconciliation) }));
  const context = contextOfEnd(recorded, deps.now());
  const scope = scopeOf(recorded);
  const now = await knownReceivable(deps, scope, receivable.id);
  if (answer.kind === 'rejected') {
    const { rejection } = answer;
    const unit = unitOfParts([receivablePart(context, now.head, notReconciled(now.receivable, reconciliation, rejection))]);
    return { kind: 'rejected', rejection, unit };
  }
  const events = reconciled(now.receivable, reconciliation);
  const timer = scheduleTimer(receivable, reconciliation, { scope, correlation: recorded.correlation, dueAt: context.recordedAt });
  const view = { receivable: lastOf(events, now.receivable), payment: reconciliation.payment };
  return { kind: 'done', view, unit: unitOfParts([receivablePart(context, now.head, events)], [setTimer(timer)]) };
}

/** Takes to the ledger what a payout takes from receivables. */
export async function resumeAllocation(deps: Needed, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const { allocation } = domainEventOf<Extract<AllocationEvent, { type: 'AllocationRequested' }>>(recorded).data;
  const answer = await ask(deps, recorded, posting(deps, allocationPostings(allocation)));
  const refused = answer.kind === 'rejected' ? answer.rejection : null;
  const end: AllocationEvent = refused === null ? { type: 'AllocationMade', data: { allocation } } : { type: 'AllocationRejected', data: { allocation, rejection: refused } };
  const conclude = (receivable: ReceivableView) => (refused === null ? settled(receivable, allocation.payout) : notSettled(receivable, allocation.payout));
  const parts = await fewAtATime(allocation.allocations, async ({ receivable }) => concluded(deps, recorded, receivable, conclude));
  const head = { stream: recorded.stream, revision: recorded.revision };
  const unit = unitOfParts([{ appends: [appendOf(contextOfEnd(recorded, deps.now()), head, [end])], rows: [] }, ...parts]);
  if (refused !== null) return { kind: 'rejected', rejection: refused, unit };
  const { currency, allocations } = allocation;
  const view: DebitedReceivables = { total: { currency, amount: printed(totalOf(allocations, currency), currency) }, allocations };
  return { kind: 'done', view, unit };
}

async function concluded(deps: Needed, recorded: RecordedEvent, id: ReceivableId, conclude: (receivable: ReceivableView) => readonly ReceivableEvent[]): Promise<Part> {
  const { head, receivable } = await knownReceivable(deps, scopeOf(recorded), id);
  return receivablePart(contextOfEnd(recorded, deps.now()), head, conclude(receivable));
}

function lastOf(events: readonly ReceivableEvent[], before: ReceivableView): ReceivableView {
  return events.at(-1)?.data.receivable ?? before;
}
