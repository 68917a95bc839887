import type { UnitOfWork } from '@corridor/event-store';
import type { StreamHead } from '@corridor/messaging';
import type { CollectionsDeps } from '../collections.deps.js';
import { type Part, stillAt, unitOfParts } from './receivables.streams.js';

/** How many receivables follow in one commit. */
export const MOST_A_COMMIT = 50;

/**
 * Commits what happens to many receivables, so many at a time, and hands the last of it back for the commit that says that the
 * event has been seen to. What was committed before a failure is not done again: the receivables have followed by then.
 */
export class Followed {
  private waiting: Part[] = [];
  private readonly together: Map<string, StreamHead>;

  /** @param together receivables that were decided on as a whole: nothing is committed when one of them has changed since */
  constructor(
    private readonly store: Pick<CollectionsDeps['store'], 'commit'>,
    together: readonly StreamHead[] = [],
  ) {
    this.together = new Map(together.map((head) => [head.stream, head]));
  }

  async add(part: Part): Promise<void> {
    if (part.appends.length === 0) return;
    if (this.waiting.length === MOST_A_COMMIT) await this.store.commit(this.next());
    this.waiting.push(part);
  }

  /** Null where nothing happened. */
  rest(): UnitOfWork | null {
    return this.waiting.length === 0 ? null : this.next();
  }

  /** The first commit depends on all of them. By the next ones what it took is told, and whoever changes others counts with it. */
  private next(): UnitOfWork {
    const parts = this.waiting.splice(0);
    for (const { appends } of parts) for (const { stream } of appends) this.together.delete(stream);
    const others = [...this.together.values()].map(stillAt);
    this.together.clear();
    return unitOfParts([...parts, ...others]);
  }
}
