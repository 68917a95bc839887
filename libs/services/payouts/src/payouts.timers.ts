import type { PayoutId, Scope } from '@corridor/contracts';
import { type PayoutView, ReportPayout, type ReportPayoutPayload } from '@corridor/contracts/payouts';
import { derivedCommandId, fingerprintOf, type Timer } from '@corridor/messaging';
import type { ExpectedReport } from './bank/bank.js';

export function payoutStream(id: PayoutId): string {
  return `payout-${id}`;
}

/** A payout expects one report at a time, so one timer is enough. */
export function reportTimerId(id: PayoutId): string {
  return `${payoutStream(id)}/report`;
}

/** The timer that makes the report which a bank is expected to make, `afterMs` from the given time on. */
export function reportTimer(
  payout: PayoutView,
  { afterMs, report }: ExpectedReport,
  context: { readonly scope: Scope; readonly correlation: string; readonly from: string },
): Timer {
  const payload: ReportPayoutPayload = { payoutId: payout.id, report };
  const dueAt = new Date(Date.parse(context.from) + afterMs).toISOString();
  return {
    id: reportTimerId(payout.id),
    dueAt,
    command: {
      id: derivedCommandId(payout.id, `report-${report.kind}`),
      type: ReportPayout.name,
      key: ReportPayout.keyOf(payload),
      scope: context.scope,
      fingerprint: fingerprintOf(payload),
      correlation: context.correlation,
      causation: null,
      issuedAt: dueAt,
      payload,
    },
  };
}
