import type { DomainEvent } from '../events.js';
import type { EndpointId } from '../ids.js';
import type { ApiEventView, EndpointView } from './views.js';

/** Deliveries and their attempts are operational state, not events: they live in tables of the service. */
export type WebhooksEvent =
  | DomainEvent<'EndpointCreated', { readonly endpoint: EndpointView }>
  | DomainEvent<'EndpointUpdated', { readonly endpoint: EndpointView }>
  | DomainEvent<'EndpointDeleted', { readonly endpoint: { readonly id: EndpointId } }>
  | DomainEvent<'ApiEventRecorded', { readonly event: ApiEventView }>;
