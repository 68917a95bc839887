import type { BookId, Scope, TransactionId } from '@corridor/contracts';
import type { BalanceKey, PostedTransaction } from '@corridor/contracts/ledger';
import type { BookView } from '../domain/book.js';
import type { Entry } from '../domain/entries.js';
import type { BalanceRow, BookRow, EntryRow } from '../read/ledger.projection.js';
import { BalanceCache } from './balance-cache.js';

/** A book as the table has it. */
export interface BookHead {
  readonly id: BookId;
  readonly number: number;
  readonly scope: Scope;
  /** -1: nothing has been posted yet. */
  readonly revision: number;
  readonly nextEntry: number;
  readonly nextBalance: number;
  readonly recordedAt: string;
  /** Rises when a rebuild has changed the book's rows. */
  readonly generation: number;
}

/** More balances than any batch touches. */
const GENERATION_SIZE = 100_000;

/** A book in the hands of its writer: decided, and thus ahead of the tables by the commit under way. */
export class OpenBook implements BookView {
  readonly id: BookId;
  readonly number: number;
  readonly scope: Scope;
  revision: number;
  nextEntry: number;
  recordedAt: string;
  /** What the next balance without a row will be called; all before it have one, or get it in a commit under way. */
  nextBalance: number;
  private readonly generation: number;
  private readonly cache = new BalanceCache(GENERATION_SIZE);
  private readonly originals = new Map<TransactionId, PostedTransaction>();
  private readonly reversals = new Map<TransactionId, TransactionId>();

  constructor(head: BookHead) {
    this.id = head.id;
    this.number = head.number;
    this.scope = head.scope;
    this.revision = head.revision;
    this.nextEntry = head.nextEntry;
    this.nextBalance = head.nextBalance;
    this.recordedAt = head.recordedAt;
    this.generation = head.generation;
  }

  knows(key: BalanceKey): boolean {
    return this.cache.get(key) !== undefined;
  }

  /** Takes a balance over from the table. `number` is null for one that has no row yet. */
  learn(key: BalanceKey, row: { readonly number: number; readonly balance: bigint } | null): void {
    this.cache.set(key, row ?? { number: UNNUMBERED, balance: 0n });
  }

  learnOriginal(transaction: PostedTransaction, reversedBy: TransactionId | null): void {
    this.originals.set(transaction.id, transaction);
    if (reversedBy !== null) this.reversals.set(transaction.id, reversedBy);
  }

  /** What was loaded for reversals serves one batch only. */
  forgetOriginals(): void {
    this.originals.clear();
    this.reversals.clear();
  }

  balanceOf(key: BalanceKey): bigint {
    const known = this.cache.get(key);
    // A debt is looked at for every credit; it is loaded with the owner's balance, so an unknown one is an unloaded one.
    if (known === undefined) throw new Error(`balance ${key} was not loaded before the decision`);
    return known.balance;
  }

  transaction(id: TransactionId): PostedTransaction | undefined {
    return this.originals.get(id);
  }

  reversalOf(id: TransactionId): TransactionId | undefined {
    return this.reversals.get(id);
  }

  /** Takes a decision into the book and returns its rows. Balances get their numbers in the order of their entries. */
  apply(entries: readonly Entry[], recordedAt: string): { entries: EntryRow[]; touched: ReadonlySet<BalanceKey> } {
    const touched = new Set<BalanceKey>();
    const rows: EntryRow[] = [];
    for (const entry of entries) {
      const known = this.cache.get(entry.key);
      if (known === undefined) throw new Error(`balance ${entry.key} was not loaded before the decision`);
      if (known.balance + entry.amount !== entry.balanceAfter) throw new Error(`entry ${entry.id} does not follow its balance`);
      let number = known.number;
      if (number === UNNUMBERED) {
        number = this.nextBalance;
        this.nextBalance += 1;
      }
      this.cache.set(entry.key, { number, balance: entry.balanceAfter });
      touched.add(entry.key);
      rows.push({ book: this.number, balance: number, entry, recordedAt });
    }
    this.nextEntry += entries.length;
    this.recordedAt = recordedAt;
    return { entries: rows, touched };
  }

  balanceRow(key: BalanceKey): BalanceRow {
    const known = this.cache.get(key);
    if (known === undefined || known.number === UNNUMBERED) throw new Error(`balance ${key} has no number`);
    return { book: this.number, number: known.number, key, balance: known.balance };
  }

  /** `before`: the revision that the table has it at. */
  row(before: number): BookRow {
    const { id, revision, nextEntry, nextBalance, recordedAt, generation } = this;
    return { id, before, revision, nextEntry, nextBalance, recordedAt, generation };
  }
}

const UNNUMBERED = 0;
