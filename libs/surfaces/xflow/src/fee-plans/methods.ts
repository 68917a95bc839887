import type { CheckoutMethod } from '@corridor/contracts/quotes';
import type { DepositFeeEntry } from './fee-plan.object.js';

type Named = Pick<DepositFeeEntry, 'payment_method_name' | 'payment_method_type'>;

/** How fee plans call the methods of hosted pages: by name, and by what kind of method it is. */
export const METHODS: Readonly<Record<CheckoutMethod, Named>> = {
  domestic_debit: { payment_method_name: 'ach_debit', payment_method_type: 'domestic_debit' },
  check: { payment_method_name: 'check', payment_method_type: 'check' },
  affirm: { payment_method_name: 'affirm', payment_method_type: 'buy_now_pay_later' },
  afterpay: { payment_method_name: 'afterpay', payment_method_type: 'buy_now_pay_later' },
  klarna: { payment_method_name: 'klarna', payment_method_type: 'buy_now_pay_later' },
};
