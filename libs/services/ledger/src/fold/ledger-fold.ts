import { decimalOf, idOf, isUuid, type BookId } from '@corridor/contracts';
import { type BalanceKey, isCustomerOwner, type LedgerEvent, ledgerEventVersions, partsOf, type PostedTransaction, type TransactionsPosted } from '@corridor/contracts/ledger';
import { currentEvent } from '@corridor/event-store';
import { amountOf, type Currency, readAmount } from '@corridor/money';
import { entriesOf, type Entry } from '../domain/entries.js';
import type { EntryRow } from '../read/ledger.projection.js';
import type { Faults } from './fault.js';
import { type Folded, type FoldedBook, numberOf, openFoldedBook } from './folded-book.js';
import type { LoggedEvent } from './read-log.js';

const STREAM_PREFIX = 'book-';

/** The book of an event's stream. Null for a stream that is none. */
export function bookIdOf(stream: string): BookId | null {
  const id = stream.slice(STREAM_PREFIX.length);
  return stream.startsWith(STREAM_PREFIX) && isUuid(id) ? idOf<'book'>(id) : null;
}

/**
 * Folds the log into books, from nothing, in memory: all balances, and of entries only those of the event in hand. What
 * an event says against the fold, or against what must always hold, is a fault; folding goes on behind it.
 */
export class LedgerFold {
  readonly books = new Map<BookId, FoldedBook>();

  constructor(private readonly options: { readonly bookNumbers: ReadonlyMap<BookId, number>; readonly faults: Faults }) {}

  /** Null for an event that can't be folded; why is among the faults. */
  apply(event: LoggedEvent): Folded | null {
    const id = bookIdOf(event.stream);
    try {
      if (id === null) throw new Error(`its stream ${event.stream} is no book`);
      return this.applyTo(this.books.get(id) ?? this.open(id, event), currentEvent(ledgerEventVersions, event));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.options.faults.add({ book: id, revision: event.revision, what: `the event ${event.type} can't be folded: ${why}` });
      return null;
    }
  }

  private open(id: BookId, event: LoggedEvent): FoldedBook {
    const book = openFoldedBook(id, this.options.bookNumbers.get(id) ?? 0, { tenant: idOf<'tenant'>(event.tenant), mode: event.mode });
    this.books.set(id, book);
    return book;
  }

  private applyTo(book: FoldedBook, event: LoggedEvent): Folded {
    const fault = (what: string, entry?: number) =>
      this.options.faults.add({ book: book.id, revision: event.revision, ...(entry === undefined ? {} : { entry }), what });
    if (event.revision !== book.revision + 1) fault(`revision ${book.revision + 1} should come next`);
    if (event.tenant !== book.scope.tenant || event.mode !== book.scope.mode) fault(`it is of ${event.tenant} in ${event.mode} mode, its book is not`);
    if (event.recordedAt < book.recordedAt) fault(`it was recorded at ${event.recordedAt}, before the one before it`);
    book.revision = event.revision;
    book.recordedAt = event.recordedAt;

    const read = { type: event.type, data: JSON.parse(event.body) as unknown } as LedgerEvent;
    switch (read.type) {
      case 'BookOpened':
        if (event.revision !== 0) fault('the book was open already');
        return { event, book, transactions: 0, entries: [], touched: new Set(), reversals: [], fingerprint: null };
      case 'TransactionsPosted':
        if (event.revision === 0) fault('the book was not open yet');
        return this.post(book, event, read.data, fault);
      default:
        throw new Error(`the ledger has no event ${event.type}`);
    }
  }

  private post(book: FoldedBook, event: LoggedEvent, data: TransactionsPosted['data'], fault: Report): Folded {
    if (data.firstEntry !== book.nextEntry) fault(`it says that its first entry is ${data.firstEntry}, but it is ${book.nextEntry}`, book.nextEntry);
    const rows: EntryRow[] = [];
    const touched = new Set<BalanceKey>();
    for (const transaction of data.transactions) {
      const entries = entriesOf([transaction], book.nextEntry, book.balances);
      book.nextEntry += entries.length;
      checkTransaction(transaction, entries, fault);
      for (const entry of entries) {
        touched.add(entry.key);
        addTo(book.sums, partsOf(entry.key).currency, entry.amount);
        rows.push({ book: book.number, balance: numberOf(book, entry.key), entry, recordedAt: event.recordedAt });
      }
    }
    for (const [currency, sum] of book.sums) if (sum !== 0n) fault(`the book sums to ${printed(sum, currency)} ${currency}`);
    checkBalances(data.balances, touched, book, fault);
    const reversals = data.transactions.flatMap(({ id, reverses }) => (reverses === undefined ? [] : [{ book: book.number, transaction: reverses, by: id }]));
    return { event, book, transactions: data.transactions.length, entries: rows, touched, reversals, fingerprint: data.fingerprint };
  }
}

type Report = (what: string, entry?: number) => void;

/** Invariants 1 and 2. */
function checkTransaction({ id, postings }: PostedTransaction, entries: readonly Entry[], fault: Report): void {
  const sums = new Map<Currency, bigint>();
  for (const { key, amount, balanceAfter, number } of entries) {
    const { owner, currency } = partsOf(key);
    addTo(sums, currency, amount);
    if (balanceAfter < 0n && isCustomerOwner(owner)) fault(`${key} goes below zero, to ${printed(balanceAfter, currency)}`, number);
  }
  for (const [currency, sum] of sums) if (sum !== 0n) fault(`transaction ${id} sums to ${printed(sum, currency)} ${currency}`);
  for (const { amount, currency, from } of postings) {
    if (readAmount(amount, currency) <= 0n) fault(`transaction ${id} takes ${amount} ${currency} from ${from}`);
  }
}

/** What the event says of the balances that it changed. */
function checkBalances(said: Readonly<Record<string, string>>, touched: ReadonlySet<BalanceKey>, book: FoldedBook, fault: Report): void {
  for (const key of touched) {
    const { currency } = partsOf(key);
    const balance = printed(book.balances.get(key) ?? 0n, currency);
    if (said[key] !== balance) fault(`it says that ${key} is ${said[key] ?? 'not changed'}, but it is ${balance}`);
  }
  for (const key of Object.keys(said)) {
    if (!touched.has(key as BalanceKey)) fault(`it says that ${key} is ${said[key]}, but does not change it`);
  }
}

function addTo(sums: Map<Currency, bigint>, currency: Currency, amount: bigint): void {
  sums.set(currency, (sums.get(currency) ?? 0n) + amount);
}

function printed(minorUnits: bigint, currency: Currency): string {
  return decimalOf(amountOf(minorUnits), currency);
}
