import type { Logger } from '@corridor/runtime';
import type { Message as KafkaMessage } from 'kafkajs';
import { backoffMs, pause } from '../../loops/pause.js';

export interface BatchingSenderOptions {
  readonly topic: string;
  /** Makes the topic when it is missing. */
  readonly ensureTopic: () => Promise<void>;
  readonly send: (messages: KafkaMessage[]) => Promise<void>;
  readonly logger: Logger;
  /** Raised when nothing is to be sent any more. */
  readonly signal: AbortSignal;
}

interface Outgoing {
  readonly message: KafkaMessage;
  readonly bytes: number;
  readonly expiresAt: number;
}

const MOST_A_BATCH = 500;
/** All messages of a partition go as one batch, which may not be larger than a message may be. */
const MOST_BYTES_A_BATCH = 512 * 1024;
const BACKOFF = { firstMs: 50, mostMs: 1_000 };

/**
 * Sends to one topic. What comes while a batch is under way goes with the next: one at a time, so that messages of a key
 * keep their order when a batch has to be sent again. A batch is sent until it succeeds, or until everybody who waits for it
 * has given up; each message is tried at least once.
 */
export class BatchingSender {
  private waiting: Outgoing[] = [];
  private running: Promise<void> | null = null;

  constructor(private readonly options: BatchingSenderOptions) {}

  /** Never throws: whoever needs to know whether it arrived waits for an answer. */
  push(message: KafkaMessage, keepTryingMs: number): void {
    if (this.options.signal.aborted) return;
    const bytes = (message.value?.length ?? 0) + (message.key?.length ?? 0);
    this.waiting.push({ message, bytes, expiresAt: performance.now() + keepTryingMs });
    this.running ??= this.run();
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // In a turn of its own, so that messages sent together go together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0 && !this.options.signal.aborted) await this.deliver(this.take());
    this.running = null;
  }

  private take(): Outgoing[] {
    let count = 0;
    let bytes = 0;
    for (const outgoing of this.waiting) {
      bytes += outgoing.bytes;
      if (count === MOST_A_BATCH || (count > 0 && bytes > MOST_BYTES_A_BATCH)) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async deliver(batch: Outgoing[]): Promise<void> {
    const { topic, ensureTopic, send, logger, signal } = this.options;
    let left = batch;
    for (let attempt = 0; left.length > 0 && !signal.aborted; attempt += 1) {
      try {
        await ensureTopic();
        await send(left.map(({ message }) => message));
        return;
      } catch (err) {
        left = left.filter(({ expiresAt }) => expiresAt > performance.now());
        logger.warn({ err, topic, attempt, messages: batch.length, givenUp: batch.length - left.length }, 'sending failed');
        await pause(backoffMs(attempt, BACKOFF), signal).catch(() => undefined);
      }
    }
  }
}
