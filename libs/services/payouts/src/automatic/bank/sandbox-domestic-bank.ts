import type { PayoutId } from '@corridor/contracts';
import { sandboxAutomaticReport } from '@corridor/contracts/payouts';
import type { DomesticBank } from './domestic-bank.js';

/** A bank without money: every payout settles, as long after each step as test mode waits. What else can happen is up to the sandbox's calls. */
export function sandboxDomesticBank({ delayMs }: { readonly delayMs: number }): DomesticBank {
  return {
    processingDelayMs: delayMs,
    descriptorOf: descriptor,
    take: async ({ id }) => ({ afterMs: delayMs, report: sandboxAutomaticReport('settled', id) }),
  };
}

function descriptor(payout: PayoutId): string {
  return `PAYOUT ${payout.toUpperCase()}`;
}
