import type { Mode } from '@corridor/contracts';
import type { PaymentLinkView } from '@corridor/contracts/collections';
import { accountIds, paymentLinkIds, receivableIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { PaymentLinkObject } from './payment-link.object.js';

/** `pageOf`: where the page of a link, by its printed id, is found from outside. */
export function paymentLinkToWire({ id, account, receivable, status, expiresAt, metadata, createdAt }: PaymentLinkView, mode: Mode, pageOf: (id: string) => string): PaymentLinkObject {
  const printed = paymentLinkIds.print(id);
  return {
    account_id: accountIds.print(account),
    created: wireTime(createdAt),
    expires_at: wireTime(expiresAt),
    id: printed,
    link: pageOf(printed),
    livemode: mode === 'live',
    metadata: metadataToWire(metadata),
    object: 'payment_link',
    receivable_ids: [receivableIds.print(receivable)],
    status,
    type: 'receivable',
  };
}
