import type { KeyId } from '@corridor/contracts';
import type { AccountsEvent, KeyView } from '@corridor/contracts/accounts';

export type KeyEvent = Extract<AccountsEvent, { type: 'KeyCreated' | 'KeyRolled' | 'KeyRevoked' | 'KeyEnded' }>;

/** A key that was rolled is `ending`: it works until a time, and can be revoked but not rolled again. */
export type KeyState =
  | { readonly status: 'active'; readonly key: KeyView }
  | { readonly status: 'ending'; readonly key: KeyView; readonly endsAt: string }
  | { readonly status: 'revoked'; readonly key: KeyView };

/** A key and all that were rolled from it, as their one stream tells. */
export type KeyFamily = ReadonlyMap<KeyId, KeyState>;

export const NO_KEYS: KeyFamily = new Map();

export function evolve(family: KeyFamily, event: KeyEvent): KeyFamily {
  switch (event.type) {
    case 'KeyCreated':
    case 'KeyRevoked':
    case 'KeyEnded':
      return withKeys(family, event.data.key);
    case 'KeyRolled':
      return withKeys(family, event.data.key, event.data.successor);
  }
}

export function keysOf(events: readonly KeyEvent[]): KeyFamily {
  return events.reduce(evolve, NO_KEYS);
}

function withKeys(family: KeyFamily, ...keys: readonly KeyView[]): KeyFamily {
  return new Map([...family, ...keys.map((key) => [key.id, stateOf(key)] as const)]);
}

function stateOf(key: KeyView): KeyState {
  if (key.status === 'revoked') return { status: 'revoked', key };
  return key.endsAt === null ? { status: 'active', key } : { status: 'ending', key, endsAt: key.endsAt };
}

/** A key opens nothing once it is revoked or its end has come. `at`: ISO 8601. */
export function works(key: Pick<KeyView, 'status' | 'endsAt'>, at: string): boolean {
  if (key.status === 'revoked') return false;
  return key.endsAt === null || Date.parse(at) < Date.parse(key.endsAt);
}
