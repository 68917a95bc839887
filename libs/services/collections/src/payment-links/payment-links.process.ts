import type { CommandType, Scope } from '@corridor/contracts';
import { OpenCheckoutAddress, RegisterPayerAddress } from '@corridor/contracts/accounts';
import { InitiateDeposit, type InitiateDepositPayload, type InitiateDepositRejection, type LinkPayment, type PaymentLinkEvent, type PaymentLinkView, type PayPaymentLinkRejection } from '@corridor/contracts/collections';
import type { RecordedEvent } from '@corridor/event-store';
import { contextOfEnd, derivedCommandId, domainEventOf, type Finished, placeOf, type Process, scopeOf, StillUnknown } from '@corridor/messaging';
import type { CollectionsDeps } from '../collections.deps.js';
import { linkUnit, loadLink } from './payment-links.streams.js';
import { paymentLinkOf } from './domain/payment-link.js';

type Needed = Pick<CollectionsDeps, 'bus' | 'now' | 'store'>;
type Requested = Extract<PaymentLinkEvent, { type: 'PaymentLinkPaymentRequested' }>;

const START = 'PaymentLinkPaymentRequested' satisfies PaymentLinkEvent['type'];
const ENDS: readonly string[] = ['PaymentLinkPaymentAnnounced', 'PaymentLinkPaymentRefused'] satisfies PaymentLinkEvent['type'][];

/** Registers what is paid from and where it arrives, announces the deposit, and records what came of that. */
export function paymentLinkProcess(deps: Needed): Process {
  return {
    name: 'payment-links',
    starts: (event) => event.type === START,
    ends: (event) => (ENDS.includes(event.type) ? event.causation : null),
    resume: (recorded) => resume(deps, recorded),
  };
}

async function resume(deps: Needed, recorded: RecordedEvent): Promise<Finished<PaymentLinkView, PayPaymentLinkRejection>> {
  const { data } = domainEventOf<Requested>(recorded);
  const { account, payment } = data.link;
  if (payment === null) throw new Error('a payment was requested without one');
  const { currency } = payment.amount;
  if (currency !== 'USD') throw new Error('a payment on the page is in dollars');
  const { addressId, provider, reusable, sealedDetails } = data.payer;
  const to = taken(await send(deps, recorded, OpenCheckoutAddress, 'checkout-address', { accountId: account, addressId: data.checkoutAddressId, currency }));
  const from = taken(await send(deps, recorded, RegisterPayerAddress, 'payer-address', { addressId, accountId: account, currency, provider, reusable, sealedDetails }));
  const answer = await send(deps, recorded, InitiateDeposit, 'deposit', depositOf(data, payment, { from: from.id, to: to.id }));
  return end(deps, recorded, payment, answer.kind === 'rejected' ? answer.rejection.reason : null);
}

function depositOf({ link, methodReference, statementDescriptor }: Requested['data'], payment: LinkPayment, { from, to }: { readonly from: LinkAddress; readonly to: LinkAddress }): InitiateDepositPayload {
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

type LinkAddress = NonNullable<InitiateDepositPayload['from']['address']>;

/** A partner stays one, so that addresses are never refused. */
function taken<View>(answer: Answered<View, { readonly reason: string }>): View {
  if (answer.kind === 'rejected') throw new Error(`an address of a partner was refused: ${answer.rejection.reason}`);
  return answer.view;
}

type Answered<View, Rejection> = { readonly kind: 'accepted'; readonly view: View } | { readonly kind: 'rejected'; readonly rejection: Rejection };

async function send<Payload, View, Rejection extends { readonly reason: string }>(
  { bus, now }: Needed,
  recorded: RecordedEvent,
  type: CommandType<Payload, View, Rejection>,
  label: string,
  payload: Payload,
): Promise<Answered<View, Rejection>> {
  const reply = await bus.send(type, {
    id: derivedCommandId(placeOf(recorded), label),
    scope: scopeOf(recorded),
    correlation: recorded.correlation,
    causation: placeOf(recorded),
    issuedAt: now().toISOString(),
    payload,
  });
  switch (reply.kind) {
    case 'accepted':
    case 'rejected':
      return reply;
    case 'unknown':
      throw new StillUnknown(`${type.name} was not answered for ${placeOf(recorded)}`);
    case 'failed':
    case 'conflict':
      throw new Error(`${type.name} can't be done for ${placeOf(recorded)}: ${reply.kind}`);
  }
}

/** Meanwhile the link may have been noted on, or its time may have come: what it says by now stays. */
async function end(deps: Needed, recorded: RecordedEvent, payment: LinkPayment, refused: InitiateDepositRejection['reason'] | null): Promise<Finished<PaymentLinkView, PayPaymentLinkRejection>> {
  const scope: Scope = scopeOf(recorded);
  const { link: { id } } = domainEventOf<Requested>(recorded).data;
  const head = await loadLink(deps.store, scope, id);
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
