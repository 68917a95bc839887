import type { ApiEventId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { ApiEventView, EventFilter, EventsAfter, EventsFollowed, ToldEvent } from '@corridor/contracts/webhooks';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { WebhooksReadDeps } from './webhooks.queries.js';

interface EventRow extends Omit<ApiEventView, 'createdAt'> {
  readonly created_at: Date;
  readonly body: string;
}

type Tables = Pick<WebhooksReadDeps, 'pool' | 'schema'>;
type Shown = Pick<WebhooksReadDeps, 'pool' | 'schema' | 'dialects'>;

const COLUMNS = 'id, dialect, account, sequence, type, created_at, body';

/** Newest first, in the order of the log, so that whoever goes on towards newer ones misses none either. */
export function eventsOf({ pool, schema, dialects }: Shown, scope: Scope, dialect: string, filter: EventFilter, page: PageRequest): Promise<Page<ToldEvent>> {
  return keysetPage<EventRow, ToldEvent>({
    pool,
    table: `${schema}.api_events`,
    columns: COLUMNS,
    scope,
    page,
    where: (bind) => [`dialect = ${bind(dialect)}`, 'body is not null', ...shownConditions(dialects, dialect, bind), ...conditionsOf(filter, bind)],
    itemOf: toldEvent,
  });
}

/**
 * The sequence is the revision of the account's stream, so an event that can be seen has all those before it beside it:
 * whoever reads on from the last one that he saw misses none. One statement answers what is there and what no longer is, of
 * what is asked for: what has lost its body still has its type and its time.
 */
export async function eventsAfter({ pool, schema }: Tables, scope: Scope, dialect: string, after: EventsAfter): Promise<EventsFollowed> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const { account, sequence, limit, ...filter } = after;
  const behind = [
    `tenant = ${bind(scope.tenant)}`,
    `mode = ${bind(scope.mode)}`,
    `dialect = ${bind(dialect)}`,
    `account = ${bind(account)}::uuid`,
    `sequence > ${bind(sequence)}::bigint`,
  ].join(' and ');
  const wanted = [behind, ...conditionsOf(filter, bind)].join(' and ');
  const { rows } = await pool.query<{ last_gone: number | null } & EventRow>(
    `with gone as materialized (
       select max(sequence) as last_gone from ${schema}.api_events where ${wanted} and body is null
     ), found as (
       select ${COLUMNS} from ${schema}.api_events where ${wanted} and body is not null order by sequence limit ${bind(limit + 1)}
     )
     select g.last_gone, f.* from gone g left join found f on true order by f.sequence`,
    values,
  );
  const lastGone = rows[0]?.last_gone ?? null;
  if (lastGone !== null) return { kind: 'no_longer_kept', last: lastGone };
  const found = rows.filter(({ id }) => id !== null);
  return { kind: 'events', items: found.slice(0, limit).map(toldEvent), hasMore: found.length > limit };
}

export async function eventOf({ pool, schema, dialects }: Shown, scope: Scope, dialect: string, id: ApiEventId): Promise<ToldEvent | null> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const own = [`tenant = ${bind(scope.tenant)}`, `mode = ${bind(scope.mode)}`, `dialect = ${bind(dialect)}`, `id = ${bind(id)}`, 'body is not null'];
  const wanted = [...own, ...shownConditions(dialects, dialect, bind)].join(' and ');
  const { rows } = await pool.query<EventRow>(`select ${COLUMNS} from ${schema}.api_events where ${wanted}`, values);
  return rows[0] === undefined ? null : toldEvent(rows[0]);
}

/** A surface's own time of showing events ends to the moment, whenever they are swept. */
function shownConditions(dialects: Shown['dialects'], id: string, bind: Bind): string[] {
  const keptDays = dialects.find((dialect) => dialect.id === id)?.keptDays;
  return keptDays === undefined ? [] : [`created_at > now() - ${bind(keptDays)}::integer * interval '1 day'`];
}

/** An event that can be sent, with what its deliveries are ordered by; null when there is none, or its body is no longer kept. */
export async function sendableEvent(
  { pool, schema }: Tables,
  scope: Scope,
  dialect: string,
  id: ApiEventId,
): Promise<{ readonly event: ToldEvent; readonly object: string } | null> {
  const { rows } = await pool.query<EventRow & { readonly object: string }>(
    `select ${COLUMNS}, object from ${schema}.api_events where tenant = $1 and mode = $2 and dialect = $3 and id = $4 and body is not null`,
    [scope.tenant, scope.mode, dialect, id],
  );
  return rows[0] === undefined ? null : { event: toldEvent(rows[0]), object: rows[0].object };
}

function conditionsOf({ account, types, objects, createdFrom, createdBefore }: EventFilter, bind: Bind): string[] {
  return [
    ...(account === undefined ? [] : [`account = ${bind(account)}`]),
    ...(types === undefined ? [] : [`type = any(${bind(types)}::text[])`]),
    ...(objects === undefined ? [] : [`object = any(${bind(objects)}::text[])`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}

function toldEvent({ id, dialect, account, sequence, type, created_at: createdAt, body }: EventRow): ToldEvent {
  return { id, dialect, account, sequence, type, createdAt: createdAt.toISOString(), body };
}
