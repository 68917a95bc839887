import type { EndpointId } from '@corridor/contracts';
import { changedMetadata, type Metadata } from '@corridor/contracts/accounts';
import type {
  CreateEndpointPayload,
  DeleteEndpointPayload,
  EndpointRejection,
  EndpointView,
  UpdateEndpointPayload,
} from '@corridor/contracts/webhooks';
import { type EndpointEvent, type EndpointState, visibleOn } from './endpoint.js';

export type EventOf<Type extends EndpointEvent['type']> = Extract<EndpointEvent, { type: Type }>;

/** `unchanged`: everything asked for is so already, and nothing is recorded. */
export type Decision<Event, Rejection = EndpointRejection> = Recorded<Event> | Rejected<Rejection> | { readonly kind: 'unchanged'; readonly endpoint: EndpointView };

export interface Recorded<Event> {
  readonly kind: 'event';
  readonly event: Event;
  /** As it is afterwards, or, when it is deleted, as it was last. */
  readonly endpoint: EndpointView;
}

export interface Rejected<Rejection = EndpointRejection> {
  readonly kind: 'rejected';
  readonly rejection: Rejection;
}

export interface CreationFacts {
  /** Why webhooks may not go to the address, as a sentence; null when they may. */
  readonly urlProblem: string | null;
  /** Endpoints that the scope has now, and the most that it may have. */
  readonly existing: number;
  readonly most: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** That the endpoint is new is what its stream's expected revision says. */
export function createEndpoint(payload: CreateEndpointPayload, facts: CreationFacts): Recorded<EventOf<'EndpointCreated'>> | Rejected {
  if (facts.urlProblem !== null) return rejected({ reason: 'url_not_allowed', why: facts.urlProblem });
  if (facts.existing >= facts.most) return rejected({ reason: 'too_many_endpoints', most: facts.most });
  const { owner, audience } = payload;
  const metadata = payload.metadata === undefined ? undefined : changedMetadata({}, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const endpoint: EndpointView = {
    id: payload.endpointId,
    dialect: payload.dialect,
    url: payload.url,
    events: payload.events,
    status: 'enabled',
    description: payload.description,
    ...(owner === undefined ? {} : { owner }),
    ...(audience === undefined ? {} : { audience }),
    ...withMetadata(metadata),
    createdAt: facts.at,
  };
  return { kind: 'event', event: { type: 'EndpointCreated', data: { endpoint } }, endpoint };
}

/** `urlProblem` speaks of the new address, if one is given. */
export function updateEndpoint(
  state: EndpointState,
  payload: UpdateEndpointPayload,
  facts: { readonly urlProblem: string | null },
): Decision<EventOf<'EndpointUpdated'>> {
  const before = visibleOn(payload.dialect, state);
  if (before === null) return notFound(payload.endpointId);
  if (facts.urlProblem !== null) return rejected({ reason: 'url_not_allowed', why: facts.urlProblem });
  const audience = payload.audience ?? before.audience;
  const metadata = payload.metadata === undefined ? before.metadata : changedMetadata(before.metadata ?? {}, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const endpoint: EndpointView = {
    ...before,
    ...(audience === undefined ? {} : { audience }),
    ...withMetadata(metadata),
    url: payload.url ?? before.url,
    events: payload.events ?? before.events,
    status: payload.status ?? before.status,
    description: payload.description === undefined ? before.description : payload.description,
  };
  if (isSame(before, endpoint)) return { kind: 'unchanged', endpoint: before };
  return { kind: 'event', event: { type: 'EndpointUpdated', data: { endpoint } }, endpoint };
}

export function deleteEndpoint(state: EndpointState, payload: DeleteEndpointPayload): Recorded<EventOf<'EndpointDeleted'>> | Rejected {
  const endpoint = visibleOn(payload.dialect, state);
  if (endpoint === null) return notFound(payload.endpointId);
  return { kind: 'event', event: { type: 'EndpointDeleted', data: { endpoint: { id: endpoint.id } } }, endpoint };
}

function isSame(a: EndpointView, b: EndpointView): boolean {
  const sameEvents = a.events.length === b.events.length && a.events.every((type, index) => type === b.events[index]);
  const sameNotes = JSON.stringify([a.audience, a.metadata]) === JSON.stringify([b.audience, b.metadata]);
  return sameEvents && sameNotes && a.url === b.url && a.status === b.status && a.description === b.description;
}

function withMetadata(metadata: Metadata | undefined): { readonly metadata?: Metadata } {
  return metadata === undefined ? {} : { metadata };
}

function notFound(endpoint: EndpointId): Rejected {
  return rejected({ reason: 'endpoint_not_found', endpoint });
}

function rejected(rejection: EndpointRejection): Rejected {
  return { kind: 'rejected', rejection };
}
