import { setTimeout as sleep } from 'node:timers/promises';
import type { BookId, Command, CommandId, Reply } from '@corridor/contracts';
import { CommitUnknown, type EventStore, RevisionConflict, RowConflict, StoreClosed } from '@corridor/event-store';
import { readOutcomes, repeatReply, type StoredOutcome } from '@corridor/messaging';
import { isInfrastructureError, type Logger, type Pool } from '@corridor/runtime';
import { BatchDecision } from './batch-decision.js';
import { BookLoader } from './book-loader.js';
import type { OpenBook } from './open-book.js';
import { type Pending, PendingQueue, type PostCommand } from './pending-queue.js';
import { isWellFormed } from './well-formed.js';

export interface LedgerWriterDeps {
  readonly pool: Pool;
  readonly schema: string;
  readonly store: EventStore;
  readonly logger: Logger;
  now(): Date;
}

/** How often a command may be in a commit that fails for no reason of the infrastructure's. */
const MOST_TRIES = 3;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** Lost races in a row after which the writer pauses: then somebody else is writing the same books all the time. */
const MOST_RACES = 3;
/** Short, because the other is on its way out: one of the two has lost the books and has only its last commands left. */
const LONGEST_RACE_PAUSE_MS = 100;

/**
 * The one writer of this process's books. It takes what has come in, decides it in memory against balances, and makes
 * it durable in one commit; the next batch is decided while that one commits. A commit that fails takes everything
 * decided on top of it with it: the books are dropped, and what has no outcome yet is decided again.
 */
export class LedgerWriter {
  private readonly queue = new PendingQueue(() => this.start());
  private readonly loader: BookLoader;
  private books = new Map<BookId, OpenBook>();
  private running = false;
  private racesInARow = 0;
  private pauseMs = FIRST_PAUSE_MS;

  constructor(private readonly deps: LedgerWriterDeps) {
    this.loader = new BookLoader(deps);
  }

  /** Answers each command once it is durable. Never rejects: what can't be decided is answered `failed`. */
  handle(batch: readonly Command[]): Promise<Reply<unknown, unknown>[]> {
    return Promise.all(batch.map((command) => this.answerTo(command)));
  }

  private async answerTo(command: Command): Promise<Reply<unknown, unknown>> {
    if (isWellFormed(command)) return this.queue.add(command);
    this.deps.logger.error({ command: command.id, type: command.type }, 'a command of the ledger makes no sense');
    return { kind: 'failed' };
  }

  private start(): void {
    if (this.running) return;
    this.running = true;
    void this.run();
  }

  /** Nothing is awaited between finding the queue empty and saying so: what is added meanwhile would never be taken. */
  private async run(): Promise<void> {
    let committing: Promise<CommitResult> | null = null;
    while (!this.queue.isEmpty || committing !== null) {
      const batch: readonly Pending[] = this.queue.take();
      // Nothing to decide meanwhile, or a reversal that has to find in the tables what is being committed.
      const mustWait: boolean = committing !== null && (batch.length === 0 || batch.some(looksBack));
      const decided: Decided = mustWait ? { decision: null, again: batch } : await this.decide(batch);
      const earlier: CommitResult = committing === null ? WENT_THROUGH : await committing;
      committing = null;
      if (earlier.ok && decided.decision !== null) {
        committing = this.commit(decided.decision, batch);
        continue;
      }
      if (!mustWait) this.books = new Map();
      this.queue.putBack([...earlier.again, ...(decided.decision === null ? decided.again : batch)]);
    }
    this.running = false;
  }

  /** Without a decision when the database did not answer, or when a command's look-ups fail: they are tried again. */
  private async decide(batch: readonly Pending[]): Promise<Decided> {
    try {
      const books = await this.booksOf(batch);
      const decision = new BatchDecision(books, this.deps.now().toISOString());
      await decision.load(this.loader, batch.map(({ command }) => command));
      for (const { command } of batch) decision.decide(command, this.deps.logger);
      return { decision };
    } catch (error) {
      if (this.isOver) return { decision: null, again: this.leave(batch) };
      this.deps.logger.warn({ err: error, commands: batch.length }, 'a batch could not be decided, will try again');
      if (!isInfrastructureError(error)) return { decision: null, again: this.isolate(batch) };
      await this.pause();
      return { decision: null, again: batch };
    }
  }

