import type { PoolClient } from '@corridor/runtime';
import { byteaArray, integerArray, joinedTexts, textArray } from './array-literal.js';
import type { BatchPlan, DraftEvent } from './plan-batch.js';
import type { Prepared } from './prepared.js';
import { safeInteger } from './safe-integer.js';

/**
 * Everything about events in one round trip. The log's head is the last lock taken, and only when every stream could be
 * moved or begun, so a batch that meets a stream begun by another process writes no event and holds up nobody.
 */
const APPEND = `
  with created as (
    insert into $SCHEMA.streams (stream, revision, hash)
    select * from unnest($1::text[], $2::bigint[], $3::bytea[])
    on conflict (stream) do nothing returning 1
  ), moved as (
    update $SCHEMA.streams as head set revision = new.revision, hash = new.hash
    from unnest($4::text[], $5::bigint[], $6::bytea[]) as new (stream, revision, hash)
    where head.stream = new.stream returning 1
  ), head as (
    update $SCHEMA.log_head set position = position + $7::bigint
    where (select count(*) from created) = cardinality($1) and (select count(*) from moved) = cardinality($4)
    returning position - $7::bigint as before
  ), appended as (
    insert into $SCHEMA.events (position, revision, version, command_id, stream, type, causation, correlation, tenant,
      mode, recorded_at, hash, body)
    select head.before + new.place, new.revision, new.version, new.command_id, new.stream, new.type, new.causation,
      new.correlation, new.tenant, new.mode, new.recorded_at, new.hash, new.body
    from head, unnest($8::bigint[], $9::integer[], $10::uuid[], $11::text[], $12::text[], $13::text[], $14::text[],
      $15::text[], $16::text[], $17::text[], $18::bytea[], string_to_array($19::text, chr(30))) with ordinality
      as new (revision, version, command_id, stream, type, causation, correlation, tenant, mode, recorded_at, hash, body,
        place)
  )
  select before from head`;

/**
 * Writes the events of a plan and numbers them; the log's head stays locked until the transaction ends.
 * @returns false when another process has begun one of the streams meanwhile: then nothing was appended
 */
export async function appendEvents(client: PoolClient, prepared: Prepared, plan: BatchPlan): Promise<boolean> {
  const { events } = plan;
  const { rows } = await prepared.run<{ before: unknown }>(client, APPEND, [
    ...headColumns(plan.created),
    ...headColumns(plan.moved),
    events.length,
    ...eventColumns(events),
  ]);
  if (rows[0] === undefined) return false;
  const before = safeInteger(rows[0].before);
  events.forEach((event, index) => (event.position = before + index + 1));
  return true;
}

function headColumns(heads: BatchPlan['created']): string[] {
  return [
    textArray(heads.map(([stream]) => stream)),
    integerArray(heads.map(([, { revision }]) => revision)),
    byteaArray(heads.map(([, { hash }]) => hash)),
  ];
}

function eventColumns(events: readonly DraftEvent[]): string[] {
  const texts = (name: 'commandId' | 'stream' | 'type' | 'causation' | 'correlation' | 'tenant' | 'mode' | 'recordedAt') =>
    textArray(events.map((event) => event[name]));
  return [
    integerArray(events.map(({ revision }) => revision)),
    integerArray(events.map(({ version }) => version)),
    texts('commandId'),
    texts('stream'),
    texts('type'),
    texts('causation'),
    texts('correlation'),
    texts('tenant'),
    texts('mode'),
    texts('recordedAt'),
    byteaArray(events.map(({ hash }) => hash)),
    joinedTexts(events.map(({ body }) => body)),
  ];
}
