import type { AccountId, ApiEventId, DeliveryId, EndpointId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { DeliveryStatus, DeliveryView, EndpointAudience, EndpointView, EndpointWithSecret, ToldEvent } from './views.js';

export interface DeliveryFilter {
  readonly status?: DeliveryStatus | undefined;
  readonly type?: string | undefined;
  /** Recorded at this moment or later, and before that one. */
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface EndpointFilter {
  /** Only those that this account registered. */
  readonly owner?: AccountId | undefined;
  /** Only those with exactly this audience, or only those with any other. */
  readonly audience?: { readonly is: EndpointAudience } | { readonly isNot: EndpointAudience } | undefined;
  readonly statuses?: readonly EndpointView['status'][] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface EventFilter {
  readonly account?: AccountId | undefined;
  /** Any of these. */
  readonly types?: readonly string[] | undefined;
  /** About any of these, by the names that deliveries are ordered by. */
  readonly objects?: readonly string[] | undefined;
  /** Of this moment or later, and before that one. */
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

/** What one account was told behind a place in its history. */
export interface EventsAfter extends EventFilter {
  readonly account: AccountId;
  /** -1 for all from the first. */
  readonly sequence: number;
  /** 1 to 100 */
  readonly limit: number;
}

/** Oldest first. `no_longer_kept`: events behind that place were removed by age, up to and with the sequence `last`. */
export type EventsFollowed =
  | { readonly kind: 'events'; readonly items: readonly ToldEvent[]; readonly hasMore: boolean }
  | { readonly kind: 'no_longer_kept'; readonly last: number };

export interface WebhooksQueries {
  endpoint(scope: Scope, dialect: string, id: EndpointId): Promise<EndpointWithSecret | null>;
  /** Newest first, with their secrets: a surface decides which of its answers show them. */
  endpoints(scope: Scope, dialect: string, filter: EndpointFilter, page: PageRequest): Promise<Page<EndpointWithSecret>>;
  /** Deliveries of an endpoint, newest first, with every attempt. */
  deliveries(scope: Scope, endpoint: EndpointId, filter: DeliveryFilter, page: PageRequest): Promise<Page<DeliveryView>>;
  delivery(scope: Scope, endpoint: EndpointId, id: DeliveryId): Promise<DeliveryView | null>;
  /** What a surface tells, newest first, whether or not anybody subscribes to it. */
  events(scope: Scope, dialect: string, filter: EventFilter, page: PageRequest): Promise<Page<ToldEvent>>;
  /** The same for who follows an account: in order, with none left out and none twice, however many write meanwhile. */
  eventsAfter(scope: Scope, dialect: string, after: EventsAfter): Promise<EventsFollowed>;
  event(scope: Scope, dialect: string, id: ApiEventId): Promise<ToldEvent | null>;
}

/** Where this service's queries are found by those who ask them. */
export const WEBHOOKS_QUERIES = Symbol.for('corridor.webhooks.queries');

export const WEBHOOKS_QUERY_METHODS: QueryMethods<WebhooksQueries> = {
  endpoint: true,
  endpoints: true,
  deliveries: true,
  delivery: true,
  events: true,
  eventsAfter: true,
  event: true,
};
