import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import { type DeliverableRow, deliveryRow, inOrderOfAccount } from './delivery-rows.js';

/** A rendered event and its place in the API's own history. */
export interface ApiEventRow extends DeliverableRow {
  readonly body: string;
  /** Among the events of its unit, from 0. */
  readonly place: number;
}

const insertApiEvent: RowStatement<ApiEventRow> = {
  name: 'webhooks.insert-api-event',
  rank: 20,
  needsPosition: true,
  sql: `insert into $SCHEMA.api_events (id, tenant, mode, dialect, account, sequence, type, object, body, created_at, position)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::bigint[], $7::text[],
                             $8::text[], $9::text[], $10::timestamptz[], $11::bigint[])
        on conflict do nothing`,
  // Somebody else who was given the same event may be a moment ahead: then it is looked at again, and found.
  mustChange: 'every row',
  columns: (rows) => [
    rows.map(({ row }) => row.event.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ row }) => row.event.dialect),
    rows.map(({ row }) => row.event.account),
    rows.map(({ row }) => row.event.sequence),
    rows.map(({ row }) => row.event.type),
    rows.map(({ row }) => row.object),
    rows.map(({ row }) => row.body),
    rows.map(({ row }) => row.event.createdAt),
    rows.map(({ row, position }) => position + row.place),
  ],
  keyOf: inOrderOfAccount,
};

/** The rows of an API event: itself, and its deliveries. */
export function apiEventRows(row: ApiEventRow): readonly RowWrite[] {
  return [write(insertApiEvent, [row]), deliveryRow(row)];
}
