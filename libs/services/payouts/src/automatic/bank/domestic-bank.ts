import type { PayoutId } from '@corridor/contracts';
import type { AutomaticPayoutReport, AutomaticPayoutView } from '@corridor/contracts/payouts';

/** Who carries automatic payouts to accounts at Indian banks. Each mode has its own. */
export interface DomesticBank {
  /** How long a payout stays initialized, so that it can still be stopped before its rate is locked. */
  readonly processingDelayMs: number;
  /** What the statement of the account shows that it arrives on. */
  descriptorOf(payout: PayoutId): string;
  /**
   * Takes a payout that is processing, and says what it will report by itself, and when; null when it reports later by a command. It is
   * called before the step is recorded, and again with the same payout when that fails, so whoever really sends money goes by the payout's id.
   */
  take(payout: AutomaticPayoutView): Promise<ExpectedAutomaticReport | null>;
}

export interface ExpectedAutomaticReport {
  readonly afterMs: number;
  readonly report: AutomaticPayoutReport;
}
