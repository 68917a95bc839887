import type { AccountId, KeyId, TenantId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { AccountView, KeyView, TenantView } from './views.js';

export interface AccountsQueries {
  account(scope: Scope, id: AccountId): Promise<AccountView | null>;
  accounts(scope: Scope, page: PageRequest): Promise<Page<AccountView>>;
  key(scope: Scope, id: KeyId): Promise<KeyView | null>;
  keys(scope: Scope, page: PageRequest): Promise<Page<KeyView>>;
  /** The one query without a scope: it is how a request finds its scope. `hash`: SHA-256 of the secret, hex. */
  keyByHash(hash: string): Promise<KeyView | null>;
  /** For the operator's surface alone. */
  tenant(id: TenantId): Promise<TenantView | null>;
}

/** Where this service's queries are found by those who ask them. */
export const ACCOUNTS_QUERIES = Symbol.for('corridor.accounts.queries');

export const ACCOUNTS_QUERY_METHODS: QueryMethods<AccountsQueries> = { account: true, accounts: true, key: true, keys: true, keyByHash: true, tenant: true };
