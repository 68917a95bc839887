import type { BookTransferReport, BookTransferView, PayoutsEvent } from '@corridor/contracts/payouts';

export type BookTransferEvent = Extract<PayoutsEvent, { type: `BookTransfer${string}` }>;
export type BookTransferEventOf<Type extends BookTransferEvent['type']> = Extract<BookTransferEvent, { type: Type }>;

/** `requested` and `reported`: the ledger is being asked, or told; nobody knows of the former. */
export type BookTransferState =
  | { readonly status: 'none' }
  | { readonly status: 'rejected' }
  | { readonly status: 'requested' | 'initialized' | 'processing' | 'completed' | 'failed'; readonly transfer: BookTransferView }
  | { readonly status: 'reported'; readonly transfer: BookTransferView; readonly report: BookTransferReport };

export const NO_TRANSFER: BookTransferState = { status: 'none' };

export function evolve(state: BookTransferState, event: BookTransferEvent): BookTransferState {
  switch (event.type) {
    case 'BookTransferRequested':
      return { status: 'requested', transfer: event.data.transfer };
    case 'BookTransferRejected':
      return { status: 'rejected' };
    case 'BookTransferReported':
      return { status: 'reported', ...event.data };
    case 'BookTransferUpdated': {
      if (state.status === 'none' || state.status === 'rejected') throw new Error('something was noted on a transfer that is not there');
      return { ...state, transfer: event.data.transfer };
    }
    case 'BookTransferInitialized':
    case 'BookTransferProcessed':
    case 'BookTransferCompleted':
    case 'BookTransferFailed':
      return { status: event.data.transfer.status, transfer: event.data.transfer };
  }
}

export function transferOf(events: readonly BookTransferEvent[]): BookTransferState {
  return events.reduce(evolve, NO_TRANSFER);
}

/** A transfer as others know it; null while nobody does. */
export function knownTransfer(state: BookTransferState): BookTransferView | null {
  return state.status === 'none' || state.status === 'rejected' || state.status === 'requested' ? null : state.transfer;
}
