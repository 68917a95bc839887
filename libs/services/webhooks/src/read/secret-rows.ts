import type { EndpointId } from '@corridor/contracts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface SecretRow {
  readonly id: EndpointId;
  readonly secret: string;
}

const insertSecret: RowStatement<SecretRow> = {
  name: 'webhooks.insert-secret',
  rank: 13,
  sql: `insert into $SCHEMA.endpoint_secrets (endpoint_id, secret) select * from unnest($1::uuid[], $2::text[])`,
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => row.secret)],
  keyOf: (row) => row.id,
};

const deleteSecret: RowStatement<EndpointId> = {
  name: 'webhooks.delete-secret',
  rank: 14,
  sql: `delete from $SCHEMA.endpoint_secrets where endpoint_id = any($1::uuid[])`,
  columns: (rows) => [rows.map(({ row }) => row)],
  keyOf: (id) => id,
};

/** Keeps an endpoint's secret, in a table alone: what is in an event is there for ever. */
export function keepSecret(id: EndpointId, secret: string): RowWrite {
  return write(insertSecret, [{ id, secret }]);
}

/** Destroys the secret of an endpoint that is deleted. */
export function destroySecret(id: EndpointId): RowWrite {
  return write(deleteSecret, [id]);
}
