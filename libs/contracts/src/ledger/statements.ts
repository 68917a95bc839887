import type { Currency } from '@corridor/money';
import type { DecimalString } from '../amounts.js';
import type { Timestamp } from '../times.js';
import type { Compartment, Owner } from './accounts.js';
import type { EntryView } from './queries.js';

/** The one balance that a statement is about. */
export interface StatementBalance {
  readonly owner: Owner;
  readonly compartment: Compartment;
  readonly currency: Currency;
}

export interface StatementRequest extends StatementBalance {
  /** Recorded at this moment or later; from the beginning without it. */
  readonly createdFrom?: Timestamp | undefined;
  /** Recorded before this moment; up to the last one without it. */
  readonly createdBefore?: Timestamp | undefined;
}

/**
 * A statement without its entries: those are the balance's between two numbers of the book, which nothing that is posted
 * later comes between. Amounts in major units.
 */
export interface StatementOutline {
  readonly openingBalance: DecimalString;
  readonly closingBalance: DecimalString;
  /**
   * The book's entry before the first one.
   * @type integer
   */
  readonly afterEntry: number;
  /** @type integer */
  readonly lastEntry: number;
}

/** Most entries of one page of a statement. */
export const MOST_STATEMENT_ENTRIES = 1_000;

export interface StatementPageRequest extends StatementBalance {
  readonly afterEntry: number;
  readonly lastEntry: number;
  /** 1 to {@link MOST_STATEMENT_ENTRIES} */
  readonly limit: number;
}

export interface StatementEntries {
  /** Oldest first. */
  readonly entries: readonly EntryView[];
  /** What to ask for next as `afterEntry`; null when these were the last. */
  readonly afterEntry: number | null;
}
