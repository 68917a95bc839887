import { type PayoutFailureCode, type PayoutReport, type PayoutView, sandboxReport } from '@corridor/contracts/payouts';
import type { Bank } from './bank.js';

/** What a payout's reference can ask of the bank of test mode, in exactly these words. Any other payout completes. */
export const MAGIC_REFERENCES = {
  /** Stays where it is until somebody moves it. */
  hold: 'TEST HOLD',
  fail: 'TEST FAIL',
  failAccountClosed: 'TEST FAIL ACCOUNT CLOSED',
  failAccountNotFound: 'TEST FAIL ACCOUNT NOT FOUND',
  /** Completes first, and comes back after the same while again. */
  return: 'TEST RETURN',
} as const;

/** A bank without money: the same payout always ends the same way, and as long after it was made. */
export function sandboxBank({ delayMs }: { readonly delayMs: number }): Bank {
  return {
    async take(payout) {
      const report = nextReport(payout);
      return report === null ? null : { afterMs: delayMs, report };
    },
  };
}

function nextReport(payout: PayoutView): PayoutReport | null {
  const { id, status, reference } = payout;
  if (status === 'completed') return reference === MAGIC_REFERENCES.return ? sandboxReport('returned', id) : null;
  switch (reference) {
    case MAGIC_REFERENCES.hold:
      return null;
    case MAGIC_REFERENCES.fail:
      return sandboxReport('failed', id);
    case MAGIC_REFERENCES.failAccountClosed:
      return failed('account_closed', "The beneficiary's account is closed.");
    case MAGIC_REFERENCES.failAccountNotFound:
      return failed('account_not_found', "The beneficiary's bank knows no such account.");
    default:
      return sandboxReport('completed', id, payout);
  }
}

function failed(failureCode: PayoutFailureCode, failureReason: string): PayoutReport {
  return { kind: 'failed', failureCode, failureReason };
}
