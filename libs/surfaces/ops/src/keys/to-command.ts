import type { KeyId } from '@corridor/contracts';
import type { CreateKeyPayload, KeyKind, RollKeyPayload } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import type { CreateKeyBody, RollKeyBody } from './key.bodies.js';
import type { MintedKey } from './mint-key.js';

/** What a key may do when nobody says: a secret key everything, a publishable one what hosted pages need. */
const DEFAULT_SCOPES: Readonly<Record<KeyKind, readonly string[]>> = { secret: ['*'], publishable: ['quotes:read'] };

export function toCreateKey({ kind, label, scopes, limits }: CreateKeyBody & { readonly kind: KeyKind }, { hash, hint }: MintedKey): CreateKeyPayload {
  return {
    keyId: mintId<'key'>(),
    kind,
    hash,
    hint,
    label: label ?? null,
    scopes: scopes ?? DEFAULT_SCOPES[kind],
    limits: limits === undefined ? null : { readsPerSecond: limits.reads_per_second, writesPerSecond: limits.writes_per_second },
  };
}

/** `now`: milliseconds since 1970. */
export function toRollKey(keyId: KeyId, { expires_in_seconds = 0 }: RollKeyBody, { hash, hint }: MintedKey, now: number): RollKeyPayload {
  const oldEndsAt = new Date(now + expires_in_seconds * 1000).toISOString();
  return { keyId, newKeyId: mintId<'key'>(), hash, hint, oldEndsAt };
}
