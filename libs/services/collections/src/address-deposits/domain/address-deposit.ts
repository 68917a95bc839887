import type { AddressDepositEvent, AddressDepositRecord, AddressDepositStatus } from '@corridor/contracts/collections';

export type AddressDepositEventOf<Type extends AddressDepositEvent['type']> = Extract<AddressDepositEvent, { type: Type }>;

/** `moving`: the ledger has been asked and has not answered. */
export interface AddressDepositState {
  readonly deposit: AddressDepositRecord;
  readonly moving: boolean;
  /** Whether its money is taken back by another deposit. */
  readonly takenBack: boolean;
}

/** A deposit to an address as its events tell; null before the first. */
export function addressDepositOf(events: readonly AddressDepositEvent[]): AddressDepositState | null {
  return events.reduce<AddressDepositState | null>(evolve, null);
}

function evolve(before: AddressDepositState | null, event: AddressDepositEvent): AddressDepositState {
  const { deposit } = event.data;
  const takenBack = before?.takenBack ?? false;
  switch (event.type) {
    case 'AddressDepositArrived':
    case 'AddressDepositTakingBack':
      return { deposit, takenBack, moving: true };
    case 'AddressDepositTakenBack':
      return { deposit, moving: false, takenBack: true };
    case 'AddressDepositUpdated':
      return { deposit, takenBack, moving: before?.moving ?? false };
    case 'AddressDepositInitiated':
    case 'AddressDepositProcessing':
    case 'AddressDepositCompleted':
    case 'AddressDepositCancelled':
    case 'AddressDepositFailed':
      return { deposit, takenBack, moving: false };
  }
}

/** How a deposit stands, for a rejection to name. */
export function standingOf({ deposit, moving, takenBack }: AddressDepositState): AddressDepositStatus | 'taken back' | 'under way' {
  if (moving) return 'under way';
  return takenBack ? 'taken back' : deposit.status;
}
