import { decimalOf, type Scope } from '@corridor/contracts';
import type { ReceivableView } from '@corridor/contracts/collections';
import type { CheckoutMethod, ProcessingFeeAnswer, ProcessingFeeQueries } from '@corridor/contracts/quotes';
import { amountOf } from '@corridor/money';
import { CHECKOUT_CURRENCY, leftOf } from './domain/create-link.decide.js';

interface Asked {
  readonly receivable: ReceivableView;
  readonly method: CheckoutMethod;
  readonly at: string;
}

/** What paying all that is left of a receivable by a method costs, by the plan of whoever is owed. */
export async function feeOf(queries: ProcessingFeeQueries, scope: Scope, { receivable, method, at }: Asked): Promise<ProcessingFeeAnswer> {
  const amount = { currency: CHECKOUT_CURRENCY, amount: decimalOf(amountOf(leftOf(receivable)), CHECKOUT_CURRENCY) } as const;
  return queries.processingFee(scope, { accountId: receivable.owner, method, amount, at });
}
