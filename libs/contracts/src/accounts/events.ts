import type { DomainEvent } from '../events.js';
import type { BookId } from '../ids.js';
import type { Mode } from '../scope.js';
import type { AccountView, KeyView, TenantView } from './views.js';

/**
 * `TenantCreated` makes the default accounts too, one in each mode. A key and those rolled from it share one stream, so
 * that each step is one append. `KeyEnded` follows a revocation once every gateway's lease of the key has run out.
 */
export type AccountsEvent =
  | DomainEvent<'TenantCreated', { readonly tenant: TenantView; readonly books: Readonly<Record<Mode, BookId>> }>
  | DomainEvent<'AccountCreated', { readonly account: AccountView }>
  | DomainEvent<'KeyCreated', { readonly key: KeyView }>
  | DomainEvent<'KeyRolled', { readonly key: KeyView; readonly successor: KeyView }>
  | DomainEvent<'KeyRevoked', { readonly key: KeyView }>
  | DomainEvent<'KeyEnded', { readonly key: KeyView }>;
