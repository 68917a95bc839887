import type { BookId } from '@corridor/contracts';

/** Something that is not as it must be, and where. */
export interface LedgerFault {
  /** Null where nobody knows whose it is. */
  readonly book: BookId | null;
  /** Revision of the event in the book's stream. */
  readonly revision?: number;
  /** The book's number of the entry. */
  readonly entry?: number;
  /** What differs, in words. */
  readonly what: string;
}

/** Faults as they are found: the first are kept, all are counted, so that a spoilt table does not fill the memory. */
export class Faults {
  readonly kept: LedgerFault[] = [];
  count = 0;

  constructor(private readonly most: number) {}

  add(fault: LedgerFault): void {
    this.count += 1;
    if (this.kept.length < this.most) this.kept.push(fault);
  }
}
