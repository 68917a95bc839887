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
const LONGEST_BACKOFF_MS = 5_000;

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
      this.toldOfEvents = false;
      const batch = await this.untilItSucceeds(() => readLog({ after: this.after, limit: batchSize }));
      const last = batch?.at(-1);
      if (batch === undefined || last === undefined) {
        // An event that came while the log was being read is not waited for.
        if (!this.toldOfEvents) await this.pause(pollIntervalMs);
        continue;
      }
      const handled = await this.untilItSucceeds(() => handle(batch).then(() => true));
      if (handled) this.after = last.position;
    }
  }

  /** Undefined when it was stopped between two tries. */
  private async untilItSucceeds<T>(action: () => Promise<T>): Promise<T | undefined> {
    for (let backoffMs = FIRST_BACKOFF_MS; !this.stopped; backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS)) {
      try {
        return await action();
      } catch (error) {
        this.options.logger?.warn({ err: error, after: this.after, backoffMs }, 'a subscriber tries its batch again');
      }
      await this.backOff(backoffMs);
    }
    return undefined;
  }

  /** New events are no reason to try a failing batch earlier. */
  private async backOff(backoffMs: number): Promise<void> {
    const endsAt = performance.now() + backoffMs;
    for (let leftMs = backoffMs; leftMs > 0 && !this.stopped; leftMs = endsAt - performance.now()) await this.pause(leftMs);
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
