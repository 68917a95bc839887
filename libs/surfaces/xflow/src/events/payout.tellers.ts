import type { AccountId, PayoutId } from '@corridor/contracts';
import type { PayoutsEvent } from '@corridor/contracts/payouts';
import { payoutIds } from '../ids.js';
import type { TypeOf } from './event-types.js';
import { silent, type Tellers, type Telling } from './telling.js';

type AboutPayouts = Extract<PayoutsEvent, { readonly type: `Payout${string}` | `AutomaticPayout${string}` }>;

/** What is told of payouts: of automatic ones, and of those that somebody asked for, in the same words. */
export const PAYOUT_TELLERS: Tellers<AboutPayouts> = {
  PayoutRequested: silent,
  PayoutAccepted: ({ payout }) => [told('payout.status.processing', payout)],
  PayoutRejected: silent,
  PayoutReported: silent,
  PayoutCompleted: ({ payout }) => [told('payout.status.settled', payout)],
  PayoutFailed: ({ payout }) => [told('payout.status.failed', payout)],
  PayoutReturned: ({ payout }) => [told('payout.status.failed', payout)],
  PayoutNoted: silent,
  PayoutScheduled: silent,
  AutomaticPayoutRequested: silent,
  AutomaticPayoutDropped: silent,
  AutomaticPayoutInitialized: ({ payout }) => [told('payout.status.initialized', payout)],
  AutomaticPayoutLocked: silent,
  AutomaticPayoutProcessed: ({ payout }) => [told('payout.status.processing', payout)],
  AutomaticPayoutReported: silent,
  // It is known only now when the money should arrive.
  AutomaticPayoutSettled: ({ payout }) => [told('payout.status.settled', payout), ...(payout.arrivesAt === null ? [] : [told('payout.arrival_time.updated', payout)])],
  AutomaticPayoutConfirmed: ({ payout }) => [told('payout.payment_confirmation.updated', payout)],
  AutomaticPayoutFailed: ({ payout }) => [told('payout.status.failed', payout)],
  AutomaticPayoutHeld: ({ payout }) => [told('payout.status.hold', payout)],
  // Whoever was told of the hold is told where it goes on from.
  AutomaticPayoutReleased: ({ payout }) => [told(`payout.status.${payout.status}`, payout)],
};

function told(type: TypeOf<'payout'>, { id, accountId }: { readonly id: PayoutId; readonly accountId: AccountId }): Telling {
  return { type, linkedId: payoutIds.print(id), account: accountId };
}
