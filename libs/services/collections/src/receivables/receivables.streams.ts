import type { PayoutId, ReceivableId, Scope } from '@corridor/contracts';
import type { AllocationEvent, ReceivableEvent, ReceivableView } from '@corridor/contracts/collections';
import type { StreamAppend, RowWrite } from '@corridor/event-store';
import { appendOf, type EventContext, loadStream, scopeOf, type StreamHead } from '@corridor/messaging';
import type { CollectionsDeps } from '../collections.deps.js';
import { receivableOf } from './domain/receivable.js';
import { receivableRows } from './receivables.projection.js';

export function receivableStream(id: ReceivableId): string {
  return `receivable-${id}`;
}

/** What a payout takes from receivables. */
export function allocationStream(id: PayoutId): string {
  return `allocation-${id}`;
}

/** A receivable with the place in its stream behind which to append. */
export interface LoadedReceivable {
  readonly head: StreamHead;
  readonly receivable: ReceivableView | null;
}

export async function loadReceivable({ store }: Pick<CollectionsDeps, 'store'>, scope: Scope, id: ReceivableId): Promise<LoadedReceivable> {
  const head = await loadStream<ReceivableEvent>(store, receivableStream(id), scope);
  return { head, receivable: receivableOf(head.events) };
}

/** @throws where there is none: whoever asks has met it before */
export async function knownReceivable(deps: Pick<CollectionsDeps, 'store'>, scope: Scope, id: ReceivableId): Promise<{ readonly head: StreamHead; readonly receivable: ReceivableView }> {
  const { head, receivable } = await loadReceivable(deps, scope, id);
  if (receivable === null) throw new Error(`receivable ${id} is not there`);
  return { head, receivable };
}

export async function loadAllocation({ store }: Pick<CollectionsDeps, 'store'>, scope: Scope, id: PayoutId) {
  return loadStream<AllocationEvent>(store, allocationStream(id), scope);
}

/** A part of a unit: what happens to one receivable. */
export interface Part {
  readonly appends: readonly StreamAppend[];
  readonly rows: readonly RowWrite[];
}

export function receivablePart(context: EventContext, head: StreamHead, events: readonly ReceivableEvent[]): Part {
  if (events.length === 0) return { appends: [], rows: [] };
  const scope = scopeOf(context);
  return { appends: [appendOf(context, head, events)], rows: events.flatMap((event) => receivableRows(event, scope)) };
}

/** Has a commit depend on a receivable that it was decided on and does not change. */
export function stillAt({ stream, revision }: StreamHead): Part {
  return { appends: [{ stream, expectedRevision: revision, events: [] }], rows: [] };
}

export function unitOfParts(parts: readonly Part[], rows: readonly RowWrite[] = []) {
  return { appends: parts.flatMap(({ appends }) => appends), rows: [...parts.flatMap((part) => part.rows), ...rows] };
}
