import type { KeyView } from '@corridor/contracts/accounts';
import type { Scope } from '@corridor/contracts';

/** Who asks: a tenant through one of its keys, or the operator of this installation. */
export type Caller = { readonly kind: 'key'; readonly key: KeyView; readonly scope: Scope } | { readonly kind: 'operator' };

/** What requests are counted by. */
export function callerId(caller: Caller): string {
  return caller.kind === 'key' ? caller.key.id : 'operator';
}
