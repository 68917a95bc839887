import type { Logger } from '@corridor/runtime';
import type { RecordedEvent, SubscribeOptions, Subscription } from './port.js';

export interface LogTailOptions extends SubscribeOptions {
  readonly readLog: (options: { readonly after: number; readonly limit: number }) => Promise<readonly RecordedEvent[]>;
  readonly handle: (batch: readonly RecordedEvent[]) => Promise<void>;
  readonly logger?: Logger | undefined;
}

const BATCH_SIZE = 500;
const POLL_INTERVAL_MS = 100;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;
/**
 * Least time between two looks at the log. Every commit wakes every tail of its process; without this a busy log is read
 * once a commit by each of them, which took a quarter of the time of a conversion.
 */
const GATHER_MS = 10;

/**
 * Reads a log from a position on, for ever, and hands each batch to a handler before it reads the next. It looks again
 * when it is told of new events, and at intervals for those of other processes.
 */
export class LogTail implements Subscription {
  private after: number;
  private stopped = false;
  private toldOfEvents = false;
  private endPause: () => void = () => {};
  private readonly finished: Promise<void>;

  constructor(private readonly options: LogTailOptions) {
    this.after = options.after;
    this.finished = this.run();
  }

  /** There are new events. */
  wake(): void {
    this.toldOfEvents = true;
    this.endPause();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.endPause();
    await this.finished;
  }

  private async run(): Promise<void> {
    const { readLog, handle, batchSize = BATCH_SIZE, pollIntervalMs = POLL_INTERVAL_MS } = this.options;
    while (!this.stopped) {
      const lookedAt = performance.now();
      this.toldOfEvents = false;
      const batch = await this.untilItSucceeds(() => readLog({ after: this.after, limit: batchSize }));
      const last = batch?.at(-1);
      if (last !== undefined && (await this.untilItSucceeds(() => handle(batch ?? []).then(() => true)))) this.after = last.position;
      // A full batch has more behind it. After any other, the end was reached as it was then.
      if (batch?.length === batchSize) continue;
      // An event that came meanwhile is not waited for longer than it takes to gather a few.
      if (!this.toldOfEvents) await this.pause(pollIntervalMs);
      await this.sitOut(lookedAt + GATHER_MS - performance.now());
    }
  }

  /** News do not end this pause; only a stop does. */
  private async sitOut(durationMs: number): Promise<void> {
    const endsAt = performance.now() + durationMs;
    for (let leftMs = durationMs; leftMs > 0 && !this.stopped; leftMs = endsAt - performance.now()) await this.pause(leftMs);
  }

  /** Undefined when it was stopped between two tries. */
  private async untilItSucceeds<T>(action: () => Promise<T>): Promise<T | undefined> {
    for (let backoffMs = FIRST_BACKOFF_MS; !this.stopped; backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS)) {
      try {
        return await action();
      } catch (error) {
        this.options.logger?.warn({ err: error, after: this.after, backoffMs }, 'a subscriber tries its batch again');
      }
      // New events are no reason to try a failing batch earlier.
      await this.sitOut(backoffMs);
    }
    return undefined;
  }

  private pause(durationMs: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, durationMs);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
