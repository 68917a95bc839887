import type { Logger } from '@corridor/runtime';
import type { EachBatchPayload, IMemberAssignment, KafkaMessage, Consumer as KafkaConsumer } from 'kafkajs';
import { DriverClosed } from '../../port/driver-closed.js';
import type { KafkaClient } from '../client/kafka-client.js';
import type { MemberListener } from '../consuming/consumer-life.js';
import { GroupMember } from '../consuming/group-member.js';
import type { KafkaMetrics } from '../metrics/kafka-metrics.js';
import { correlationOf, probeOf } from './headers.js';
import type { PendingRequests } from './pending-requests.js';

export interface ReplyChannelOptions {
  readonly topic: string;
  readonly instance: string;
  /** This process's, as against an earlier one's of the same name. */
  readonly boot: string;
  readonly client: KafkaClient;
  readonly pending: PendingRequests;
  readonly ensureTopic: () => Promise<void>;
  readonly sendProbe: () => void;
  readonly metrics: KafkaMetrics;
  readonly logger: Logger;
}

/** The only member of its group has nobody to give way to, so there is no hurry to give it up. */
const SESSION_TIMEOUT_MS = 30_000;
const PROBE_EVERY_MS = 250;
/** How long a probe that came back counts. */
const PROVEN_FOR_MS = 2_000;
/** Once it has worked, a readiness check gets an answer before it gives up by itself. */
const ANSWER_WITHIN_MS = 800;

/**
 * Reads the replies to this instance. A group of its own for each boot, from the end of the topic: a restart neither waits
 * for a dead member's session nor reads what was meant for the dead.
 */
export class ReplyChannel implements MemberListener {
  private readonly member: GroupMember;
  private readonly whenProven: (() => void)[] = [];
  private provenAt: number | null = null;
  private probing: NodeJS.Timeout | null = null;
  private position: number | null = null;
  private isClosed = false;

  constructor(private readonly options: ReplyChannelOptions) {
    const { topic, boot, client, ensureTopic, metrics, logger } = options;
    this.member = new GroupMember({
      client,
      groupId: `${topic}.${boot}`,
      sessionTimeoutMs: SESSION_TIMEOUT_MS,
      topics: [topic],
      ensureTopics: ensureTopic,
      fromBeginning: false,
      groupPerConsumer: true,
      listener: this,
      metrics,
      logger,
    });
  }

  start(): void {
    this.member.start();
  }

  /**
   * Resolves when a probe that this instance sent has come back within the last two seconds. Before the first has, it
   * waits as long as it takes.
   * @throws when it has worked before and does not now
   */
  async ready(): Promise<void> {
    if (this.isClosed) throw new DriverClosed();
    if (this.provenAt !== null && performance.now() - this.provenAt < PROVEN_FOR_MS) return;
    const proven = new Promise<void>((resolve) => this.whenProven.push(resolve));
    this.probe();
    if (this.provenAt === null) await proven;
    else await Promise.race([proven, this.giveUp()]);
    if (this.isClosed) throw new DriverClosed();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.stopProbing();
    await this.member.stop();
  }

  joined(_assignment: IMemberAssignment, _memberId: string, consumer: KafkaConsumer): void {
    // Nothing is committed here, so that a member which joins again would begin at the end and miss what came meanwhile.
    if (this.position !== null) consumer.seek({ topic: this.options.topic, partition: 0, offset: String(this.position) });
  }

  rebalancing(): void {}

  skipped(): void {}

  async batch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    for (const message of batch.messages) this.take(message);
    this.position = Number(batch.lastOffset()) + 1;
    payload.resolveOffset(batch.lastOffset());
  }

  private take({ headers, value }: KafkaMessage): void {
    const correlation = correlationOf(headers);
    if (correlation !== null) this.options.pending.settle(correlation, value?.toString() ?? '');
    const probe = probeOf(headers);
    if (probe === null) return;
    if (probe === this.options.boot) this.prove();
    else if (this.provenAt !== null) this.tellOfNamesake();
  }

  private prove(): void {
    this.provenAt = performance.now();
    this.stopProbing();
    for (const resolve of this.whenProven.splice(0)) resolve();
  }

  private tellOfNamesake(): void {
    const { instance, logger } = this.options;
    logger.error({ instance }, 'another process runs with the same INSTANCE_ID: each of the two must have its own');
  }

  /** Again and again, because what is sent before the consumer has found the end of the topic is not seen. */
  private probe(): void {
    if (this.probing !== null) return;
    this.probing = setInterval(this.options.sendProbe, PROBE_EVERY_MS);
    this.options.sendProbe();
  }

  private stopProbing(): void {
    if (this.probing !== null) clearInterval(this.probing);
    this.probing = null;
    if (this.isClosed) for (const resolve of this.whenProven.splice(0)) resolve();
  }

  private async giveUp(): Promise<never> {
    await new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS).unref());
    throw new Error('no probe of this instance comes back over Kafka');
  }
}
