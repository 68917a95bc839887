import type { Currency } from '@corridor/money';
import type { AccountId, AddressId, BeneficiaryId, PayoutId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { AutomaticPayoutStatus, AutomaticRail } from './automatic.js';
import type { BookTransferQueries } from './book-transfers.js';
import type { ListedPayout } from './listed.js';
import type { PayoutRail, PayoutStatus } from './views.js';

export interface PayoutFilter {
  readonly accountId?: AccountId | undefined;
  /** A second condition on the account, for who sees no other's. */
  readonly onlyOf?: AccountId | undefined;
  readonly beneficiaryId?: BeneficiaryId | undefined;
  readonly addressId?: AddressId | undefined;
  readonly currency?: Currency | undefined;
  readonly rail?: PayoutRail | AutomaticRail | undefined;
  readonly status?: PayoutStatus | undefined;
  /** Any of these. */
  readonly progress?: readonly AutomaticPayoutStatus[] | undefined;
  /** Made at this moment (ISO 8601) or later. */
  readonly createdFrom?: string | undefined;
  /** Made before this moment. */
  readonly createdBefore?: string | undefined;
}

/** Payouts of both kinds, as one list. */
export interface PayoutsQueries extends BookTransferQueries {
  payout(scope: Scope, id: PayoutId): Promise<ListedPayout | null>;
  payouts(scope: Scope, filter: PayoutFilter, page: PageRequest): Promise<Page<ListedPayout>>;
}

/** Where this service's queries are found by those who ask them. */
export const PAYOUTS_QUERIES = Symbol.for('corridor.payouts.queries');

export const PAYOUTS_QUERY_METHODS: QueryMethods<PayoutsQueries> = { payout: true, payouts: true, bookTransfer: true, bookTransfers: true };
