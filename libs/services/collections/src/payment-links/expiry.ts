import type { Command } from '@corridor/contracts';
import { ExpirePaymentLink, type ExpirePaymentLinkPayload, type PaymentLinkView } from '@corridor/contracts/collections';
import type { RowWrite } from '@corridor/event-store';
import { cancelTimer, derivedCommandId, fingerprintOf, setTimer } from '@corridor/messaging';

const timerOf = ({ id }: PaymentLinkView) => `payment-link-${id}/expire`;

/** Ends the link when its time has come. Set again for a later time it replaces itself. */
export function expiryTimer(link: PaymentLinkView, { scope, correlation }: Command): RowWrite {
  const payload: ExpirePaymentLinkPayload = { linkId: link.id, due: link.expiresAt };
  const command = {
    id: derivedCommandId(link.id, `expire ${link.expiresAt}`),
    type: ExpirePaymentLink.name,
    key: ExpirePaymentLink.keyOf(payload),
    scope,
    fingerprint: fingerprintOf(payload),
    correlation,
    causation: null,
    issuedAt: link.expiresAt,
    payload,
  };
  return setTimer({ id: timerOf(link), dueAt: link.expiresAt, command });
}

export function noExpiry(link: PaymentLinkView): RowWrite {
  return cancelTimer(timerOf(link));
}
