import type { EndpointId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { AttemptView, DeliveryView, EndpointView, EndpointWithSecret, WebhooksQueries } from '@corridor/contracts/webhooks';
import { keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';

export interface WebhooksReadDeps {
  readonly pool: Pool;
  readonly schema: string;
}

interface DeliveryRow {
  readonly id: DeliveryView['id'];
  readonly endpoint_id: EndpointId;
  readonly api_event_id: DeliveryView['event'];
  readonly type: string;
  readonly status: DeliveryView['status'];
  readonly next_attempt_at: Date | null;
}

interface AttemptRow {
  readonly delivery_id: string;
  readonly attempted_at: Date;
  readonly answer_code: number | null;
  readonly duration_ms: number;
  readonly answer: string;
}

/** Answers from the service's tables. Every query is bound to one tenant and mode (invariant 10). */
export class PgWebhooksQueries implements WebhooksQueries {
  constructor(private readonly deps: WebhooksReadDeps) {}

  async endpoint(scope: Scope, dialect: string, id: EndpointId): Promise<EndpointWithSecret | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<{ view: EndpointView; secret: string }>(
      `select e.view, s.secret from ${schema}.endpoints e join ${schema}.endpoint_secrets s on s.endpoint_id = e.id
       where e.tenant = $1 and e.mode = $2 and e.dialect = $3 and e.id = $4 and e.status <> 'deleted'`,
      [scope.tenant, scope.mode, dialect, id],
    );
    const row = rows[0];
    return row === undefined ? null : { ...row.view, secret: row.secret };
  }

  async endpoints(scope: Scope, dialect: string, page: PageRequest): Promise<Page<EndpointView>> {
    return keysetPage<{ view: EndpointView }, EndpointView>({
      pool: this.deps.pool,
      table: `${this.deps.schema}.endpoints`,
      columns: 'view',
      scope,
      page,
      where: (bind) => [`dialect = ${bind(dialect)}`, `status <> 'deleted'`],
      itemOf: ({ view }) => view,
    });
  }

  async deliveries(scope: Scope, endpoint: EndpointId, page: PageRequest): Promise<Page<DeliveryView>> {
    const { pool, schema } = this.deps;
    const type = `(select a.type from ${schema}.api_events a where a.id = api_event_id)`;
    const found = await keysetPage<DeliveryRow, DeliveryRow>({
      pool,
      table: `${schema}.deliveries`,
      columns: `id, endpoint_id, api_event_id, ${type} as type, status, next_attempt_at`,
      scope,
      page,
      where: (bind) => [`endpoint_id = ${bind(endpoint)}`],
      itemOf: (row) => row,
    });
    if (found.kind !== 'page') return found;
    const attempts = await this.attemptsOf(found.items.map(({ id }) => id));
    return { ...found, items: found.items.map((row) => deliveryView(row, attempts.get(row.id) ?? [])) };
  }

  /** The attempts of deliveries that the caller has already found in its scope, oldest first. */
  private async attemptsOf(deliveries: readonly string[]): Promise<Map<string, AttemptView[]>> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<AttemptRow>(
      `select delivery_id, attempted_at, answer_code, duration_ms, answer from ${schema}.delivery_attempts
       where delivery_id = any($1::uuid[]) order by number`,
      [deliveries],
    );
    const byDelivery = new Map<string, AttemptView[]>();
    for (const row of rows) {
      const attempts = byDelivery.get(row.delivery_id) ?? [];
      byDelivery.set(row.delivery_id, attempts);
      attempts.push(attemptView(row));
    }
    return byDelivery;
  }
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
    type: row.type,
    status: row.status,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    attempts,
  };
}
