import type { PaymentLinkEvent, PaymentLinkView } from '@corridor/contracts/collections';

export type PaymentLinkState = { readonly status: 'none' } | { readonly status: 'known'; readonly link: PaymentLinkView };

export const NO_LINK: PaymentLinkState = { status: 'none' };

/** Every event has the link as it is after it. */
export function paymentLinkOf(events: readonly PaymentLinkEvent[]): PaymentLinkState {
  const last = events.at(-1);
  return last === undefined ? NO_LINK : { status: 'known', link: last.data.link };
}

/** From when the payment was sent in until its deposit is announced or refused. */
export function isBusy({ payment }: PaymentLinkView): boolean {
  return payment !== null && !payment.announced;
}
