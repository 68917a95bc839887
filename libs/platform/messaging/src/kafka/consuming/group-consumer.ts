import type { Logger } from '@corridor/runtime';
import type { EachBatchPayload, IMemberAssignment, KafkaMessage, Consumer as KafkaConsumer, Offsets } from 'kafkajs';
import type { Consumer } from '../../port/driver.js';
import type { ConsumerSettings, KafkaClient } from '../client/kafka-client.js';
import type { KafkaMetrics } from '../metrics/kafka-metrics.js';
import { Dispatcher } from './dispatcher.js';
import type { MemberListener } from './consumer-life.js';
import { GroupMember } from './group-member.js';
import { Lanes } from './lanes.js';

export interface GroupConsumerOptions<Item> extends ConsumerSettings {
  readonly client: KafkaClient;
  readonly topics: readonly string[];
  readonly ensureTopics: () => Promise<void>;
  readonly maxBatch: number;
  readonly maxInFlight: number;
  readonly oneBatchPerLane: boolean;
  readonly itemOf: (message: KafkaMessage) => Item;
  readonly handle: (batch: readonly Item[]) => Promise<void>;
  readonly metrics: KafkaMetrics;
  readonly logger: Logger;
}

const COMMIT_EVERY_MS = 250;
const HEARTBEAT_MS = 1_000;
const LEAST_ROOM = 1_000;

type Commit = (offsets: Offsets) => Promise<void>;

/**
 * A member of a consumer group. Messages are taken as fast as there is room for them, handled in batches that know nothing
 * of fetches, and acknowledged by committing, for each partition, the offset below which all are done.
 */
export class GroupConsumer<Item> implements Consumer, MemberListener {
  private readonly lanes = new Lanes<Item>();
  private readonly dispatcher: Dispatcher<Item>;
  private readonly member: GroupMember;
  private readonly room: number;
  private kafka: KafkaConsumer | null = null;
  /** The client's own way to commit without trying again: trying again may be in another generation of the group. */
  private commitNow: Commit | null = null;
  private committing: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private readonly wantRoom: (() => void)[] = [];
  private stopped: Promise<void> | null = null;

  constructor(private readonly options: GroupConsumerOptions<Item>) {
    const { maxBatch, maxInFlight, oneBatchPerLane, handle } = options;
    this.room = Math.max(LEAST_ROOM, maxBatch * maxInFlight);
    this.dispatcher = new Dispatcher({
      maxBatch,
      maxInFlight,
      oneBatchPerLane,
      lanes: () => this.lanes.all(),
      handle: async (batch) => {
        this.tellOfRoom();
        await handle(batch);
      },
    });
    this.member = new GroupMember({ ...options, fromBeginning: true, groupPerConsumer: false, listener: this });
  }

  start(): void {
    this.member.start();
    this.timer = setInterval(() => void this.commit(), COMMIT_EVERY_MS);
  }

  async stop(): Promise<void> {
    this.stopped ??= this.drain();
    await this.stopped;
  }

  /** Leaves the group whatever is still being handled: it is handed to others, too. */
  async leave(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.member.stop();
  }

  joined(assignment: IMemberAssignment, memberId: string, consumer: KafkaConsumer): void {
    if (this.kafka !== consumer) this.commitNow = null;
    this.kafka = consumer;
    for (const { topic, partition, position } of this.lanes.assign(assignment, memberId)) {
      // Otherwise the client would fetch again from what has been committed.
      if (position !== null) consumer.seek({ topic, partition, offset: String(position) });
    }
    if (this.stopped !== null) this.pauseFetching();
  }

  rebalancing(): void {
    void this.commit();
  }

  async batch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    this.commitNow = (offsets) => payload.commitOffsetsIfNecessary(offsets);
    while (this.stopped === null && this.waitingCount() >= this.room) {
      await this.roomFor(HEARTBEAT_MS);
      await payload.heartbeat();
    }
    if (this.stopped !== null) return;
    const messages = batch.messages.map((message) => ({ offset: Number(message.offset), item: this.options.itemOf(message) }));
    const last = batch.lastOffset();
    this.lanes.find(batch.topic, batch.partition)?.add(messages, Number(last) + 1);
    payload.resolveOffset(last);
    this.dispatcher.feed();
  }

  skipped(topic: string, partition: number, end: number): void {
    this.lanes.find(topic, partition)?.reach(end);
  }

  private async drain(): Promise<void> {
    this.pauseFetching();
    this.tellOfRoom();
    await this.dispatcher.stop();
    // One that is under way may have begun before the last batch was done.
    await this.committing;
    await this.commit();
    await this.leave();
  }

  /** The client goes on with heartbeats, so that nobody else takes what is still being handled. */
  private pauseFetching(): void {
    try {
      this.kafka?.pause(this.options.topics.map((topic) => ({ topic })));
    } catch {
      // It is not running: then it fetches nothing either.
    }
  }

  private waitingCount(): number {
    return this.lanes.all().reduce((sum, lane) => sum + lane.length, 0);
  }

  /** Resolves when a batch has left the queue, or after `ms`. */
  private async roomFor(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wantRoom.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private tellOfRoom(): void {
    for (const wake of this.wantRoom.splice(0)) wake();
  }

  /** Commits what is done by now, one commit at a time. What fails is committed with the next, or by whoever comes next. */
  private async commit(): Promise<void> {
    this.committing ??= this.commitFinished().finally(() => (this.committing = null));
    await this.committing;
  }

  private async commitFinished(): Promise<void> {
    const due = this.lanes.all().flatMap((lane) => (lane.toCommit === null ? [] : [{ lane, offset: lane.toCommit }]));
    if (due.length === 0 || this.commitNow === null) return;
    const topics: Offsets['topics'] = this.options.topics.map((topic) => ({
      topic,
      partitions: due.filter(({ lane }) => lane.topic === topic).map(({ lane, offset }) => ({ partition: lane.partition, offset: String(offset) })),
    }));
    try {
      await this.commitNow({ topics: topics.filter(({ partitions }) => partitions.length > 0) });
      for (const { lane, offset } of due) lane.wasCommitted(offset);
    } catch (err) {
      this.options.logger.debug({ err, group: this.options.groupId }, 'offsets were not committed this time');
    }
  }
}
