import { decimalOf, type Mode } from '@corridor/contracts';
import { type AddressDepositStatus, feeShares, type LinkPayment, type PaymentLinkEvent, type PayPaymentLinkPayload, type PayPaymentLinkRejection, type ReceivableView } from '@corridor/contracts/collections';
import type { ProcessingFeeAnswer } from '@corridor/contracts/quotes';
import { amountOf } from '@corridor/money';
import { type Decision, rejected } from '../../domain/decision.js';
import { CHECKOUT_CURRENCY, leftOf } from './create-link.decide.js';
import type { PaymentLinkState } from './payment-link.js';

interface Facts {
  readonly mode: Mode;
  readonly receivable: ReceivableView | null;
  /** How the deposit of an earlier payment stands; null without one. */
  readonly deposit: AddressDepositStatus | null;
  readonly fee: ProcessingFeeAnswer;
  readonly at: string;
}

/** A link is paid once: again only when the money of the payment before did not come. */
export function payLink(
  state: PaymentLinkState,
  payload: PayPaymentLinkPayload,
  { mode, receivable, deposit, fee, at }: Facts,
): Decision<Extract<PaymentLinkEvent, { type: 'PaymentLinkPaymentRequested' }>, PayPaymentLinkRejection> {
  if (state.status === 'none') return rejected({ reason: 'payment_link_not_found', link: payload.linkId });
  const { link } = state;
  if (link.payment !== null && deposit !== 'failed' && deposit !== 'cancelled') return rejected({ reason: 'payment_link_used', deposit: link.payment.deposit });
  if (link.status !== 'activated') return rejected({ reason: 'payment_link_not_open', status: link.status });
  if (mode === 'live') return rejected({ reason: 'payment_link_method_not_available', method: payload.method });
  if (receivable === null) throw new Error(`the receivable of link ${link.id} is not there`);
  const left = leftOf(receivable);
  if (left === 0n) return rejected({ reason: 'payment_link_receivable_not_payable', receivable: receivable.id, status: receivable.status });
  if (fee.kind === 'not_enabled') return rejected({ reason: 'payment_link_method_not_available', method: payload.method });
  const payment = paymentOf(left, payload, fee, at);
  const isAsShown = payment.amount.amount === payload.amount && payment.total.amount === payload.total;
  if (!isAsShown) return rejected({ reason: 'payment_link_amount_changed', total: payment.total });
  const { payer, checkoutAddressId, methodReference } = payload;
  return { kind: 'event', event: { type: 'PaymentLinkPaymentRequested', data: { link: { ...link, payment }, payer, checkoutAddressId, methodReference, statementDescriptor: descriptorOf(receivable) } } };
}

type Chosen = Pick<PayPaymentLinkPayload, 'depositId' | 'method'>;

/** All that is owed is paid, in minor units of the page's currency. */
function paymentOf(left: bigint, { depositId, method }: Chosen, terms: Exclude<ProcessingFeeAnswer, { kind: 'not_enabled' }>, at: string): LinkPayment {
  const money = (minorUnits: bigint) => ({ currency: CHECKOUT_CURRENCY, amount: decimalOf(amountOf(minorUnits), CHECKOUT_CURRENCY) }) as const;
  const fee = terms.kind === 'free' ? null : { amount: terms.fee.amount, feePlan: terms.feePlan, paidBy: terms.paidBy };
  const { partner: onTop } = feeShares(fee, CHECKOUT_CURRENCY);
  return { deposit: depositId, method, amount: money(left), fee, total: money(left + onTop), requestedAt: at, announced: false };
}

function descriptorOf({ invoice }: ReceivableView): string {
  const reference = invoice?.referenceNumber ?? null;
  return reference === null ? 'Online Payment' : `Online Payment for Invoice ${reference}`;
}
