import type { Consumer, EachBatchPayload, IMemberAssignment } from 'kafkajs';
import { pause } from '../../loops/pause.js';
import { onSilence } from '../client/silent-broker.js';

/** What a member of a group tells whoever handles its messages. */
export interface MemberListener {
  /** Called before anything of the new assignment is fetched. `memberId` changes when the group had given us up. */
  joined(assignment: IMemberAssignment, memberId: string, consumer: Consumer): void;
  /** The group is about to be shared out anew; offsets may still be committed. */
  rebalancing(): void;
  /** Messages were fetched. May wait, if it calls `heartbeat`; throws what that throws. */
  batch(payload: EachBatchPayload): Promise<void>;
  /** Everything fetched below `end` was bookkeeping of transactions. */
  skipped(topic: string, partition: number, end: number): void;
}

export interface ConsumerLifeOptions {
  readonly consumer: Consumer;
  readonly topics: readonly string[];
  readonly fromBeginning: boolean;
  readonly listener: MemberListener;
  /** Raised when the consumer is to leave its group. */
  readonly stop: AbortSignal;
}

/** Handing over takes no time, so a few are enough; one alone can miss what is given to it as it falls asleep. */
const WORKERS = 8;
/** The client fetches or sends a heartbeat every second; when it does neither for this long, it has stopped silently. */
const SILENCE_MS = 45_000;
const LOOK_MS = 1_000;
/** How long a consumer has to say goodbye: so that its group need not wait for its session to end. */
const LEAVE_WITHIN_MS = 1_500;

/** One consumer from its connection to its end. Once it has failed nothing more is heard of it. */
export class ConsumerLife {
  private readonly failed = new AbortController();
  private lastSign = performance.now();

  constructor(private readonly options: ConsumerLifeOptions) {}

  /** Resolves when it was told to stop, and throws when it has failed. */
  async live(): Promise<void> {
    this.watch();
    const over = this.untilOver();
    over.catch(() => undefined);
    const begun = this.run();
    try {
      await Promise.race([begun, over]);
      await over;
    } finally {
      this.failed.abort(new Error('the consumer is over'));
      await this.leave(begun);
    }
  }

  private async run(): Promise<void> {
    const { consumer, topics, fromBeginning } = this.options;
    await consumer.connect();
    if (this.isOver()) return;
    await consumer.subscribe({ topics: [...topics], fromBeginning });
    if (this.isOver()) return;
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: WORKERS,
      eachBatch: async (payload) => {
        if (!this.failed.signal.aborted) await this.options.listener.batch(payload);
      },
    });
  }

  private watch(): void {
    const { consumer, listener } = this.options;
    const { GROUP_JOIN, REBALANCING, CRASH, FETCH, HEARTBEAT, END_BATCH_PROCESS } = consumer.events;
    const alive = (tell: () => void) => {
      if (this.failed.signal.aborted) return;
      this.lastSign = performance.now();
      tell();
    };
    consumer.on(GROUP_JOIN, ({ payload }) => alive(() => listener.joined(payload.memberAssignment, payload.memberId, consumer)));
    consumer.on(REBALANCING, () => alive(() => listener.rebalancing()));
    consumer.on(END_BATCH_PROCESS, ({ payload: { topic, partition, batchSize, lastOffset } }) =>
      alive(() => {
        if (batchSize === 0) listener.skipped(topic, partition, Number(lastOffset) + 1);
      }),
    );
    for (const sign of [FETCH, HEARTBEAT] as const) consumer.on(sign as typeof FETCH, () => alive(() => undefined));
    consumer.on(CRASH, ({ payload }) => this.failed.abort(payload.error));
    onSilence(consumer, (error) => this.failed.abort(error));
  }

  private isOver(): boolean {
    return this.options.stop.aborted || this.failed.signal.aborted;
  }

  private async untilOver(): Promise<void> {
    const either = AbortSignal.any([this.options.stop, this.failed.signal]);
    while (!this.isOver()) {
      if (performance.now() - this.lastSign > SILENCE_MS) throw new Error('the consumer has fallen silent');
      await pause(LOOK_MS, either).catch(() => undefined);
    }
    if (!this.options.stop.aborted) throw this.failed.signal.reason;
  }

  /**
   * Waits until it has begun, if it still does: a client that is stopped while it joins goes on all the same, and would keep
   * partitions of which it handles nothing. What hangs is left to itself and leaves as soon as it can.
   */
  private async leave(begun: Promise<void>): Promise<void> {
    const left = begun.catch(() => undefined).then(() => this.options.consumer.disconnect());
    await Promise.race([left.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, LEAVE_WITHIN_MS).unref())]);
  }
}
