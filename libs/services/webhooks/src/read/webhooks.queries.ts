import type { ApiEventId, DeliveryId, EndpointId, Page, PageRequest, Scope } from '@corridor/contracts';
import type {
  DeliveryFilter,
  DeliveryView,
  EndpointFilter,
  EndpointView,
  EndpointWithSecret,
  EventFilter,
  EventsAfter,
  EventsFollowed,
  ToldEvent,
  WebhookDialect,
  WebhooksQueries,
} from '@corridor/contracts/webhooks';
import { keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { endpointConditions } from './endpoint-conditions.js';
import { deliveriesOf, deliveryOf } from './deliveries.queries.js';
import { eventOf, eventsAfter, eventsOf } from './events.queries.js';

export interface WebhooksReadDeps {
  readonly pool: Pool;
  readonly schema: string;
  readonly dialects: readonly Pick<WebhookDialect, 'id' | 'keptDays'>[];
  now(): Date;
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
    return row === undefined ? null : this.asNow({ ...row.view, secret: row.secret });
  }

  async endpoints(scope: Scope, dialect: string, filter: EndpointFilter, page: PageRequest): Promise<Page<EndpointWithSecret>> {
    const { pool, schema } = this.deps;
    return keysetPage<{ view: EndpointView; secret: string }, EndpointWithSecret>({
      pool,
      table: `${schema}.endpoints`,
      columns: `view, (select s.secret from ${schema}.endpoint_secrets s where s.endpoint_id = id) as secret`,
      scope,
      page,
      where: (bind) => [`dialect = ${bind(dialect)}`, `status <> 'deleted'`, ...endpointConditions(filter, bind)],
      itemOf: ({ view, secret }) => this.asNow({ ...view, secret }),
    });
  }

  deliveries(scope: Scope, endpoint: EndpointId, filter: DeliveryFilter, page: PageRequest): Promise<Page<DeliveryView>> {
    return deliveriesOf(this.deps, scope, endpoint, filter, page);
  }

  delivery(scope: Scope, endpoint: EndpointId, id: DeliveryId): Promise<DeliveryView | null> {
    return deliveryOf(this.deps, scope, endpoint, id);
  }

  events(scope: Scope, dialect: string, filter: EventFilter, page: PageRequest): Promise<Page<ToldEvent>> {
    return eventsOf(this.deps, scope, dialect, filter, page);
  }

  eventsAfter(scope: Scope, dialect: string, after: EventsAfter): Promise<EventsFollowed> {
    return eventsAfter(this.deps, scope, dialect, after);
  }

  event(scope: Scope, dialect: string, id: ApiEventId): Promise<ToldEvent | null> {
    return eventOf(this.deps, scope, dialect, id);
  }

  /** An overlap ends by itself: nothing is recorded then. */
  private asNow<View extends EndpointView>(endpoint: View): View {
    const { previousSecretUntil: until } = endpoint;
    if (until === undefined || Date.parse(until) > this.deps.now().getTime()) return endpoint;
    const { previousSecretUntil: _ended, ...rest } = endpoint;
    return rest as View;
  }
}
