import type { DomainEvent } from '../events.js';
import type { EndpointId } from '../ids.js';
import type { ApiEventView, EndpointView } from './views.js';

/** Deliveries and their attempts are operational state, not events: they live in tables of the service. */
export type WebhooksEvent =
  /** Deliveries to an address begin. The secret is in no event. */
  | DomainEvent<'EndpointCreated', { readonly endpoint: EndpointView }>
  /** An endpoint's address, subscriptions, description or status changed; it is shown as it is now. */
  | DomainEvent<'EndpointUpdated', { readonly endpoint: EndpointView }>
  /** Deliveries are signed with a new secret; until `previousSecretUntil` with the one before too. No secret is in any event. */
  | DomainEvent<'EndpointSecretRolled', { readonly endpoint: EndpointView }>
  /** The overlap of a roll was ended before its time, and the secret before is destroyed. */
  | DomainEvent<'EndpointPreviousSecretEnded', { readonly endpoint: EndpointView }>
  /** Nothing is delivered there any more, and its secret is destroyed. */
  | DomainEvent<'EndpointDeleted', { readonly endpoint: { readonly id: EndpointId } }>
  /** Something that clients are told of was rendered for one surface and queued for its endpoints. */
  | DomainEvent<'ApiEventRecorded', { readonly event: ApiEventView }>;
