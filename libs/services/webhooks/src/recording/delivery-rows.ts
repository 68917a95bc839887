import type { DeliveryId, EndpointId, Scope } from '@corridor/contracts';
import type { ApiEventView } from '@corridor/contracts/webhooks';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

/** An event to be delivered: to whoever subscribes, or again to the one endpoint that asked. */
export interface DeliverableRow {
  readonly scope: Scope;
  readonly event: ApiEventView;
  /** What deliveries are ordered by. */
  readonly object: string;
  readonly resend?: Resend;
}

export interface Resend {
  /** The new delivery's. */
  readonly id: DeliveryId;
  readonly endpoint: EndpointId;
  readonly of: DeliveryId | null;
}

/**
 * One delivery to each endpoint that subscribes at the moment of the commit, and the lane that each waits in. Ids derive
 * from event and endpoint, in the form of a UUIDv7. What is sent again goes to one endpoint, under an id of its own, behind
 * what waits for the same object, and does not wait for the time of its next attempt. Both are one statement, and lanes are
 * locked in the order of their keys, as the dispatcher does: so nobody waits for another in a circle.
 *
 * A delivery that is there already belongs to an event, or a command, that somebody else was given too and that is recorded a
 * moment ago: its own row fails this unit, lanes included, so here it is only let pass.
 */
const insertDeliveries: RowStatement<DeliverableRow> = {
  name: 'webhooks.insert-deliveries',
  rank: 21,
  sql: `with wanted as materialized (
          select e.id as api_event_id, e.tenant, e.mode, e.object, e.place, e.resend_id, e.resend_of, p.id as endpoint_id,
                 encode(sha256(convert_to(e.id::text || '/' || p.id::text, 'UTF8')), 'hex') as hash
          from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[], $10::uuid[])
               with ordinality as e (id, tenant, mode, dialect, type, object, resend_id, resend_to, resend_of, account, place)
          join $SCHEMA.endpoints p on p.tenant = e.tenant and p.mode = e.mode and p.dialect = e.dialect and p.status <> 'deleted'
               and case when e.resend_id is not null then p.id = e.resend_to
                        else (p.events ? e.type or p.events ? '*') and (p.only_account is null or p.only_account = e.account)
                             and (p.but_account is null or p.but_account <> e.account) end
        ), lanes_moved as (
          insert into $SCHEMA.lanes as l (endpoint_id, object, pending, due_at)
          select endpoint_id, object, count(*), clock_timestamp() from wanted
          group by endpoint_id, object order by endpoint_id, object
          on conflict (endpoint_id, object) do update
            set pending = l.pending + excluded.pending,
                due_at = case when l.claim is null and exists (select from wanted w where w.endpoint_id = l.endpoint_id
                                                               and w.object = l.object and w.resend_id is not null)
                              then excluded.due_at else coalesce(l.due_at, excluded.due_at) end
        )
        insert into $SCHEMA.deliveries (id, tenant, mode, endpoint_id, object, api_event_id, status, next_attempt_at, created_at, resend_of)
        select coalesce(resend_id, (left(api_event_id::text, 14) || '7' || substr(hash, 1, 3) || '-8' || substr(hash, 4, 3) || '-'
                                    || substr(hash, 7, 12))::uuid),
               tenant, mode, endpoint_id, object, api_event_id, 'pending', clock_timestamp(), clock_timestamp(), resend_of
        from wanted order by place, endpoint_id
        on conflict (id) do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.event.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ row }) => row.event.dialect),
    rows.map(({ row }) => row.event.type),
    rows.map(({ row }) => row.object),
    rows.map(({ row }) => row.resend?.id ?? null),
    rows.map(({ row }) => row.resend?.endpoint ?? null),
    rows.map(({ row }) => row.resend?.of ?? null),
    rows.map(({ row }) => row.event.account),
  ],
  keyOf: (row) => `${inOrderOfAccount(row)}/${row.resend?.id ?? ''}`,
};

export function deliveryRow(row: DeliverableRow): RowWrite {
  return write(insertDeliveries, [row]);
}

/** Rows are written in order of this key, so deliveries are numbered in the order of their account's sequence. */
export function inOrderOfAccount({ event }: Pick<DeliverableRow, 'event'>): string {
  return `${event.dialect}/${event.account}/${String(event.sequence).padStart(16, '0')}`;
}
