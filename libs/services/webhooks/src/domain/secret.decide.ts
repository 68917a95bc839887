import type { EndpointId } from '@corridor/contracts';
import type { EndpointView, EndPreviousSecretPayload, RollSecretPayload, RollSecretRejection } from '@corridor/contracts/webhooks';
import { type EndpointState, visibleOn } from './endpoint.js';
import type { Decision, EventOf, Recorded, Rejected } from './endpoint.decide.js';

type NotFound = Extract<RollSecretRejection, { reason: 'endpoint_not_found' }>;

/**
 * Two secrets at most are in use. Whoever rolls once more while both are must end the older one: by ending its overlap, or by
 * a roll without one, as after a leak.
 */
export function rollSecret(
  state: EndpointState,
  { endpointId, dialect, overlapSeconds }: RollSecretPayload,
  { at }: { readonly at: string },
): Recorded<EventOf<'EndpointSecretRolled'>> | Rejected<RollSecretRejection> {
  const before = visibleOn(dialect, state);
  if (before === null) return notFound(endpointId);
  const until = previousUntil(before, at);
  if (until !== null && overlapSeconds > 0) return { kind: 'rejected', rejection: { reason: 'previous_secret_valid', until } };
  const overlap = overlapSeconds === 0 ? {} : { previousSecretUntil: later(at, overlapSeconds) };
  const endpoint = { ...withOneSecret(before), ...overlap };
  return { kind: 'event', event: { type: 'EndpointSecretRolled', data: { endpoint } }, endpoint };
}

export function endPreviousSecret(
  state: EndpointState,
  { endpointId, dialect }: EndPreviousSecretPayload,
  { at }: { readonly at: string },
): Decision<EventOf<'EndpointPreviousSecretEnded'>, NotFound> {
  const before = visibleOn(dialect, state);
  if (before === null) return notFound(endpointId);
  if (previousUntil(before, at) === null) return { kind: 'unchanged', endpoint: withOneSecret(before) };
  const endpoint = withOneSecret(before);
  return { kind: 'event', event: { type: 'EndpointPreviousSecretEnded', data: { endpoint } }, endpoint };
}

function previousUntil({ previousSecretUntil: until }: EndpointView, at: string): string | null {
  return until !== undefined && Date.parse(until) > Date.parse(at) ? until : null;
}

function withOneSecret({ previousSecretUntil: _ended, ...endpoint }: EndpointView): EndpointView {
  return endpoint;
}

function later(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1_000).toISOString();
}

function notFound(endpoint: EndpointId): Rejected<NotFound> {
  return { kind: 'rejected', rejection: { reason: 'endpoint_not_found', endpoint } };
}
