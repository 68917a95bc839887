import { changedMetadata } from '@corridor/contracts/accounts';
import {
  type CreatePaymentLinkPayload,
  type CreatePaymentLinkRejection,
  type PaymentLinkEvent,
  type PaymentLinkView,
  receivableAmounts,
  type ReceivableView,
} from '@corridor/contracts/collections';
import { readAmount } from '@corridor/money';
import { type Decision, rejected } from '../../domain/decision.js';

const DAY_MS = 86_400_000;
/** How long a link can be used, unless it is extended. */
const LIFETIME_DAYS = 60;

/** Where payers on the page are, and what they pay in: it takes payments by schemes of the United States alone. */
export const CHECKOUT_COUNTRY = 'US';
export const CHECKOUT_CURRENCY = 'USD';

/** What is known of the account that a link is for. */
export interface LinkPartner {
  readonly type: 'partner' | 'platform' | 'user';
  /** ISO 3166-1 alpha-2; null where it is not known. */
  readonly country: string | null;
}

interface Facts {
  readonly partner: LinkPartner | null;
  readonly receivable: ReceivableView | null;
  readonly at: string;
}

export function createLink(payload: CreatePaymentLinkPayload, { partner, receivable, at }: Facts): Decision<Extract<PaymentLinkEvent, { type: 'PaymentLinkCreated' }>, CreatePaymentLinkRejection> {
  const { linkId: id, accountId, receivableIds } = payload;
  if (receivableIds.length > 1) return rejected({ reason: 'payment_link_of_several_receivables' });
  if (partner === null) return rejected({ reason: 'payment_link_account_not_found', account: accountId });
  if (receivable === null) return rejected({ reason: 'payment_link_receivable_not_found', receivable: receivableIds[0] ?? null });
  const { id: receivableId, status, currency } = receivable;
  if (partner.type !== 'partner' || receivable.partner !== accountId) return rejected({ reason: 'payment_link_of_other_account', account: accountId, receivable: receivableId });
  if (leftOf(receivable) === 0n) return rejected({ reason: 'payment_link_receivable_not_payable', receivable: receivableId, status });
  if (partner.country !== CHECKOUT_COUNTRY) return rejected({ reason: 'payment_link_abroad', differs: 'country' });
  if (currency !== CHECKOUT_CURRENCY) return rejected({ reason: 'payment_link_abroad', differs: 'currency' });
  const metadata = changedMetadata({}, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const expiresAt = later(at, LIFETIME_DAYS);
  const link: PaymentLinkView = { id, owner: receivable.owner, account: accountId, receivable: receivableId, status: 'activated', expiresAt, payment: null, metadata, createdAt: at };
  return { kind: 'event', event: { type: 'PaymentLinkCreated', data: { link } } };
}

/** What can be paid of a receivable now, in minor units. */
export function leftOf(receivable: ReceivableView): bigint {
  const left = receivable.status === 'activated' ? receivableAmounts(receivable)?.reconcilable : null;
  return left === null || left === undefined || receivable.currency === null ? 0n : readAmount(left, receivable.currency);
}

export function later(at: string, days: number): string {
  return new Date(Date.parse(at) + days * DAY_MS).toISOString();
}
