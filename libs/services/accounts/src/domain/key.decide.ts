import type { Scope } from '@corridor/contracts';
import { KEY_LEASE_MS, type CreateKeyPayload, type KeyView, type RevokeKeyPayload, type RollKeyPayload } from '@corridor/contracts/accounts';
import { type Decision, type EventOf, rejected } from './decision.js';
import { type KeyFamily, works } from './key.js';
import type { TenantState } from './tenant.js';

/** The hash stays out of the event: events are for ever and are published. */
export function createKey(
  tenant: TenantState,
  payload: CreateKeyPayload,
  facts: { readonly scope: Scope; readonly at: string },
): Decision<'KeyCreated'> {
  if (tenant.status === 'none') return rejected({ reason: 'tenant_not_found', tenant: facts.scope.tenant });
  const key: KeyView = {
    id: payload.keyId,
    tenant: facts.scope.tenant,
    mode: facts.scope.mode,
    kind: payload.kind,
    hint: payload.hint,
    label: payload.label,
    scopes: payload.scopes,
    limits: payload.limits,
    status: 'active',
    endsAt: null,
    createdAt: facts.at,
  };
  return { kind: 'event', event: { type: 'KeyCreated', data: { key } } };
}

/**
 * A successor with the same rights; the old key works until `oldEndsAt`. It is revoked when that comes within a lease:
 * a gateway that looked the key up before knows of no end, so only an answer after the leases can promise one so near.
 */
export function rollKey(family: KeyFamily, payload: RollKeyPayload, at: string): Decision<'KeyRolled'> {
  const old = family.get(payload.keyId);
  if (old === undefined) return rejected({ reason: 'key_not_found', key: payload.keyId });
  if (old.status !== 'active') return rejected({ reason: 'key_not_active', key: payload.keyId });
  const ended = Date.parse(payload.oldEndsAt) - Date.parse(at) < KEY_LEASE_MS;
  const key: KeyView = { ...old.key, status: ended ? 'revoked' : 'active', endsAt: payload.oldEndsAt };
  const successor: KeyView = { ...old.key, id: payload.newKeyId, hint: payload.hint, createdAt: at };
  return { kind: 'event', event: { type: 'KeyRolled', data: { key, successor } } };
}

export function revokeKey(family: KeyFamily, payload: RevokeKeyPayload, at: string): Decision<'KeyRevoked'> {
  const state = family.get(payload.keyId);
  if (state === undefined) return rejected({ reason: 'key_not_found', key: payload.keyId });
  if (!works(state.key, at)) return rejected({ reason: 'key_not_active', key: payload.keyId });
  return { kind: 'event', event: { type: 'KeyRevoked', data: { key: { ...state.key, status: 'revoked' } } } };
}

/** True for the events after which some key may open nothing any more. */
export function stopsKey(event: EventOf<'KeyRolled'> | EventOf<'KeyRevoked'>): boolean {
  return event.data.key.status === 'revoked';
}
