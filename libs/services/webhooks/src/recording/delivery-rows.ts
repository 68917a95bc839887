import type { Scope } from '@corridor/contracts';
import type { ApiEventView, RenderedEvent } from '@corridor/contracts/webhooks';
import { type Placed, type RowStatement, type RowWrite, write } from '@corridor/event-store';

/** A rendered event and its place in the API's own history. */
export interface ApiEventRow {
  readonly scope: Scope;
  readonly event: ApiEventView;
  readonly rendered: RenderedEvent;
}

const insertApiEvent: RowStatement<ApiEventRow> = {
  name: 'webhooks.insert-api-event',
  rank: 20,
  sql: `insert into $SCHEMA.api_events (id, tenant, mode, dialect, account, sequence, type, object, body, created_at)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::bigint[], $7::text[],
                             $8::text[], $9::text[], $10::timestamptz[])
        on conflict do nothing`,
  // Somebody else who was given the same event may be a moment ahead: then it is looked at again, and found.
  mustChange: 'every row',
  columns: (rows) => [
    ...scopeColumns(rows),
    rows.map(({ row }) => row.event.account),
    rows.map(({ row }) => row.event.sequence),
    rows.map(({ row }) => row.event.type),
    rows.map(({ row }) => row.rendered.object),
    rows.map(({ row }) => row.rendered.body),
    rows.map(({ row }) => row.event.createdAt),
  ],
  keyOf: inOrderOfAccount,
};

/**
 * One delivery to each endpoint that subscribes at the moment of the commit, and the lane that each waits in. Ids derive
 * from event and endpoint, in the form of a UUIDv7. Lanes are locked in the order of their keys, as the dispatcher does.
 */
const insertDeliveries: RowStatement<ApiEventRow> = {
  name: 'webhooks.insert-deliveries',
  rank: 21,
  sql: `with wanted as (
          select e.id as api_event_id, e.tenant, e.mode, e.object, e.place, p.id as endpoint_id,
                 encode(sha256(convert_to(e.id::text || '/' || p.id::text, 'UTF8')), 'hex') as hash
          from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
               with ordinality as e (id, tenant, mode, dialect, type, object, place)
          join $SCHEMA.endpoints p on p.tenant = e.tenant and p.mode = e.mode and p.dialect = e.dialect
               and p.status <> 'deleted' and (p.events ? e.type or p.events ? '*')
        ), lanes_moved as (
          insert into $SCHEMA.lanes as l (endpoint_id, object, pending, due_at)
          select endpoint_id, object, count(*), clock_timestamp() from wanted
          group by endpoint_id, object order by endpoint_id, object
          on conflict (endpoint_id, object) do update
            set pending = l.pending + excluded.pending, due_at = coalesce(l.due_at, excluded.due_at)
        )
        insert into $SCHEMA.deliveries (id, tenant, mode, endpoint_id, object, api_event_id, status, next_attempt_at)
        select (left(api_event_id::text, 14) || '7' || substr(hash, 1, 3) || '-8' || substr(hash, 4, 3) || '-'
                || substr(hash, 7, 12))::uuid,
               tenant, mode, endpoint_id, object, api_event_id, 'pending', clock_timestamp()
        from wanted order by place, endpoint_id`,
  columns: (rows) => [
    ...scopeColumns(rows),
    rows.map(({ row }) => row.event.type),
    rows.map(({ row }) => row.rendered.object),
  ],
  keyOf: inOrderOfAccount,
};

/** The rows of an API event: itself, and its deliveries. */
export function apiEventRows(row: ApiEventRow): readonly RowWrite[] {
  return [write(insertApiEvent, [row]), write(insertDeliveries, [row])];
}

function scopeColumns(rows: readonly Placed<ApiEventRow>[]): readonly unknown[][] {
  return [
    rows.map(({ row }) => row.event.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ row }) => row.event.dialect),
  ];
}

/** Rows are written in order of this key, so deliveries are numbered in the order of their account's sequence. */
function inOrderOfAccount({ event }: ApiEventRow): string {
  return `${event.dialect}/${event.account}/${String(event.sequence).padStart(16, '0')}`;
}
