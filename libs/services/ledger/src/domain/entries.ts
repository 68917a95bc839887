import type { EntryId, Reference } from '@corridor/contracts';
import { type BalanceKey, balanceKey, type PostedTransaction, type PostingType } from '@corridor/contracts/ledger';
import { readAmount } from '@corridor/money';
import { entryIdOf } from './entry-id.js';
import { marksOf, type PaymentMark } from './payment-marks.js';

/** One leg of a posting. Amounts in minor units, signed: a debit is negative. */
export interface Entry {
  /** The book's number of the entry, from 1, gap-free. */
  readonly number: number;
  readonly id: EntryId;
  readonly key: BalanceKey;
  readonly amount: bigint;
  readonly balanceAfter: bigint;
  readonly type: PostingType;
  readonly reference: Reference | null;
  readonly valueDate: string;
  /** Null for most: see {@link marksOf}. */
  readonly mark: PaymentMark | null;
}

/**
 * Spells out the entries of posted transactions: of each posting the debit, then the credit. `balances` holds the
 * balances before and is brought forward (unknown keys count as zero), so each `balanceAfter` is the one before plus the amount (invariant 4), and the
 * two legs sum to zero (invariant 1).
 */
export function entriesOf(transactions: readonly PostedTransaction[], firstEntry: number, balances: Map<BalanceKey, bigint>): Entry[] {
  const entries: Entry[] = [];
  for (const transaction of transactions) {
    const marks = marksOf(transaction);
    let index = 0;
    for (const posting of transaction.postings) {
      const amount = readAmount(posting.amount, posting.currency);
      for (const leg of [
        { key: balanceKey(posting.from, posting.currency), amount: -amount },
        { key: balanceKey(posting.to, posting.currency), amount: amount as bigint },
      ]) {
        const balanceAfter = (balances.get(leg.key) ?? 0n) + leg.amount;
        balances.set(leg.key, balanceAfter);
        entries.push({
          number: firstEntry + entries.length,
          id: entryIdOf(transaction.id, index),
          key: leg.key,
          amount: leg.amount,
          balanceAfter,
          type: posting.type,
          reference: transaction.reference,
          valueDate: transaction.valueDate,
          mark: marks.get(index) ?? null,
        });
        index += 1;
      }
    }
  }
  return entries;
}
