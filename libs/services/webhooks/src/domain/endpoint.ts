import type { EndpointId } from '@corridor/contracts';
import type { EndpointView, WebhooksEvent } from '@corridor/contracts/webhooks';

/** The events of an endpoint's stream. */
export type EndpointEvent = Exclude<WebhooksEvent, { readonly type: 'ApiEventRecorded' }>;

/** A disabled endpoint goes on collecting deliveries, which are sent once it is enabled again; a deleted one does not. */
export type EndpointState =
  | { readonly status: 'none' }
  | { readonly status: 'enabled'; readonly endpoint: EndpointView }
  | { readonly status: 'disabled'; readonly endpoint: EndpointView }
  | { readonly status: 'deleted'; readonly id: EndpointId };

export const NO_ENDPOINT: EndpointState = { status: 'none' };

export function evolve(_state: EndpointState, event: EndpointEvent): EndpointState {
  switch (event.type) {
    case 'EndpointCreated':
    case 'EndpointUpdated':
    case 'EndpointSecretRolled':
    case 'EndpointPreviousSecretEnded':
      return { status: event.data.endpoint.status, endpoint: event.data.endpoint };
    case 'EndpointDeleted':
      return { status: 'deleted', id: event.data.endpoint.id };
  }
}

export function endpointOf(events: readonly EndpointEvent[]): EndpointState {
  return events.reduce(evolve, NO_ENDPOINT);
}

/** The endpoint as its own surface sees it; on any other there is none. */
export function visibleOn(dialect: string, state: EndpointState): EndpointView | null {
  switch (state.status) {
    case 'none':
    case 'deleted':
      return null;
    case 'enabled':
    case 'disabled':
      return state.endpoint.dialect === dialect ? state.endpoint : null;
  }
}

export function endpointStream(id: EndpointId): string {
  return `endpoint-${id}`;
}
