import type { Timestamp } from '../times.js';

/** `clear`: nobody on the list is called so. `review`: a person has to look. `reject`: too much alike. */
export type ScreeningOutcome = 'clear' | 'review' | 'reject';

/** How a name was held against a sanctions list, kept for ever with what followed from it. */
export interface ScreeningView {
  readonly outcome: ScreeningOutcome;
  /** The list's own name. */
  readonly list: string;
  readonly listVersion: string;
  /**
   * How much alike the nearest entry is: 0 to 100, which is the same.
   * @type integer
   */
  readonly score: number;
  /** The list's id of the nearest entry, when it is near enough for review. */
  readonly entry: string | null;
  readonly screenedAt: Timestamp;
}

/** Whom money is about to go to: by address, and by name where it is known. */
export interface ScreenedParty {
  readonly network: string;
  /** As its network writes it. */
  readonly address: string;
  readonly name: string | null;
}
