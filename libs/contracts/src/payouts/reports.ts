import type { MoneyView } from '../amounts.js';
import type { PayoutId } from '../ids.js';
import type { AutomaticRail } from './automatic.js';
import type { PayoutFailureCode, PayoutRail } from './views.js';

/** What a bank says became of a payout; a cancellation speaks in its place. */
export type PayoutReport =
  | { readonly kind: 'completed'; readonly bankReference: string }
  | { readonly kind: 'failed'; readonly failureCode: PayoutFailureCode; readonly failureReason: string }
  | { readonly kind: 'returned'; readonly failureCode: PayoutFailureCode; readonly failureReason: string };

/** What decides how a payout's way is named. */
interface Way {
  readonly rail: PayoutRail | AutomaticRail;
  readonly amount: MoneyView;
}

/**
 * What the bank of test mode reports, whether by itself after a while or because somebody asks for it. `way`: of the payout
 * that is completed; without it the reference is a bank's.
 */
export function sandboxReport(kind: PayoutReport['kind'], payout: PayoutId, way: Way | null = null): PayoutReport {
  switch (kind) {
    case 'completed':
      return { kind, bankReference: way?.rail === 'onchain' ? sandboxHash(payout, way) : `SANDBOX${payout.replaceAll('-', '').slice(-12).toUpperCase()}` };
    case 'failed':
      return { kind, failureCode: 'rejected_by_bank', failureReason: 'The bank has rejected the payment.' };
    case 'returned':
      return { kind, failureCode: 'returned_by_bank', failureReason: "The beneficiary's bank has sent the money back." };
  }
}

/** In the form of a transaction's hash on the chain that the asset is paid on; no chain has it. Only EVM chains write `0x`. */
function sandboxHash(payout: PayoutId, { amount }: Way): string {
  const digits = payout.replaceAll('-', '');
  return `${amount.currency === 'BTC' ? '' : '0x'}${[...digits].reverse().join('')}${digits}`;
}
