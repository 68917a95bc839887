import type { MoneyView } from '../amounts.js';
import type { AccountId, FeePlanId } from '../ids.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';

/** How a payment on a hosted page can be made. */
export const CHECKOUT_METHODS = ['domestic_debit', 'check', 'affirm', 'afterpay', 'klarna'] as const;
export type CheckoutMethod = (typeof CHECKOUT_METHODS)[number];

/** `partner`: on top of what is owed. `user`: out of it. `shared`: half of it each. */
export const FEE_BEARERS = ['partner', 'shared', 'user'] as const;
export type FeeBearer = (typeof FEE_BEARERS)[number];

export interface ProcessingFeeRequest {
  /** Who is paid: its fee plan says what it costs, and who bears it. */
  readonly accountId: AccountId;
  readonly method: CheckoutMethod;
  /** What is owed. */
  readonly amount: MoneyView;
  readonly at: Timestamp;
}

export type ProcessingFeeAnswer =
  | { readonly kind: 'free' }
  | { readonly kind: 'fee'; readonly feePlan: FeePlanId; readonly fee: MoneyView; readonly paidBy: FeeBearer }
  /** The plan lets nobody pay by the method. */
  | { readonly kind: 'not_enabled' };

export interface ProcessingFeeQueries {
  processingFee(scope: Scope, request: ProcessingFeeRequest): Promise<ProcessingFeeAnswer>;
}
