import type { PayoutIntent, PayoutReport, PayoutsEvent, PayoutView } from '@corridor/contracts/payouts';
import type { BookId } from '@corridor/contracts';

/** `reported`: how it goes on is known, and the ledger is being told. Its view is still the one from before. */
export type PayoutState =
  | { readonly status: 'none' }
  | { readonly status: 'requested'; readonly intent: PayoutIntent }
  | { readonly status: 'rejected' }
  | { readonly status: 'processing' | 'completed'; readonly payout: PayoutView; readonly book: BookId }
  | { readonly status: 'reported'; readonly payout: PayoutView; readonly book: BookId; readonly report: PayoutReport }
  | { readonly status: 'failed' | 'returned'; readonly payout: PayoutView };

/** What is recorded of payouts that somebody asked for. Automatic ones have a stream, and events, of their own. */
export type PayoutEvent = Extract<
  PayoutsEvent,
  { type: 'PayoutRequested' | 'PayoutAccepted' | 'PayoutRejected' | 'PayoutReported' | 'PayoutCompleted' | 'PayoutFailed' | 'PayoutReturned' }
>;

export const NO_PAYOUT: PayoutState = { status: 'none' };

export function evolve(state: PayoutState, event: PayoutEvent): PayoutState {
  switch (event.type) {
    case 'PayoutRequested':
      return { status: 'requested', intent: event.data.intent };
    case 'PayoutAccepted':
      return { status: 'processing', payout: event.data.payout, book: bookOf(state) };
    case 'PayoutRejected':
      return { status: 'rejected' };
    case 'PayoutReported':
      return { status: 'reported', ...event.data };
    case 'PayoutCompleted':
      return { status: 'completed', payout: event.data.payout, book: bookOf(state) };
    case 'PayoutFailed':
      return { status: 'failed', payout: event.data.payout };
    case 'PayoutReturned':
      return { status: 'returned', payout: event.data.payout };
  }
}

export function payoutOf(events: readonly PayoutEvent[]): PayoutState {
  return events.reduce(evolve, NO_PAYOUT);
}

function bookOf(state: PayoutState): BookId {
  if (state.status === 'requested') return state.intent.book;
  if (state.status === 'reported') return state.book;
  throw new Error(`a payout that is ${state.status} has no money in a book`);
}
