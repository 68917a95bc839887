import type { Logger } from '@corridor/runtime';
import type { Message as KafkaMessage } from 'kafkajs';
import { BatchingSender } from './batching-sender.js';
import type { ProducerConnection } from './producer-connection.js';

export interface SendersOptions {
  readonly producer: ProducerConnection;
  /** Resolves when the topic is there; throws when it is not. */
  readonly ensureTopic: (topic: string) => Promise<void>;
  readonly logger: Logger;
}

/** A sender for each topic, so that one which can't be reached holds up no other. */
export class Senders {
  private readonly byTopic = new Map<string, BatchingSender>();
  private readonly stopping = new AbortController();

  constructor(private readonly options: SendersOptions) {}

  send(topic: string, message: KafkaMessage, { keepTryingMs }: { readonly keepTryingMs: number }): void {
    const sender = this.byTopic.get(topic) ?? this.senderOf(topic);
    this.byTopic.set(topic, sender);
    sender.push(message, keepTryingMs);
  }

  /** Resolves when nothing is under way on any topic. */
  async idle(): Promise<void> {
    await Promise.all([...this.byTopic.values()].map((sender) => sender.idle()));
  }

  /** What has not been sent by now is not sent any more. */
  stop(): void {
    this.stopping.abort();
  }

  private senderOf(topic: string): BatchingSender {
    const { producer, ensureTopic, logger } = this.options;
    return new BatchingSender({
      topic,
      ensureTopic: () => ensureTopic(topic),
      send: (messages) => producer.send(topic, messages),
      logger,
      signal: this.stopping.signal,
    });
  }
}