  private async booksOf(batch: readonly Pending[]): Promise<Map<BookId, OpenBook>> {
    for (const { command } of batch) {
      const id = command.payload.book;
      if (!this.books.has(id)) {
        const book = await this.loader.book(id, command.scope);
        if (book !== null) this.books.set(id, book);
      }
    }
    return this.books;
  }

  private async commit(decision: BatchDecision, batch: readonly Pending[]): Promise<CommitResult> {
    try {
      if (decision.hasOutcomes) await this.deps.store.commit(decision.unit());
      this.pauseMs = FIRST_PAUSE_MS;
      this.racesInARow = 0;
      for (const pending of batch) this.queue.answer(pending, decision.replyTo(pending.command.id));
      return WENT_THROUGH;
    } catch (error) {
      // What was decided on top of the failed commit is void from here on, before anything else is awaited.
      this.books = new Map();
      return { ok: false, again: await this.recover(batch, error) };
    }
  }

  /** Answers what turns out to be durable, gives up what fails on its own, and hands back the rest. */
  private async recover(batch: readonly Pending[], error: unknown): Promise<readonly Pending[]> {
    if (error instanceof StoreClosed) return this.leave(batch);
    const expected = error instanceof RevisionConflict || error instanceof RowConflict;
    const outage = error instanceof CommitUnknown || isInfrastructureError(error);
    this.deps.logger.warn({ err: error, commands: batch.length }, 'a commit of the ledger did not go through');
    this.racesInARow = expected ? this.racesInARow + 1 : 0;
    if (outage) await this.pause();
    else if (this.racesInARow > MOST_RACES) await sleep(Math.random() * LONGEST_RACE_PAUSE_MS);
    const outcomes = await this.outcomesOf(batch);
    if (outcomes === null) return this.leave(batch);
    const again: Pending[] = [];
    for (const pending of batch) {
      const stored = outcomes.get(pending.command.id);
      const reply = stored === undefined ? null : repeatReply(stored, pending.command.fingerprint);
      if (reply !== null) this.queue.answer(pending, reply);
      else again.push(pending);
    }
    if (expected || outage) return again;
    return this.isolate(again);
  }

  /** The process is going down. Nothing was written and nothing is anybody's fault: a repeat finds another process. */
  private leave(batch: readonly Pending[]): readonly Pending[] {
    for (const pending of batch) this.queue.answer(pending, { kind: 'unknown' });
    return [];
  }

  /** An error that is neither a race nor an outage is somebody's fault: the batch's commands go one by one from here. */
  private isolate(batch: readonly Pending[]): readonly Pending[] {
    return batch.filter((pending) => {
      pending.tries += 1;
      pending.alone = true;
      if (pending.tries < MOST_TRIES) return true;
      this.queue.answer(pending, { kind: 'failed' });
      return false;
    });
  }

  /** Null when there will be no database any more to ask. */
  private async outcomesOf(batch: readonly Pending[]): Promise<Map<CommandId, StoredOutcome> | null> {
    while (!this.isOver) {
      try {
        return await readOutcomes(this.deps.pool, this.deps.schema, batch.map(({ command }) => command.id));
      } catch (error) {
        this.deps.logger.warn({ err: error }, 'outcomes could not be read, will try again');
        await this.pause();
      }
    }
    return null;
  }

  /** Whoever made the connections has begun to close them: the process is going down. */
  private get isOver(): boolean {
    return this.deps.pool.ending;
  }

  private async pause(): Promise<void> {
    const pauseMs = this.pauseMs;
    this.pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    await sleep(pauseMs);
  }
}

/** `again`: the commands of a failed commit that are to be decided again. What was decided on top of it is void. */
interface CommitResult {
  readonly ok: boolean;
  readonly again: readonly Pending[];
}

/** A batch's decision, or the commands of it that are to be decided again. */
type Decided = { readonly decision: BatchDecision } | { readonly decision: null; readonly again: readonly Pending[] };

const WENT_THROUGH: CommitResult = { ok: true, again: [] };

function looksBack({ command }: { readonly command: PostCommand }): boolean {
  return command.payload.transactions.some(({ kind }) => kind === 'reverse');
}
