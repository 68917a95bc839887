import type { EndpointId, Timestamp } from '@corridor/contracts';
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

interface RolledRow extends SecretRow {
  /** Until when the secret before signs too; null when it ends at once. */
  readonly previousUntil: Timestamp | null;
}

const rollSecretRow: RowStatement<RolledRow> = {
  name: 'webhooks.roll-secret',
  rank: 15,
  sql: `update $SCHEMA.endpoint_secrets s
        set previous = case when n.previous_until is not null then s.secret end, previous_until = n.previous_until, secret = n.secret
        from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as n (id, secret, previous_until) where s.endpoint_id = n.id`,
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => row.secret), rows.map(({ row }) => row.previousUntil)],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

const endPrevious: RowStatement<EndpointId> = {
  name: 'webhooks.end-previous-secret',
  rank: 16,
  sql: `update $SCHEMA.endpoint_secrets set previous = null, previous_until = null where endpoint_id = any($1::uuid[])`,
  columns: (rows) => [rows.map(({ row }) => row)],
  keyOf: (id) => id,
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

/** Puts a secret in the place of the one before, which stays beside it for a while or is destroyed. */
export function rollSecretTo(id: EndpointId, secret: string, previousUntil: Timestamp | null): RowWrite {
  return write(rollSecretRow, [{ id, secret, previousUntil }]);
}

/** Destroys the secret before the present one. */
export function endPreviousSecretOf(id: EndpointId): RowWrite {
  return write(endPrevious, [id]);
}

/** Destroys the secrets of an endpoint that is deleted. */
export function destroySecret(id: EndpointId): RowWrite {
  return write(deleteSecret, [id]);
}
