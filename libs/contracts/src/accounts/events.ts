import type { DomainEvent } from '../events.js';
import type { BookId } from '../ids.js';
import type { Mode } from '../scope.js';
import type { AccountView, KeyView, TenantView } from './views.js';

export type AccountsEvent =
  | DomainEvent<'TenantCreated', { readonly tenant: TenantView; readonly books: Readonly<Record<Mode, BookId>> }>
  | DomainEvent<'AccountCreated', { readonly account: AccountView }>
  | DomainEvent<'KeyCreated', { readonly key: KeyView }>
  | DomainEvent<'KeyRolled', { readonly key: KeyView; readonly successor: KeyView }>
  | DomainEvent<'KeyRevoked', { readonly key: KeyView }>;
