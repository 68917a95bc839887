import type { RecordedEvent } from '@corridor/event-store';
import { placeOf } from '../append-of.js';
import type { Process } from '../port/handling.js';

export interface OpenIntent {
  readonly event: RecordedEvent;
  readonly place: string;
  /** When this process saw it, on its monotonic clock, in milliseconds. */
  readonly seenAt: number;
}

/** The intents of a log that have begun and not ended, folded from its events in order. */
export class OpenIntents {
  private readonly open = new Map<string, OpenIntent>();
  private last: number;

  constructor(
    private readonly process: Pick<Process, 'starts' | 'ends'>,
    after: number,
  ) {
    this.last = after;
  }

  fold(events: readonly RecordedEvent[], seenAt: number): void {
    for (const event of events) {
      const ended = this.process.ends(event);
      if (ended !== null) this.open.delete(ended);
      if (this.process.starts(event)) {
        const place = placeOf(event);
        this.open.set(place, { event, place, seenAt });
      }
      this.last = event.position;
    }
  }

  /** Position of the last event folded. */
  get position(): number {
    return this.last;
  }

  /** Everything up to here is finished: where to fold on from after a restart. */
  get finishedUpTo(): number {
    const [oldest] = this.open.values();
    return oldest === undefined ? this.last : oldest.event.position - 1;
  }

  get size(): number {
    return this.open.size;
  }

  /** In order of the log. */
  all(): IterableIterator<OpenIntent> {
    return this.open.values();
  }
}
