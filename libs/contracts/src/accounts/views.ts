import type { AccountId, BookId, CustomerId, KeyId, TenantId } from '../ids.js';
import type { Mode } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { CustomerStatus } from './customers.js';

/** Whether a tenant acts for users that are connected to it, or for itself alone. */
export type TenantKind = 'platform' | 'direct_user';

export interface TenantView {
  readonly id: TenantId;
  readonly name: string;
  /** A platform, where it is not said. */
  readonly kind?: TenantKind;
  readonly defaultAccounts: Readonly<Record<Mode, AccountId>>;
  readonly createdAt: Timestamp;
}

export interface AccountView {
  readonly id: AccountId;
  readonly label: string | null;
  readonly status: 'active' | 'closed';
  /** Whose account it is; null, or absent from before there were customers, for the tenant's own. */
  readonly customerId?: CustomerId | null;
  /** How that customer stands now: in answers to queries only, because events don't know what comes after them. */
  readonly customerStatus?: CustomerStatus | null;
  /** The ledger book that holds this account's balances: looked up here, never computed. */
  readonly book: BookId;
  readonly createdAt: Timestamp;
}

/** `secret` keys act for the tenant; `publishable` ones read only what a hosted page needs. */
export type KeyKind = 'secret' | 'publishable';

/** Requests a second. */
export interface KeyLimits {
  /** @type integer */
  readonly readsPerSecond: number;
  /** @type integer */
  readonly writesPerSecond: number;
}

export interface KeyView {
  readonly id: KeyId;
  readonly tenant: TenantId;
  readonly mode: Mode;
  readonly kind: KeyKind;
  /** The end of the key's text, for people to tell keys apart by. */
  readonly hint: string;
  readonly label: string | null;
  /** `<resource>:read`, `<resource>:write`, or `*`. */
  readonly scopes: readonly string[];
  readonly limits: KeyLimits | null;
  readonly status: 'active' | 'revoked';
  /** Set on a rolled key: it works until then (ISO 8601). */
  readonly endsAt: Timestamp | null;
  readonly createdAt: Timestamp;
}

/**
 * How long a gateway may go by a key that it has looked up, counted from before it asked. It must also look at `endsAt`
 * by itself meanwhile. A revocation is answered no earlier than this after its commit, so no request that arrives
 * after the answer passes with the key.
 */
export const KEY_LEASE_MS = 1000;
