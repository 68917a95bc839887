import type { Currency } from '@corridor/money';
import type { AccountId, DepositId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { DepositView } from './views.js';

export interface DepositFilter {
  readonly accountId?: AccountId | undefined;
  readonly currency?: Currency | undefined;
}

export interface CollectionsQueries {
  deposit(scope: Scope, id: DepositId): Promise<DepositView | null>;
  deposits(scope: Scope, filter: DepositFilter, page: PageRequest): Promise<Page<DepositView>>;
}

/** Where this service's queries are found by those who ask them. */
export const COLLECTIONS_QUERIES = Symbol.for('corridor.collections.queries');

export const COLLECTIONS_QUERY_METHODS: QueryMethods<CollectionsQueries> = { deposit: true, deposits: true };
