import type { AccountId, BookId, KeyId, TenantId } from '../ids.js';
import type { Mode } from '../scope.js';

export interface TenantView {
  readonly id: TenantId;
  readonly name: string;
  readonly defaultAccounts: Readonly<Record<Mode, AccountId>>;
  readonly createdAt: string;
}

export interface AccountView {
  readonly id: AccountId;
  readonly label: string | null;
  readonly status: 'active' | 'closed';
  /** The ledger book that holds this account's balances: looked up here, never computed. */
  readonly book: BookId;
  readonly createdAt: string;
}

/** `secret` keys act for the tenant; `publishable` ones read only what a hosted page needs. */
export type KeyKind = 'secret' | 'publishable';

/** Requests a second. */
export interface KeyLimits {
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
}

export interface KeyView {
  readonly id: KeyId;
  readonly tenant: TenantId;
  readonly mode: Mode;
  readonly kind: KeyKind;
  readonly hint: string;
  readonly label: string | null;
  /** `<resource>:read`, `<resource>:write`, or `*`. */
  readonly scopes: readonly string[];
  readonly limits: KeyLimits | null;
  readonly status: 'active' | 'revoked';
  /** Set on a rolled key: it works until then (ISO 8601). */
  readonly endsAt: string | null;
  readonly createdAt: string;
}
