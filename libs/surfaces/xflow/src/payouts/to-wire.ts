import type { Mode } from '@corridor/contracts';
import type { ListedPayout } from '@corridor/contracts/payouts';
import { accountIds, addressIds, fileIds, payoutIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import { paymentMethodOf } from './payment-method.js';
import type { PayoutObject } from './payout.object.js';

/** In whose name automatic payouts are sent. */
const SENDER = 'XFLOW';

/** A payout of either kind. One that was asked for is expected from its first moment on. */
export function payoutToWire(payout: ListedPayout, mode: Mode): PayoutObject {
  const { automatic, bankReference } = payout;
  const arrivesAt = automatic === null ? payout.estimatedArrival : automatic.arrivesAt;
  const arrival = arrivesAt === null ? null : wireTime(arrivesAt);
  const confirmation = automatic?.confirmation ?? null;
  return {
    amount: payout.amount.amount,
    arrival_date: arrival,
    arrival_time: arrival,
    automatic: automatic !== null,
    created: wireTime(payout.createdAt),
    currency: payout.amount.currency,
    id: payoutIds.print(payout.id),
    livemode: mode === 'live',
    metadata: metadataToWire(payout.metadata),
    object: 'payout',
    payment_method: paymentMethodOf(payout.rail),
    payment_method_details: bankReference === null ? null : { reference_number: bankReference },
    payout_confirmation: confirmation === null ? null : fileIds.print(confirmation),
    statement_descriptor: automatic === null ? payout.reference : `${SENDER} ${automatic.statementDescriptor}`,
    status: payout.progress,
    to: { account_id: accountIds.print(payout.accountId), address_id: automatic === null ? null : addressIds.print(automatic.addressId) },
  };
}
