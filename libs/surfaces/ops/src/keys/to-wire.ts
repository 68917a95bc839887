import type { KeyView } from '@corridor/contracts/accounts';
import { keyIds, tenantIds } from '../ids.js';

export function keyToWire(key: KeyView) {
  return {
    id: keyIds.print(key.id),
    object: 'key',
    tenant_id: tenantIds.print(key.tenant),
    mode: key.mode,
    kind: key.kind,
    hint: key.hint,
    label: key.label,
    scopes: key.scopes,
    limits: key.limits === null ? null : { reads_per_second: key.limits.readsPerSecond, writes_per_second: key.limits.writesPerSecond },
    status: key.status,
    ends_at: key.endsAt,
    created_at: key.createdAt,
  } as const;
}

export type KeyObject = ReturnType<typeof keyToWire>;

/** The secret is in the first answer only: a repeat can't have it, because nobody keeps it. */
export interface NewKeyObject extends KeyObject {
  readonly secret: string | null;
}
