import type { BookId, CommandId, Outcome, Reply } from '@corridor/contracts';
import type { BalanceKey, LedgerEvent, PostedView, Posting } from '@corridor/contracts/ledger';
import { type NewEvent, type RowWrite, type StreamAppend, type UnitOfWork, write } from '@corridor/event-store';
import { contextOfCommand, newEventOf, outcomeFinal } from '@corridor/messaging';
import type { Logger } from '@corridor/runtime';
import { balancesConcerned } from '../domain/movements.js';
import { decidePost, type PostDecision } from '../domain/post.decide.js';
import { advanceBooks, type BalanceRow, type EntryRow, insertBalances, insertEntries, insertReversals, type ReversalRow, updateBalances } from '../read/ledger.projection.js';
import { bookStream } from './book-stream.js';
import type { BookLoader } from './book-loader.js';
import type { OpenBook } from './open-book.js';
import { madeObject, type PostCommand } from './pending-queue.js';

/** What has been decided for one book in this batch. */
interface Share {
  readonly book: OpenBook;
  readonly expectedRevision: number;
  /** Balances from this number on have no row yet. */
  readonly firstNewBalance: number;
  readonly events: NewEvent[];
  readonly entries: EntryRow[];
  readonly touched: Set<BalanceKey>;
  readonly reversals: ReversalRow[];
}

interface Decided {
  readonly book: OpenBook;
  readonly decision: PostDecision;
}

/** A batch of commands on its way from the queue into one commit. */
export class BatchDecision {
  private readonly shares = new Map<BookId, Share>();
  private readonly outcomes: RowWrite[] = [];
  private readonly replies = new Map<CommandId, Reply<unknown, unknown>>();

  constructor(
    private readonly books: ReadonlyMap<BookId, OpenBook>,
    private readonly now: string,
  ) {}

  /** Reads every balance that the commands may touch and that is not in memory, one query a book. */
  async load(loader: BookLoader, commands: readonly PostCommand[]): Promise<void> {
    const missing = new Map<OpenBook, Set<BalanceKey>>();
    for (const { payload, scope } of commands) {
      const book = this.books.get(payload.book);
      if (book === undefined || !sameScope(book.scope, scope)) continue;
      book.forgetOriginals();
      for (const asked of payload.transactions) {
        if (asked.kind === 'reverse') await loader.original(book, asked.reverses);
        const original = asked.kind === 'reverse' ? book.transaction(asked.reverses) : asked;
        for (const posting of original?.postings ?? []) noteMissing(book, posting, missing);
      }
    }
    for (const [book, keys] of missing) await loader.balances(book, [...keys]);
  }

  /**
   * Decides a command on top of those before it. One that can't be decided fails alone: nothing has changed by then. An
   * error after that would leave the book half changed, so it is thrown, and the whole batch is void.
   */
  decide(command: PostCommand, logger: Logger): void {
    let decided: Decided;
    try {
      decided = this.judge(command);
    } catch (error) {
      logger.error({ err: error, command: command.id, correlation: command.correlation }, 'a posting could not be decided');
      this.replies.set(command.id, { kind: 'failed' });
      return;
    }
    this.replies.set(command.id, this.record(command, decided));
  }

  /** False when no command of the batch could be decided: then there is nothing to commit. */
  get hasOutcomes(): boolean {
    return this.outcomes.length > 0;
  }

  replyTo(id: CommandId): Reply<unknown, unknown> {
    const reply = this.replies.get(id);
    if (reply === undefined) throw new Error(`command ${id} is not of this batch`);
    return reply;
  }

  /** Events, rows and outcomes of all commands: they take effect together. Books and rows in a fixed order. */
  unit(): UnitOfWork {
    const shares = [...this.shares.values()].sort((a, b) => (a.book.id < b.book.id ? -1 : 1));
    return {
      appends: shares.map(({ book, expectedRevision, events }): StreamAppend => ({ stream: bookStream(book.id), expectedRevision, events })),
      rows: [
        ...this.outcomes,
        write(advanceBooks, shares.map(({ book, expectedRevision }) => book.row(expectedRevision))),
        write(insertBalances, shares.flatMap((share) => balanceRowsOf(share, (number) => number >= share.firstNewBalance))),
        write(updateBalances, shares.flatMap((share) => balanceRowsOf(share, (number) => number < share.firstNewBalance))),
        write(insertEntries, shares.flatMap(({ entries }) => entries)),
        write(insertReversals, shares.flatMap(({ reversals }) => reversals)),
      ],
    };
  }

  private judge(command: PostCommand): Decided {
    const book = this.books.get(command.payload.book);
    if (book === undefined || !sameScope(book.scope, command.scope)) {
      throw new Error(`book ${command.payload.book} is not one of ${command.scope.tenant} in ${command.scope.mode} mode`);
    }
    return { book, decision: decidePost(book, command.payload, command.fingerprint) };
  }

  private record(command: PostCommand, { book, decision }: Decided): Reply<unknown, unknown> {
    // A rejection too depends on the book's revision: a writer that is behind must not refuse what is covered by now.
    const share = this.shareOf(book);
    if (decision.kind === 'rejected') return this.close(command, decision);

    const recordedAt = this.now > book.recordedAt ? this.now : book.recordedAt;
    if (book.revision < 0) this.append(share, command, { type: 'BookOpened', data: { scope: book.scope } }, recordedAt);
    this.append(share, command, decision.event, recordedAt);
    const applied = book.apply(decision.entries, recordedAt);
    for (const row of applied.entries) share.entries.push(row);
    for (const key of applied.touched) share.touched.add(key);
    for (const { id, reverses } of decision.event.data.transactions) {
      if (reverses !== undefined) share.reversals.push({ book: book.number, transaction: reverses, by: id });
    }
    const view: PostedView = { revision: book.revision, recordedAt };
    return this.close(command, { kind: 'accepted', view });
  }

  private append({ book, events }: Share, command: PostCommand, event: LedgerEvent, recordedAt: string): void {
    events.push(newEventOf({ ...contextOfCommand(command), recordedAt }, event));
    book.revision += 1;
  }

  private close(command: PostCommand, outcome: Outcome<unknown, unknown>): Reply<unknown, unknown> {
    const { id, fingerprint, correlation } = command;
    // Posted transactions are objects: their outcomes stay for ever, those of rejections for a day.
    this.outcomes.push(outcomeFinal({ commandId: id, fingerprint, correlation }, outcome, madeObject(command, outcome)));
    return { ...outcome, replayed: false, correlation };
  }

  private shareOf(book: OpenBook): Share {
    const known = this.shares.get(book.id);
    if (known !== undefined) return known;
    const share: Share = { book, expectedRevision: book.revision, firstNewBalance: book.nextBalance, events: [], entries: [], touched: new Set(), reversals: [] };
    this.shares.set(book.id, share);
    return share;
  }
}

function balanceRowsOf({ book, touched }: Share, isMeant: (number: number) => boolean): BalanceRow[] {
  return [...touched].map((key) => book.balanceRow(key)).filter(({ number }) => isMeant(number));
}

function noteMissing(book: OpenBook, posting: Posting, missing: Map<OpenBook, Set<BalanceKey>>): void {
  for (const key of balancesConcerned(posting)) {
    if (book.knows(key)) continue;
    const keys = missing.get(book);
    if (keys === undefined) missing.set(book, new Set([key]));
    else keys.add(key);
  }
}

function sameScope(a: PostCommand['scope'], b: PostCommand['scope']): boolean {
  return a.tenant === b.tenant && a.mode === b.mode;
}
