import type { DeliveryId, EndpointId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { AttemptView, DeliveryFilter, DeliveryView } from '@corridor/contracts/webhooks';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { WebhooksReadDeps } from './webhooks.queries.js';

interface DeliveryRow {
  readonly id: DeliveryId;
  readonly endpoint_id: EndpointId;
  readonly api_event_id: DeliveryView['event'];
  readonly told: Pick<DeliveryView, 'type' | 'account' | 'sequence'>;
  readonly status: DeliveryView['status'];
  readonly resend_of: DeliveryId | null;
  readonly created_at: Date;
  readonly next_attempt_at: Date | null;
}

interface AttemptRow {
  readonly delivery_id: string;
  readonly attempted_at: Date;
  readonly answer_code: number | null;
  readonly duration_ms: number;
  readonly answer: string;
}

type Tables = Pick<WebhooksReadDeps, 'pool' | 'schema'>;

export async function deliveriesOf(tables: Tables, scope: Scope, endpoint: EndpointId, filter: DeliveryFilter, page: PageRequest): Promise<Page<DeliveryView>> {
  const { pool, schema } = tables;
  const found = await keysetPage<DeliveryRow, DeliveryRow>({
    pool,
    table: `${schema}.deliveries`,
    columns: columnsOf(schema),
    scope,
    page,
    where: (bind) => [`endpoint_id = ${bind(endpoint)}`, ...conditionsOf(schema, filter, bind)],
    itemOf: (row) => row,
  });
  if (found.kind !== 'page') return found;
  return { ...found, items: await withAttempts(tables, found.items) };
}

/** Null unless the delivery is one of the endpoint and the scope. */
export async function deliveryOf(tables: Tables, scope: Scope, endpoint: EndpointId, id: DeliveryId): Promise<DeliveryView | null> {
  const { pool, schema } = tables;
  const { rows } = await pool.query<DeliveryRow>(
    `select ${columnsOf(schema)} from ${schema}.deliveries where tenant = $1 and mode = $2 and endpoint_id = $3 and id = $4`,
    [scope.tenant, scope.mode, endpoint, id],
  );
  const [delivery] = await withAttempts(tables, rows);
  return delivery ?? null;
}

/** What the delivery is ordered by; the caller has found it in its scope. */
export async function objectOf({ pool, schema }: Tables, id: DeliveryId): Promise<string> {
  const { rows } = await pool.query<{ object: string }>(`select object from ${schema}.deliveries where id = $1`, [id]);
  if (rows[0] === undefined) throw new Error(`the delivery ${id} is not there any more`);
  return rows[0].object;
}

function columnsOf(schema: string): string {
  const told = `json_build_object('type', a.type, 'account', a.account, 'sequence', a.sequence)`;
  return `id, endpoint_id, api_event_id, status, resend_of, created_at, next_attempt_at,
          (select ${told} from ${schema}.api_events a where a.id = api_event_id) as told`;
}

function conditionsOf(schema: string, { status, type, createdFrom, createdBefore }: DeliveryFilter, bind: Bind): string[] {
  return [
    ...(status === undefined ? [] : [`status = ${bind(status)}`]),
    ...(type === undefined ? [] : [`(select a.type from ${schema}.api_events a where a.id = api_event_id) = ${bind(type)}`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}

/** With the attempts of deliveries that the caller has found in its scope, oldest first. */
async function withAttempts({ pool, schema }: Tables, found: readonly DeliveryRow[]): Promise<DeliveryView[]> {
  const { rows } = await pool.query<AttemptRow>(
    `select delivery_id, attempted_at, answer_code, duration_ms, answer from ${schema}.delivery_attempts
     where delivery_id = any($1::uuid[]) order by number`,
    [found.map(({ id }) => id)],
  );
  const byDelivery = new Map<string, AttemptView[]>();
  for (const row of rows) {
    const attempts = byDelivery.get(row.delivery_id) ?? [];
    byDelivery.set(row.delivery_id, attempts);
    attempts.push(attemptView(row));
  }
  return found.map((row) => deliveryView(row, byDelivery.get(row.id) ?? []));
}

function attemptView(row: AttemptRow): AttemptView {
  return {
    attemptedAt: row.attempted_at.toISOString(),
    answerCode: row.answer_code,
    durationMs: row.duration_ms,
    answer: row.answer,
  };
}

function deliveryView(row: DeliveryRow, attempts: readonly AttemptView[]): DeliveryView {
  return {
    id: row.id,
    endpoint: row.endpoint_id,
    event: row.api_event_id,
    ...row.told,
    status: row.status,
    resendOf: row.resend_of,
    createdAt: row.created_at.toISOString(),
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    attempts,
  };
}
