import type { ConversionReport, PendingConversion, QuoteView } from '@corridor/contracts/quotes';

/** A report that will be made by itself unless something else happens to the conversion before. */
export interface ExpectedReport {
  readonly afterMs: number;
  readonly report: ConversionReport;
}

/** Who exchanges what `house/fx` has not got itself. A mode without one settles every conversion at once, from `house/fx`. */
export interface Settlement {
  /** Asked once for each conversion, before anything is recorded. What settles at once is not heard of here again. */
  settlesAtOnce(quote: QuoteView): boolean;
  /**
   * Takes note of a conversion whose source is put aside. It is called before that is recorded, and again with the same conversion when
   * recording fails, so whoever really exchanges money goes by the conversion's id. One that reports later sends `ReportConversion` and
   * expects nothing here.
   */
  take(conversion: PendingConversion): Promise<ExpectedReport | null>;
}
