import { commandType } from '../commands.js';
import type { AccountId, BookId, CustomerId, KeyId, TenantId } from '../ids.js';
import type { Mode } from '../scope.js';
import type { AccountView, KeyKind, KeyLimits, KeyView, TenantKind, TenantView } from './views.js';

/** A tenant gets a book and a default account in each mode, so that test and live are apart from the first day. */
export interface CreateTenantPayload {
  readonly tenantId: TenantId;
  readonly name: string;
  /** A platform, where it is not said. */
  readonly kind?: TenantKind;
  readonly books: Readonly<Record<Mode, BookId>>;
  readonly defaultAccounts: Readonly<Record<Mode, AccountId>>;
}

export interface CreateAccountPayload {
  readonly accountId: AccountId;
  readonly label: string | null;
  /** Whose it is to be; the tenant's own without. */
  readonly customerId?: CustomerId | null;
}

/** The secret itself never travels: only its SHA-256 (hex) and the last characters that help a person tell keys apart. */
export interface CreateKeyPayload {
  readonly keyId: KeyId;
  readonly kind: KeyKind;
  readonly hash: string;
  readonly hint: string;
  readonly label: string | null;
  readonly scopes: readonly string[];
  readonly limits: KeyLimits | null;
}

/** Makes a new key with the old one's kind, scopes and limits; the old one ends at `oldEndsAt` (ISO 8601). */
export interface RollKeyPayload {
  readonly keyId: KeyId;
  readonly newKeyId: KeyId;
  readonly hash: string;
  readonly hint: string;
  readonly oldEndsAt: string;
}

export interface RevokeKeyPayload {
  readonly keyId: KeyId;
}

export type AccountsRejection =
  | { readonly reason: 'tenant_exists'; readonly tenant: TenantId }
  | { readonly reason: 'tenant_not_found'; readonly tenant: TenantId }
  | { readonly reason: 'customer_not_found'; readonly customer: CustomerId }
  | { readonly reason: 'key_not_found'; readonly key: KeyId }
  | { readonly reason: 'key_not_active'; readonly key: KeyId };

export const CreateTenant = commandType<CreateTenantPayload, TenantView, AccountsRejection>('accounts', 'CreateTenant', (p) => p.tenantId);
export const CreateAccount = commandType<CreateAccountPayload, AccountView, AccountsRejection>('accounts', 'CreateAccount', (p) => p.accountId);
export const CreateKey = commandType<CreateKeyPayload, KeyView, AccountsRejection>('accounts', 'CreateKey', (p) => p.keyId);
export const RollKey = commandType<RollKeyPayload, KeyView, AccountsRejection>('accounts', 'RollKey', (p) => p.keyId);
export const RevokeKey = commandType<RevokeKeyPayload, KeyView, AccountsRejection>('accounts', 'RevokeKey', (p) => p.keyId);
