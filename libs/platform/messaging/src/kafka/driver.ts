import { randomUUID } from 'node:crypto';
import { within, type Logger } from '@corridor/runtime';
import type { KafkaMessage } from 'kafkajs';
import type { CommandConsumerOptions, Consumer, EventConsumerOptions, Message, MessagingDriver, ReceivedCommand } from '../port/driver.js';
import { DriverClosed } from '../port/driver-closed.js';
import { AdminConnection } from './client/admin-connection.js';
import { KafkaClient } from './client/kafka-client.js';
import { GroupConsumer, type GroupConsumerOptions } from './consuming/group-consumer.js';
import { kafkaMetrics, noKafkaMetrics, type KafkaMetrics } from './metrics/kafka-metrics.js';
import { LagWatch } from './metrics/lag-watch.js';
import type { KafkaDriverOptions } from './options.js';
import { EventPublisher } from './publishing/event-publisher.js';
import { probeHeaders, replyAddressOf, replyHeaders, requestHeaders } from './requests/headers.js';
import { PendingRequests } from './requests/pending-requests.js';
import { ReplyChannel } from './requests/reply-channel.js';
import { sizeOf } from './sending/message-size.js';
import { ProducerConnection } from './sending/producer-connection.js';
import { Senders } from './sending/senders.js';
import { checkInstance, repliesTopic } from './topics/topic-catalogue.js';
import { Topics } from './topics/topics.js';

/** The broker's minimum unless it is told otherwise. A member that was killed keeps its partitions this long. */
const SESSION_TIMEOUT_MS = 6_000;
const EVENT_BATCHES_IN_FLIGHT = 4;
/** How long a reply is tried: about as long as anybody waits for one. */
const REPLY_TRIES_MS = 15_000;
const PROBE_TRIES_MS = 1_000;
/** How long closing waits for handlers, and for brokers that do not answer. */
const DRAIN_WITHIN_MS = 5_000;
const DISCONNECT_WITHIN_MS = 2_000;

/** Carries messages between processes over Kafka. Nothing is connected until something is asked of it. */
export function createKafkaDriver(options: KafkaDriverOptions): MessagingDriver {
  checkInstance(options.instance);
  return new KafkaDriver(options);
}

class KafkaDriver implements MessagingDriver {
  private readonly boot = randomUUID();
  private readonly pending = new PendingRequests(this.boot);
  private readonly consumers: Pick<GroupConsumer<never>, 'stop' | 'leave'>[] = [];
  private readonly logger: Logger;
  private readonly metrics: KafkaMetrics;
  private readonly client: KafkaClient;
  private readonly admin: AdminConnection;
  private readonly topics: Topics;
  private readonly producers: { readonly commands: ProducerConnection; readonly replies: ProducerConnection };
  private readonly commands: Senders;
  private readonly replies: Senders;
  private readonly publisher: EventPublisher;
  private readonly replyChannel: ReplyChannel;
  private readonly lagWatch: LagWatch | null;
  private readonly repliesTopic: string;
  private replyChannelStarted = false;
  private isClosed = false;

  constructor(options: KafkaDriverOptions) {
    const { brokers, instance, transactionalId, replicationFactor = 1, createTopics = true, security = {} } = options;
    const logger = (this.logger = options.logger.child({ component: 'kafka', instance }));
    const metrics = (this.metrics = options.metrics === undefined ? noKafkaMetrics : kafkaMetrics(options.metrics));
    const client = (this.client = new KafkaClient({ brokers, clientId: instance, logger, security }));
    this.admin = new AdminConnection(client);
    const topics = (this.topics = new Topics({ admin: this.admin, replicationFactor, create: createTopics, logger }));
    this.producers = { commands: new ProducerConnection(client, metrics), replies: new ProducerConnection(client, metrics) };
    this.commands = new Senders({ producer: this.producers.commands, ensureTopic: (topic) => topics.ensure(topic), logger });
    // The topic of an instance that is gone is not made again.
    this.replies = new Senders({ producer: this.producers.replies, ensureTopic: (topic) => topics.find(topic), logger });
    this.lagWatch = options.metrics === undefined ? null : new LagWatch({ admin: this.admin, metrics, logger });
    this.publisher = new EventPublisher({ client, transactionalId, topics, metrics, logger });
    const topic = (this.repliesTopic = repliesTopic(instance));
    this.replyChannel = new ReplyChannel({
      topic,
      instance,
      boot: this.boot,
      client,
      pending: this.pending,
      ensureTopic: () => topics.ensure(topic),
      sendProbe: () => this.replies.send(topic, { value: '', headers: probeHeaders(this.boot) }, { keepTryingMs: PROBE_TRIES_MS }),
      metrics,
      logger,
    });
  }

