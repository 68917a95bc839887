import type { CustodyEvent, TransferView } from '@corridor/contracts/custody';

/** What is in a transfer's stream. */
export type TransferEvent = Exclude<Extract<CustodyEvent, { type: `Transfer${string}` }>, { type: 'TransferPolicySet' }>;

/** `settling`: the ledger or the signer is being asked, and nothing else may happen meanwhile. */
export type TransferState =
  | { readonly status: 'none' }
  /** Not known to anybody: the ledger has not held the money yet. */
  | { readonly status: 'requested' }
  | { readonly status: 'settling' | 'pending_approval' | 'broadcasting' | 'confirmed' | 'failed'; readonly transfer: TransferView };

function evolve(_state: TransferState, { type, data: { transfer } }: TransferEvent): TransferState {
  switch (type) {
    case 'TransferRequested':
      return { status: 'requested' };
    case 'TransferCleared':
    case 'TransferEnding':
      return { status: 'settling', transfer };
    case 'TransferRefused':
      return { status: 'none' };
    case 'TransferHeld':
    case 'TransferApproved':
      return { status: 'pending_approval', transfer };
    case 'TransferBroadcast':
      return { status: 'broadcasting', transfer };
    case 'TransferConfirmed':
      return { status: 'confirmed', transfer };
    case 'TransferFailed':
      return { status: 'failed', transfer };
  }
}

export function transferOf(events: readonly TransferEvent[]): TransferState {
  return events.reduce(evolve, { status: 'none' });
}
