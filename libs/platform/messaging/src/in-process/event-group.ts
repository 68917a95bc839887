import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, Message } from '../port/driver.js';
import type { Chaos } from './chaos.js';

type HandleEvents = (batch: readonly Message[]) => Promise<void>;

interface Queued extends Message {
  readonly done: () => void;
}

interface Member {
  readonly maxBatch: number;
  readonly handle: HandleEvents;
  stopped: boolean;
  /** The batch that it has in hand. */
  handling: Promise<void>;
}

/** How long a batch whose handler threw waits until it is delivered again. */
const REDELIVERY_PAUSE_MS = 100;

/**
 * The events that one consumer group has still to handle. One batch at a time, whichever member takes it, so that the
 * order of each key holds. The group outlives its members: what comes while there is none waits for the next.
 */
export class EventGroup {
  private readonly waiting: Queued[] = [];
  private readonly members: Member[] = [];
  private running: Promise<void> | null = null;

  constructor(
    private readonly topics: ReadonlySet<string>,
    private readonly chaos: Chaos,
  ) {}

  takes(topic: string): boolean {
    return this.topics.has(topic);
  }

  /** Resolves when the group has handled them all. */
  push(messages: readonly Message[]): Promise<void> {
    return new Promise((resolve) => {
      let left = messages.length;
      const done = () => {
        left -= 1;
        if (left === 0) resolve();
      };
      this.waiting.push(...messages.map(({ key, value }) => ({ key, value, done })));
      this.pump();
    });
  }

  join(maxBatch: number, handle: HandleEvents): Consumer {
    const member: Member = { maxBatch, handle, stopped: false, handling: Promise.resolve() };
    this.members.push(member);
    this.pump();
    return {
      stop: async () => {
        member.stopped = true;
        const at = this.members.indexOf(member);
        if (at >= 0) this.members.splice(at, 1);
        await member.handling;
      },
    };
  }

  private pump(): void {
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.waiting.length > 0 && this.members.length > 0) this.pump();
    });
  }

  private async run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      const member = this.members.shift();
      if (member === undefined) return;
      this.members.push(member);
      const batch = this.waiting.splice(0, member.maxBatch);
      if (batch.length === 0) return;
      member.handling = this.deliver(member, batch);
      await member.handling;
    }
  }

  private async deliver(member: Member, batch: readonly Queued[]): Promise<void> {
    try {
      const messages = this.chaos.disorder(batch.map(({ key, value }) => ({ key, value })));
      await member.handle(messages);
      if (this.chaos.again()) await member.handle(messages);
    } catch {
      // The layer above has said why in its log.
      this.waiting.unshift(...batch);
      if (!member.stopped) await sleep(REDELIVERY_PAUSE_MS);
      return;
    }
    for (const { done } of batch) done();
  }
}
