import { type ApiEventId, idOf, type PublicEvent, type Scope } from '@corridor/contracts';
import type { RenderedEvent, WebhookDialect, WebhooksEvent } from '@corridor/contracts/webhooks';
import type { UnitOfWork } from '@corridor/event-store';
import { appendOf, type EventContext, type EventHandler } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { apiEventIdOf } from './api-event-id.js';
import { type ApiEventRow, apiEventRows } from './delivery-rows.js';

export interface RecordingDeps {
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
 * Makes of a public event what each surface tells of it: the event as that surface shows it, in its account's history,
 * and a delivery to each endpoint that subscribes. One unit, so that all of it is there or nothing. An event that is
 * already recorded makes nothing (invariant 8), whether or not the host had seen it before.
 */
export function recordPublicEvent(deps: RecordingDeps): EventHandler {
  return async (event) => {
    const tellings = deps.dialects.flatMap((dialect) => tellingOf(event, dialect));
    const rows = tellings.length === 0 ? [] : await placed(deps, event, tellings);
    return rows.length === 0 ? null : unitOf(event, rows);
  };
}

function tellingOf(event: PublicEvent, dialect: WebhookDialect): Telling[] {
  const id = apiEventIdOf(event, dialect.id);
  const rendered = dialect.render(event, { id, createdAt: event.time });
  return rendered === null ? [] : [{ id, dialect: dialect.id, rendered }];
}

/** Gives each telling that is new the next sequence of its account. Somebody who is faster conflicts on the stream. */
async function placed({ pool, schema }: RecordingDeps, event: PublicEvent, tellings: readonly Telling[]): Promise<ApiEventRow[]> {
  const { rows } = await pool.query<{ known: boolean; last: number | null }>(
    `select exists (select 1 from ${schema}.api_events a where a.id = t.id) as known,
            (select max(a.sequence) from ${schema}.api_events a where a.dialect = t.dialect and a.account = t.account) as last
     from unnest($1::uuid[], $2::text[], $3::uuid[]) with ordinality as t (id, dialect, account, place) order by t.place`,
    [tellings.map(({ id }) => id), tellings.map(({ dialect }) => dialect), tellings.map(({ rendered }) => rendered.account)],
  );
  const scope: Scope = { tenant: idOf(event.tenant), mode: event.mode };
  return tellings.flatMap(({ id, dialect, rendered }, index) => {
    const row = rows[index];
    if (row === undefined) throw new Error(`no answer about the API event ${id}`);
    if (row.known) return [];
    const sequence = (row.last ?? -1) + 1;
    const { account, type } = rendered;
    return [{ scope, event: { id, dialect, account, sequence, type, createdAt: event.time }, rendered }];
  });
}

function unitOf(event: PublicEvent, rows: readonly ApiEventRow[]): UnitOfWork {
  return { appends: rows.map((row) => appendTo(event, row)), rows: rows.flatMap((row) => apiEventRows(row)) };
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
