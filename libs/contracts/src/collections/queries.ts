import type { Currency } from '@corridor/money';
import type { AccountId, DepositId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { AddressDepositQueries } from './address-deposits.js';
import type { PaymentLinkQueries } from './payment-links.js';
import type { ReceivableQueries } from './receivables.js';
import type { DepositRail, DepositStatus, DepositWithPayer, SuspendedFundsWithPayer } from './views.js';

export interface DepositFilter {
  readonly accountId?: AccountId | undefined;
  readonly currency?: Currency | undefined;
  readonly status?: DepositStatus | undefined;
  readonly rail?: DepositRail | undefined;
  /** Created at it or later. */
  readonly createdFrom?: Timestamp | undefined;
  /** Created before it. */
  readonly createdBefore?: Timestamp | undefined;
}

export interface CollectionsQueries extends AddressDepositQueries, ReceivableQueries, PaymentLinkQueries {
  deposit(scope: Scope, id: DepositId): Promise<DepositWithPayer | null>;
  deposits(scope: Scope, filter: DepositFilter, page: PageRequest): Promise<Page<DepositWithPayer>>;
  /** Money that is in suspense, or was. */
  receivedFunds(scope: Scope, id: DepositId): Promise<SuspendedFundsWithPayer | null>;
  /** What is in suspense now. */
  suspendedFunds(scope: Scope, page: PageRequest): Promise<Page<SuspendedFundsWithPayer>>;
}

/** Where this service's queries are found by those who ask them. */
export const COLLECTIONS_QUERIES = Symbol.for('corridor.collections.queries');

export const COLLECTIONS_QUERY_METHODS: QueryMethods<CollectionsQueries> = {
  deposit: true,
  deposits: true,
  receivedFunds: true,
  suspendedFunds: true,
  addressDeposit: true,
  addressDeposits: true,
  receivable: true,
  receivables: true,
  paymentLink: true,
  paymentLinks: true,
  checkout: true,
};
