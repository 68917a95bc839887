import type { BookId } from '@corridor/contracts';
import type { AutomaticPayoutReport, AutomaticPayoutIntent, AutomaticPayoutView, PayoutsEvent } from '@corridor/contracts/payouts';

export type AutomaticEvent = Extract<PayoutsEvent, { type: `AutomaticPayout${string}` }>;

export type AutomaticEventOf<Type extends AutomaticEvent['type']> = Extract<AutomaticEvent, { type: Type }>;

/**
 * `locked` and `reported`: the ledger is being told of the terms, or of how it ended; the view of the latter is still the one from before.
 */
export type AutomaticPayoutState =
  | { readonly status: 'none' }
  | { readonly status: 'requested'; readonly intent: AutomaticPayoutIntent }
  | { readonly status: 'dropped' }
  | Known;

interface Known {
  readonly status: 'initialized' | 'locked' | 'processing' | 'reported' | 'settled' | 'failed' | 'hold';
  readonly payout: AutomaticPayoutView;
  readonly book: BookId;
  /** Of `reported`. */
  readonly report?: AutomaticPayoutReport;
}

export const NO_AUTOMATIC_PAYOUT: AutomaticPayoutState = { status: 'none' };

export function evolve(state: AutomaticPayoutState, event: AutomaticEvent): AutomaticPayoutState {
  switch (event.type) {
    case 'AutomaticPayoutRequested':
      return { status: 'requested', intent: event.data.intent };
    case 'AutomaticPayoutDropped':
      return { status: 'dropped' };
    case 'AutomaticPayoutInitialized':
      return { status: 'initialized', ...event.data };
    case 'AutomaticPayoutLocked':
      return { status: 'locked', ...event.data };
    case 'AutomaticPayoutReported':
      return { status: 'reported', ...event.data };
    case 'AutomaticPayoutConfirmed': {
      // It may come back while the document is written.
      const known = knownOf(state);
      return { ...known, payout: event.data.payout };
    }
    case 'AutomaticPayoutProcessed':
    case 'AutomaticPayoutSettled':
    case 'AutomaticPayoutFailed':
    case 'AutomaticPayoutHeld':
    case 'AutomaticPayoutReleased':
      return { status: event.data.payout.status, payout: event.data.payout, book: knownOf(state).book };
  }
}

export function automaticPayoutOf(events: readonly AutomaticEvent[]): AutomaticPayoutState {
  return events.reduce(evolve, NO_AUTOMATIC_PAYOUT);
}

/** A payout whose money is not put aside is known to nobody. */
export function isKnown(state: AutomaticPayoutState): state is Known {
  return state.status !== 'none' && state.status !== 'requested' && state.status !== 'dropped';
}

function knownOf(state: AutomaticPayoutState): Known {
  if (!isKnown(state)) throw new Error(`an automatic payout that is ${state.status} has no money in a book`);
  return state;
}
