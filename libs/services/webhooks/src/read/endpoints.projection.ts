import type { EndpointId, Scope } from '@corridor/contracts';
import type { EndpointView } from '@corridor/contracts/webhooks';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { EndpointEvent } from '../domain/endpoint.js';

interface NewEndpointRow {
  readonly scope: Scope;
  readonly slot: number;
  readonly endpoint: EndpointView;
}

/** A slot that somebody else took meanwhile changes nothing, which fails the unit: the command is decided again. */
const insertEndpoint: RowStatement<NewEndpointRow> = {
  name: 'webhooks.insert-endpoint',
  rank: 10,
  needsPosition: true,
  sql: `insert into $SCHEMA.endpoints (id, tenant, mode, position, dialect, slot, status, events, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::integer[], $7::text[],
                             $8::jsonb[], $9::json[])
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
  ],
  keyOf: (row) => `${row.scope.tenant}/${row.scope.mode}/${row.slot}`,
  mustChange: 'every row',
};

const updateEndpoint: RowStatement<EndpointView> = {
  name: 'webhooks.update-endpoint',
  rank: 11,
  sql: `update $SCHEMA.endpoints e set status = n.status, events = n.events, view = n.view
        from unnest($1::uuid[], $2::text[], $3::jsonb[], $4::json[]) as n (id, status, events, view) where e.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.id),
    rows.map(({ row }) => row.status),
    rows.map(({ row }) => JSON.stringify(row.events)),
    rows.map(({ row }) => JSON.stringify(row)),
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
