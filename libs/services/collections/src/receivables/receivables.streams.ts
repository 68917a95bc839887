import type { PayoutId, ReceivableId, Scope } from '@corridor/contracts';
import type { AllocationEvent, ReceivableEvent, ReceivableView } from '@corridor/contracts/collections';
import type { StreamAppend, RowWrite } from '@corridor/event-store';
import { appendOf, type EventContext, loadStream, scopeOf, type StreamHead } from '@corridor/messaging';
import type { CollectionsDeps } from '../collections.deps.js';
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

type Reads = Pick<CollectionsDeps, 'pool' | 'schema'>;

interface Row {
  readonly id: ReceivableId;
  readonly revision: number;
  readonly view: ReceivableView;
}

/** Its row, which every event of its stream writes, in place of the stream: that grows with every reconciliation, and each event has the whole receivable. */
export async function loadReceivable(deps: Reads, scope: Scope, id: ReceivableId): Promise<LoadedReceivable> {
  const [loaded] = await loadReceivables(deps, scope, { where: 'id = $3', values: [id] });
  return loaded ?? { head: { stream: receivableStream(id), revision: -1 }, receivable: null };
}

/** `where` counts its parameters from $3. */
export async function loadReceivables(
  { pool, schema }: Reads,
  { tenant, mode }: Scope,
  { where, values }: { readonly where: string; readonly values: readonly unknown[] },
): Promise<readonly KnownReceivable[]> {
  const { rows } = await pool.query<Row>(
    `select id, revision::int as revision, view from ${schema}.receivables where tenant = $1 and mode = $2 and ${where} order by position, id`,
    [tenant, mode, ...values],
  );
  return rows.map(({ id, revision, view }) => ({ head: { stream: receivableStream(id), revision }, receivable: view }));
}

export interface KnownReceivable {
  readonly head: StreamHead;
  readonly receivable: ReceivableView;
}

/** @throws where there is none: whoever asks has met it before */
export async function knownReceivable(deps: Reads, scope: Scope, id: ReceivableId): Promise<KnownReceivable> {
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
  const rows = events.flatMap((event, index) => receivableRows(event, { scope, revision: head.revision + 1 + index }));
  return { appends: [appendOf(context, head, events)], rows };
}

/** Has a commit depend on a receivable that it was decided on and does not change. */
export function stillAt({ stream, revision }: StreamHead): Part {
  return { appends: [{ stream, expectedRevision: revision, events: [] }], rows: [] };
}

export function unitOfParts(parts: readonly Part[], rows: readonly RowWrite[] = []) {
  return { appends: parts.flatMap(({ appends }) => appends), rows: [...parts.flatMap((part) => part.rows), ...rows] };
}
