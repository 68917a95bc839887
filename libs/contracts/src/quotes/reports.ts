import type { ConversionFailureCode } from './views.js';

/** What became of a conversion that is pending, as whoever carries it says. */
export type ConversionReport =
  | { readonly kind: 'settled' }
  | { readonly kind: 'failed'; readonly failureCode: ConversionFailureCode; readonly failureReason: string };

/** What the settlement of test mode reports, whether by itself after a while or because somebody asks for it. */
export function sandboxConversionReport(kind: ConversionReport['kind']): ConversionReport {
  switch (kind) {
    case 'settled':
      return { kind };
    case 'failed':
      return { kind, failureCode: 'rejected_by_counterparty', failureReason: 'The counterparty has not settled the exchange. The money is back.' };
  }
}
