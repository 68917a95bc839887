import type { Mode } from '@corridor/contracts';
import type { PaymentView } from '@corridor/contracts/ledger';
import { accountIds, feePlanIds, paymentIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import { linkedToWire } from './linked-objects.js';
import type { PaymentObject } from './payment.object.js';

export function paymentToWire(payment: PaymentView, mode: Mode): PaymentObject {
  const { id, type, from, to, feePlan, exchangeRate, linkedPayments, payoutEligibleAt, reference, recordedAt } = payment;
  return {
    created: wireTime(recordedAt),
    fee_plan_id: feePlan === null ? null : feePlanIds.print(feePlan),
    from: { amount: from.amount, currency: from.currency },
    id: paymentIds.print(id),
    is_exchange_rate_applicable: exchangeRate !== null,
    ...linkedToWire(reference),
    linked_payments: linkedPayments.length === 0 ? null : linkedPayments.map(linkedPaymentToWire),
    livemode: mode === 'live',
    object: 'payment',
    payout_eligible_at: payoutEligibleAt === null ? null : wireTime(payoutEligibleAt),
    to: { amount: to.amount, currency: to.currency },
    type,
  };
}

function linkedPaymentToWire({ account, payment, type }: PaymentView['linkedPayments'][number]) {
  return { account_id: accountIds.print(account), payment_id: paymentIds.print(payment), payment_type: type };
}
