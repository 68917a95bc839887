import type { PayoutReport, PayoutView } from '@corridor/contracts/payouts';

/** A report that a bank will make by itself unless something else happens to the payout before. */
export interface ExpectedReport {
  readonly afterMs: number;
  readonly report: PayoutReport;
}

/** Who carries payouts to their beneficiaries. Each mode has its own. */
export interface Bank {
  /**
   * Takes note of a payout as it stands: one that is processing is to be carried, one that is completed may yet come back.
   * It is called before the step is recorded, and again with the same payout when that fails, so whoever really sends money goes by
   * the payout's id. A bank that reports later sends `ReportPayout` and expects nothing here.
   */
  take(payout: PayoutView): Promise<ExpectedReport | null>;
  /**
   * Stops a payout that is processing, if the bank still can: true means that its money will never arrive, and that the bank will not report
   * on it any more. Of a payout that it has stopped it says so again, because that may be recorded later than it happened, or not at all.
   */
  stop(payout: PayoutView): Promise<boolean>;
}
