import type { EndpointId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { DeliveryView, EndpointView, EndpointWithSecret } from './views.js';

export interface WebhooksQueries {
  endpoint(scope: Scope, dialect: string, id: EndpointId): Promise<EndpointWithSecret | null>;
  endpoints(scope: Scope, dialect: string, page: PageRequest): Promise<Page<EndpointView>>;
  /** Deliveries of an endpoint, newest first, with every attempt. */
  deliveries(scope: Scope, endpoint: EndpointId, page: PageRequest): Promise<Page<DeliveryView>>;
}

/** Where this service's queries are found by those who ask them. */
export const WEBHOOKS_QUERIES = Symbol.for('corridor.webhooks.queries');

export const WEBHOOKS_QUERY_METHODS: QueryMethods<WebhooksQueries> = { endpoint: true, endpoints: true, deliveries: true };
