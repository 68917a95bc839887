import type { Currency } from '@corridor/money';
import type { AccountId, BeneficiaryId, PayoutId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { PayoutRail, PayoutStatus, PayoutView } from './views.js';

export interface PayoutFilter {
  readonly accountId?: AccountId | undefined;
  readonly beneficiaryId?: BeneficiaryId | undefined;
  readonly currency?: Currency | undefined;
  readonly rail?: PayoutRail | undefined;
  readonly status?: PayoutStatus | undefined;
  /** Made at this moment (ISO 8601) or later. */
  readonly createdFrom?: string | undefined;
  /** Made before this moment. */
  readonly createdBefore?: string | undefined;
}

export interface PayoutsQueries {
  payout(scope: Scope, id: PayoutId): Promise<PayoutView | null>;
  payouts(scope: Scope, filter: PayoutFilter, page: PageRequest): Promise<Page<PayoutView>>;
}

/** Where this service's queries are found by those who ask them. */
export const PAYOUTS_QUERIES = Symbol.for('corridor.payouts.queries');

export const PAYOUTS_QUERY_METHODS: QueryMethods<PayoutsQueries> = { payout: true, payouts: true };
