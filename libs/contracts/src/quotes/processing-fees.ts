import type { MoneyView } from '../amounts.js';
import type { AccountId, FeePlanId } from '../ids.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';

/** How a payment on a hosted page can be made. */
export const CHECKOUT_METHODS = ['domestic_debit', 'check', 'affirm', 'afterpay', 'klarna'] as const;
export type CheckoutMethod = (typeof CHECKOUT_METHODS)[number];

export interface ProcessingFeeRequest {
  /** Who is paid: its fee plan says what it costs, and who of the two bears it. */
  readonly accountId: AccountId;
  readonly method: CheckoutMethod;
  /** What is owed. */
  readonly amount: MoneyView;
  readonly at: Timestamp;
}

/** `partner`: on top of what is owed. `user`: out of it. */
export interface ProcessingFeeTerms {
  readonly feePlan: FeePlanId;
  readonly fee: MoneyView;
  readonly paidBy: 'user' | 'partner';
}

export interface ProcessingFeeQueries {
  /** Null where the plan charges nothing for the method. */
  processingFee(scope: Scope, request: ProcessingFeeRequest): Promise<ProcessingFeeTerms | null>;
}
