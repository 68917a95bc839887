import type { PayoutId } from '../ids.js';
import type { PayoutFailureCode } from './views.js';

/** What a bank says became of a payout; a cancellation speaks in its place. */
export type PayoutReport =
  | { readonly kind: 'completed'; readonly bankReference: string }
  | { readonly kind: 'failed'; readonly failureCode: PayoutFailureCode; readonly failureReason: string }
  | { readonly kind: 'returned'; readonly failureCode: PayoutFailureCode; readonly failureReason: string };

/** What the bank of test mode reports, whether by itself after a while or because somebody asks for it. */
export function sandboxReport(kind: PayoutReport['kind'], payout: PayoutId): PayoutReport {
  switch (kind) {
    case 'completed':
      return { kind, bankReference: `SANDBOX${payout.replaceAll('-', '').slice(-12).toUpperCase()}` };
    case 'failed':
      return { kind, failureCode: 'rejected_by_bank', failureReason: 'The bank has rejected the payment.' };
    case 'returned':
      return { kind, failureCode: 'returned_by_bank', failureReason: "The beneficiary's bank has sent the money back." };
  }
}