  /** @throws MessageTooLarge */
  async request(topic: string, { key, value }: Message, { timeoutMs }: { readonly timeoutMs: number }): Promise<string | null> {
    this.assertOpen();
    sizeOf(topic, { key, value });
    this.startReplyChannel();
    const { correlation, reply } = this.pending.open(timeoutMs);
    this.commands.send(topic, { key, value, headers: requestHeaders({ replyTo: this.repliesTopic, correlation }) }, { keepTryingMs: timeoutMs });
    const answer = await reply;
    if (answer === null) this.metrics.requestUnanswered(topic);
    return answer;
  }

  consumeCommands({ topic, maxBatch, maxInFlight }: CommandConsumerOptions, handle: (batch: readonly ReceivedCommand[]) => Promise<void>): Consumer {
    return this.consume({ groupId: topic, topics: [topic], maxBatch, maxInFlight, oneBatchPerLane: false, itemOf: (message) => this.receivedOf(message), handle });
  }

  async publish(topic: string, messages: readonly Message[]): Promise<void> {
    await this.publisher.publish(topic, messages);
  }

  consumeEvents({ group, topics, maxBatch }: EventConsumerOptions, handle: (batch: readonly Message[]) => Promise<void>): Consumer {
    return this.consume({ groupId: group, topics, maxBatch, maxInFlight: EVENT_BATCHES_IN_FLIGHT, oneBatchPerLane: true, itemOf: messageOf, handle });
  }

  async ready(): Promise<void> {
    this.assertOpen();
    this.startReplyChannel();
    await this.replyChannel.ready();
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.bounded(DRAIN_WITHIN_MS, this.drain());
    // Whatever has not ended by now is left: its partitions and its messages are for others to take.
    this.commands.stop();
    this.replies.stop();
    this.pending.giveUp();
    await this.bounded(DISCONNECT_WITHIN_MS, this.disconnect());
  }

  /** What was taken may still be answered, so consumers go first and that which sends goes last. */
  private async drain(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    this.pending.giveUp();
    await Promise.all([this.publisher.close(), this.commands.idle(), this.replies.idle()]);
  }

  private async disconnect(): Promise<void> {
    const { commands, replies } = this.producers;
    const left = this.consumers.map((consumer) => consumer.leave());
    await Promise.all([...left, this.replyChannel.close(), this.lagWatch?.stop(), commands.close(), replies.close(), this.admin.close()]);
  }

  private async bounded(ms: number, closing: Promise<unknown>): Promise<void> {
    await within(ms, 'closing the connections to Kafka', closing).catch((err: unknown) => this.logger.warn({ err }, 'not everything was closed'));
  }

  private consume<Item>(
    options: Omit<GroupConsumerOptions<Item>, 'client' | 'ensureTopics' | 'metrics' | 'logger' | 'sessionTimeoutMs'>,
  ): Consumer {
    this.assertOpen();
    const { client, metrics, logger } = this;
    const consumer = new GroupConsumer({
      ...options,
      client,
      metrics,
      logger,
      sessionTimeoutMs: SESSION_TIMEOUT_MS,
      ensureTopics: () => this.topics.ensure(...options.topics),
    });
    this.consumers.push(consumer);
    this.lagWatch?.watch(options.groupId, options.topics);
    consumer.start();
    return consumer;
  }

  private receivedOf(message: KafkaMessage): ReceivedCommand {
    const address = replyAddressOf(message.headers);
    return {
      ...messageOf(message),
      reply: (value) => {
        if (address === null) return;
        this.replies.send(address.replyTo, { value, headers: replyHeaders(address.correlation) }, { keepTryingMs: REPLY_TRIES_MS });
      },
    };
  }

  /** Processes that only take commands need no channel of their own until they are asked whether they are ready. */
  private startReplyChannel(): void {
    if (this.replyChannelStarted) return;
    this.replyChannelStarted = true;
    this.replyChannel.start();
  }

  private assertOpen(): void {
    if (this.isClosed) throw new DriverClosed();
  }
}

function messageOf({ key, value }: KafkaMessage): Message {
  return { key: key?.toString() ?? '', value: value?.toString() ?? '' };
}
