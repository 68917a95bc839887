import { changedMetadata } from '@corridor/contracts/accounts';
import type {
  ActivatePaymentLinkRejection,
  DeactivatePaymentLinkRejection,
  ExpirePaymentLinkPayload,
  ExpirePaymentLinkRejection,
  ExtendPaymentLinkRejection,
  NamedPaymentLink,
  PaymentLinkEvent,
  PaymentLinkView,
  UpdatePaymentLinkPayload,
  UpdatePaymentLinkRejection,
} from '@corridor/contracts/collections';
import { rejected } from '../../domain/decision.js';
import { later } from './create-link.decide.js';
import { isBusy, type PaymentLinkState } from './payment-link.js';

/** By how much a link is extended. */
const EXTENSION_DAYS = 7;

export type LinkChange<Rejection> =
  | { readonly kind: 'event'; readonly event: PaymentLinkEvent }
  /** It is as it was to become. */
  | { readonly kind: 'unchanged'; readonly link: PaymentLinkView }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export function updateLink(state: PaymentLinkState, { linkId, metadata }: UpdatePaymentLinkPayload): LinkChange<UpdatePaymentLinkRejection> {
  if (state.status === 'none') return rejected({ reason: 'payment_link_not_found', link: linkId });
  const changed = changedMetadata(state.link.metadata, metadata);
  if (changed === null) return rejected({ reason: 'metadata_too_large' });
  return { kind: 'event', event: { type: 'PaymentLinkUpdated', data: { link: { ...state.link, metadata: changed } } } };
}

export function activateLink(state: PaymentLinkState, { linkId }: NamedPaymentLink): LinkChange<ActivatePaymentLinkRejection> {
  if (state.status === 'none') return rejected({ reason: 'payment_link_not_found', link: linkId });
  const { link } = state;
  switch (link.status) {
    case 'activated':
      return { kind: 'unchanged', link };
    case 'deactivated':
      return { kind: 'event', event: { type: 'PaymentLinkActivated', data: { link: { ...link, status: 'activated' } } } };
    case 'expired':
      return rejected({ reason: 'payment_link_not_activatable', status: link.status });
  }
}

export function deactivateLink(state: PaymentLinkState, { linkId }: NamedPaymentLink): LinkChange<DeactivatePaymentLinkRejection> {
  if (state.status === 'none') return rejected({ reason: 'payment_link_not_found', link: linkId });
  const { link } = state;
  if (isBusy(link)) return rejected({ reason: 'payment_link_busy', link: linkId });
  switch (link.status) {
    case 'activated':
      return { kind: 'event', event: { type: 'PaymentLinkDeactivated', data: { link: { ...link, status: 'deactivated' } } } };
    case 'deactivated':
      return { kind: 'unchanged', link };
    case 'expired':
      return rejected({ reason: 'payment_link_not_deactivatable', status: link.status });
  }
}

/** When its time has come a link ends whatever happens to it: a payment that was sent in before goes on. */
export function expireLink(state: PaymentLinkState, { linkId, due }: ExpirePaymentLinkPayload): LinkChange<ExpirePaymentLinkRejection> {
  if (state.status === 'none') return rejected({ reason: 'payment_link_not_found', link: linkId });
  const { link } = state;
  if (due !== null && due !== link.expiresAt) return rejected({ reason: 'payment_link_not_due', expiresAt: link.expiresAt });
  if (due === null && isBusy(link)) return rejected({ reason: 'payment_link_busy', link: linkId });
  if (link.status === 'expired') return rejected({ reason: 'payment_link_not_expirable', status: link.status });
  return { kind: 'event', event: { type: 'PaymentLinkExpired', data: { link: { ...link, status: 'expired' } } } };
}

export function extendLink(state: PaymentLinkState, { linkId }: NamedPaymentLink): LinkChange<ExtendPaymentLinkRejection> {
  if (state.status === 'none') return rejected({ reason: 'payment_link_not_found', link: linkId });
  const { link } = state;
  if (isBusy(link)) return rejected({ reason: 'payment_link_busy', link: linkId });
  if (link.status !== 'activated') return rejected({ reason: 'payment_link_not_extendable', status: link.status });
  return { kind: 'event', event: { type: 'PaymentLinkExtended', data: { link: { ...link, expiresAt: later(link.expiresAt, EXTENSION_DAYS) } } } };
}
