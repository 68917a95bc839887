import type { AccountId, EndpointId, Scope } from '@corridor/contracts';
import type { EndpointAudience, EndpointView } from '@corridor/contracts/webhooks';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { EndpointEvent } from '../domain/endpoint.js';

interface NewEndpointRow {
  readonly scope: Scope;
  readonly slot: number;
  readonly endpoint: EndpointView;
}

/** The account that an audience of this kind is about; null for an endpoint that has another, or none. */
function hears(kind: EndpointAudience['kind'], { audience }: EndpointView): AccountId | null {
  return audience?.kind === kind ? audience.account : null;
}

/** A slot that somebody else took meanwhile changes nothing, which fails the unit: the command is decided again. */
const insertEndpoint: RowStatement<NewEndpointRow> = {
  name: 'webhooks.insert-endpoint',
  rank: 10,
  needsPosition: true,
  sql: `insert into $SCHEMA.endpoints (id, tenant, mode, position, dialect, slot, status, events, view, owner, only_account, but_account, created_at)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::integer[], $7::text[],
                             $8::jsonb[], $9::json[], $10::uuid[], $11::uuid[], $12::uuid[], $13::timestamptz[])
        on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.endpoint.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.endpoint.dialect),
    rows.map(({ row }) => row.slot),
    rows.map(({ row }) => row.endpoint.status),
    rows.map(({ row }) => JSON.stringify(row.endpoint.events)),
    rows.map(({ row }) => JSON.stringify(row.endpoint)),
    rows.map(({ row }) => row.endpoint.owner ?? null),
    rows.map(({ row }) => hears('account', row.endpoint)),
    rows.map(({ row }) => hears('all_but', row.endpoint)),
    rows.map(({ row }) => row.endpoint.createdAt),
  ],
  keyOf: ({ scope, slot, endpoint }) => `${scope.tenant}/${scope.mode}/${endpoint.dialect}/${endpoint.owner ?? ''}/${slot}`,
  mustChange: 'every row',
};

const updateEndpoint: RowStatement<EndpointView> = {
  name: 'webhooks.update-endpoint',
  rank: 11,
  sql: `update $SCHEMA.endpoints e set status = n.status, events = n.events, view = n.view, only_account = n.only_account, but_account = n.but_account
        from unnest($1::uuid[], $2::text[], $3::jsonb[], $4::json[], $5::uuid[], $6::uuid[]) as n (id, status, events, view, only_account, but_account)
        where e.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.id),
    rows.map(({ row }) => row.status),
    rows.map(({ row }) => JSON.stringify(row.events)),
    rows.map(({ row }) => JSON.stringify(row)),
    rows.map(({ row }) => hears('account', row)),
    rows.map(({ row }) => hears('all_but', row)),
  ],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

const deleteEndpoint: RowStatement<EndpointId> = {
  name: 'webhooks.delete-endpoint',
  rank: 12,
  sql: `update $SCHEMA.endpoints set status = 'deleted' where id = any($1::uuid[])`,
  columns: (rows) => [rows.map(({ row }) => row)],
  keyOf: (id) => id,
  mustChange: 'every row',
};

/** The rows that follow from an endpoint's event. `slot` is the place in its scope that a new endpoint takes. */
export function endpointRows(event: EndpointEvent, scope: Scope, slot: number | null): readonly RowWrite[] {
  switch (event.type) {
    case 'EndpointCreated':
      if (slot === null) throw new Error(`the endpoint ${event.data.endpoint.id} was given no slot`);
      return [write(insertEndpoint, [{ scope, slot, endpoint: event.data.endpoint }])];
    case 'EndpointUpdated':
    case 'EndpointSecretRolled':
    case 'EndpointPreviousSecretEnded':
      return [write(updateEndpoint, [event.data.endpoint])];
    case 'EndpointDeleted':
      return [write(deleteEndpoint, [event.data.endpoint.id])];
  }
}
