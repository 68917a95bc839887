import type { UnitOfWork } from '@corridor/event-store';
import type { CollectionsDeps } from '../collections.deps.js';
import { type Part, unitOfParts } from './receivables.streams.js';

/** How many receivables follow in one commit. */
export const MOST_A_COMMIT = 50;

/**
 * Commits what happens to many receivables, so many at a time, and hands the last of it back for the commit that says that the
 * event has been seen to. What was committed before a failure is not done again: the receivables have followed by then.
 */
export class Followed {
  private waiting: Part[] = [];

  constructor(private readonly store: Pick<CollectionsDeps['store'], 'commit'>) {}

  async add(part: Part): Promise<void> {
    if (part.appends.length === 0) return;
    if (this.waiting.length === MOST_A_COMMIT) await this.store.commit(unitOfParts(this.waiting.splice(0)));
    this.waiting.push(part);
  }

  /** Null where nothing happened. */
  rest(): UnitOfWork | null {
    return this.waiting.length === 0 ? null : unitOfParts(this.waiting);
  }
}
