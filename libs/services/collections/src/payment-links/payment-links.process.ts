import { OpenCheckoutAddress, RegisterPayerAddress } from '@corridor/contracts/accounts';
import { InitiateDeposit, type InitiateDepositPayload, type InitiateDepositRejection, type LinkPayment, type PaymentLinkEvent, type PaymentLinkView, type PayPaymentLinkRejection } from '@corridor/contracts/collections';
import type { RecordedEvent } from '@corridor/event-store';
import { ask, askSurely, contextOfEnd, domainEventOf, type Finished, placeOf, scopeOf } from '@corridor/messaging';
import type { CollectionsDeps } from '../collections.deps.js';
import { paymentLinkOf } from './domain/payment-link.js';
import { linkUnit, loadLink } from './payment-links.streams.js';

type Needed = Pick<CollectionsDeps, 'bus' | 'now' | 'store'>;
type Requested = Extract<PaymentLinkEvent, { type: 'PaymentLinkPaymentRequested' }>['data'];

/**
 * Registers what is paid from and where it arrives, announces the deposit, and records what came of that. The two addresses are
 * never refused: a partner stays one.
 */
export async function resumeLinkPayment(deps: Needed, recorded: RecordedEvent): Promise<Finished<PaymentLinkView, PayPaymentLinkRejection>> {
  const { data } = domainEventOf<Extract<PaymentLinkEvent, { type: 'PaymentLinkPaymentRequested' }>>(recorded);
  const { account: accountId, payment } = data.link;
  if (payment === null) throw new Error('a payment was requested without one');
  const { currency } = payment.amount;
  if (currency !== 'USD') throw new Error('payments on the page are in dollars');
  const { addressId, provider, reusable, sealedDetails } = data.payer;
  const step = { base: placeOf(recorded), issuedAt: deps.now().toISOString() };
  const opening = { accountId, addressId: data.checkoutAddressId, currency };
  const to = await askSurely(deps, recorded, { ...step, type: OpenCheckoutAddress, payload: opening, label: 'checkout-address' });
  const payer = { accountId, addressId, currency, provider, reusable, sealedDetails };
  const from = await askSurely(deps, recorded, { ...step, type: RegisterPayerAddress, payload: payer, label: 'payer-address' });
  const answer = await ask(deps, recorded, { ...step, type: InitiateDeposit, payload: depositOf(data, payment, { from: from.id, to: to.id }), label: 'deposit' });
  return end(deps, recorded, payment, answer.kind === 'rejected' ? answer.rejection.reason : null);
}

interface Ends {
  readonly from: InitiateDepositPayload['to']['address'];
  readonly to: InitiateDepositPayload['to']['address'];
}

function depositOf({ link, methodReference, statementDescriptor }: Requested, payment: LinkPayment, { from, to }: Ends): InitiateDepositPayload {
  return {
    depositId: payment.deposit,
    amount: payment.total,
    from: { account: link.account, address: from },
    to: { account: link.account, address: to },
    method: payment.method,
    methodReference,
    statementDescriptor,
    metadata: {},
    checkout: { receivable: link.receivable, amount: payment.amount.amount, fee: payment.fee },
  };
}

/** Meanwhile the link may have been noted on, or its time may have come: what it says by now stays. */
async function end(deps: Needed, recorded: RecordedEvent, payment: LinkPayment, refused: InitiateDepositRejection['reason'] | null): Promise<Finished<PaymentLinkView, PayPaymentLinkRejection>> {
  const { link: { id } } = domainEventOf<Extract<PaymentLinkEvent, { type: 'PaymentLinkPaymentRequested' }>>(recorded).data;
  const head = await loadLink(deps.store, scopeOf(recorded), id);
  const state = paymentLinkOf(head.events);
  if (state.status === 'none') throw new Error(`link ${id} is gone`);
  const context = contextOfEnd(recorded, deps.now());
  if (refused !== null) {
    const event = { type: 'PaymentLinkPaymentRefused', data: { link: { ...state.link, payment: null }, because: refused } } as const;
    return { kind: 'rejected', unit: linkUnit(context, head, event), rejection: { reason: 'payment_link_deposit_refused', because: refused } };
  }
  const link: PaymentLinkView = { ...state.link, payment: { ...payment, announced: true } };
  return { kind: 'done', unit: linkUnit(context, head, { type: 'PaymentLinkPaymentAnnounced', data: { link } }), view: link };
}
