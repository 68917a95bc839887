import { type ApiEventId, idOf, type PublicEvent, type Scope } from '@corridor/contracts';
import type { RenderedEvent, WebhookDialect, WebhooksEvent } from '@corridor/contracts/webhooks';
import type { RowWrite, UnitOfWork } from '@corridor/event-store';
import { appendOf, type EventContext, type EventHandler } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import DataLoader from 'dataloader';
import { apiEventIdOf } from './api-event-id.js';
import { type ApiEventRow, apiEventRows } from './api-event-rows.js';
import { forgotten } from './forget.js';
import { type Keepers, revealed } from './reveal.js';
import { Sequences } from './sequences.js';

export interface RecordingDeps extends Keepers {
  readonly pool: Pool;
  readonly schema: string;
  readonly dialects: readonly WebhookDialect[];
}

interface Telling {
  readonly id: ApiEventId;
  readonly dialect: string;
  readonly rendered: RenderedEvent;
}

/**
 * Makes of a public event what each surface tells of it: one event or several as that surface shows them, in their account's
 * history, and a delivery to each endpoint that subscribes. One unit, so that all of it is there or nothing. An event that is
 * already recorded makes nothing (invariant 8), whether or not the host had seen it before.
 */
export function recordPublicEvent(deps: RecordingDeps): EventHandler {
  const sequences = new Sequences();
  const recorded = recordedIds(deps);
  return async (event) => {
    const told = await revealed(event, deps);
    const tellings = deps.dialects.flatMap((dialect) => tellingsOf(told, dialect));
    if (tellings.length === 0) return null;
    const known = await recorded.loadMany(tellings.map(({ id }) => id));
    const fresh = tellings.filter((_telling, at) => isFresh(known[at]));
    if (fresh.length === 0) return null;
    const [rows, forgetting] = await Promise.all([Promise.all(fresh.map((telling, place) => placed(deps, sequences, event, { ...telling, place }))), forgotten(event, deps)]);
    return unitOf(event, rows, forgetting);
  };
}

function tellingsOf(event: PublicEvent, dialect: WebhookDialect): Telling[] {
  const idAt = (index: number) => apiEventIdOf(event, dialect.id, index);
  return dialect.render(event, { idAt, createdAt: event.time }).map((rendered, index) => ({ id: idAt(index), dialect: dialect.id, rendered }));
}

/** Whether tellings are recorded. Those of events that are handled together are looked up together. */
function recordedIds({ pool, schema }: RecordingDeps): DataLoader<ApiEventId, boolean> {
  return new DataLoader(
    async (ids) => {
      const { rows } = await pool.query<{ id: ApiEventId }>(`select id from ${schema}.api_events where id = any($1::uuid[])`, [ids]);
      const known = new Set(rows.map(({ id }) => id));
      return ids.map((id) => known.has(id));
    },
    { cache: false },
  );
}

/** @throws what the look-up threw */
function isFresh(known: boolean | Error | undefined): boolean {
  if (known instanceof Error) throw known;
  return known === false;
}

/** Gives a telling its place in its account's history. Somebody who is faster conflicts with it on the stream. */
async function placed(deps: RecordingDeps, sequences: Sequences, event: PublicEvent, telling: Telling & { readonly place: number }): Promise<ApiEventRow> {
  const { id, dialect, rendered, place } = telling;
  const { account, type } = rendered;
  const sequence = await sequences.next(apiEventStream(dialect, account), id, () => lastSequence(deps, dialect, account));
  const scope: Scope = { tenant: idOf(event.tenant), mode: event.mode };
  return { scope, event: { id, dialect, account, sequence, type, createdAt: event.time }, object: rendered.object, place, body: rendered.bodyAt(sequence) };
}

async function lastSequence({ pool, schema }: RecordingDeps, dialect: string, account: string): Promise<number> {
  const { rows } = await pool.query<{ last: number | null }>(
    `select max(sequence) as last from ${schema}.api_events where dialect = $1 and account = $2`,
    [dialect, account],
  );
  return rows[0]?.last ?? -1;
}

function unitOf(event: PublicEvent, rows: readonly ApiEventRow[], others: readonly RowWrite[]): UnitOfWork {
  return { appends: rows.map((row) => appendTo(event, row)), rows: [...rows.flatMap((row) => apiEventRows(row)), ...others] };
}

function appendTo(event: PublicEvent, row: ApiEventRow) {
  const { id, dialect, account, sequence } = row.event;
  const context: EventContext = {
    // No command asked for it: the id that derives from its cause stands in.
    commandId: id,
    causation: event.id,
    correlation: event.correlationid,
    tenant: row.scope.tenant,
    mode: row.scope.mode,
    recordedAt: event.time,
  };
  const recorded: WebhooksEvent = { type: 'ApiEventRecorded', data: { event: row.event } };
  return appendOf(context, { stream: apiEventStream(dialect, account), revision: sequence - 1 }, [recorded]);
}

/** An account's API events on one surface. The revision is the sequence that the surface and its deliveries show. */
export function apiEventStream(dialect: string, account: string): string {
  return `api-events-${dialect}-${account}`;
}
