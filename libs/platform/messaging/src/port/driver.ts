/**
 * What a transport has to do. Two drivers implement it, in-process and Kafka, and one conformance suite runs against
 * both. Values are encoded text: nothing that works in one process may fail between two.
 */
export interface Message {
  /** Messages of one key are handled in order. */
  readonly key: string;
  readonly value: string;
}

/** A command taken from its topic. `reply` may be called after the batch has been acknowledged, and more than once. */
export interface ReceivedCommand extends Message {
  reply(value: string): void;
}

export interface CommandConsumerOptions {
  /** Topic, such as `corridor.quotes.commands`. */
  readonly topic: string;
  /** Most commands a batch holds. */
  readonly maxBatch: number;
  /** Batches handled at once. Order per key across them is the handler's business (in a process) or the partition's. */
  readonly maxInFlight: number;
}

export interface EventConsumerOptions {
  /** Consumer group: each group gets every event, each of its members a part of the keys. */
  readonly group: string;
  readonly topics: readonly string[];
  readonly maxBatch: number;
}

export interface Consumer {
  /** Takes nothing new; resolves when everything taken has been handled. */
  stop(): Promise<void>;
}

export interface MessagingDriver {
  /** Sends a command and waits for its reply. Resolves with null when none came in time: the outcome is unknown. */
  request(topic: string, message: Message, options: { readonly timeoutMs: number }): Promise<string | null>;

  /**
   * Takes commands. `handle` resolves when the batch may be acknowledged: every command in it is durable (decided,
   * recorded as an intent, or parked). It never throws for a single command's fault: the layer above sees to that;
   * when it does throw, the whole batch is delivered again after a pause.
   */
  consumeCommands(options: CommandConsumerOptions, handle: (batch: readonly ReceivedCommand[]) => Promise<void>): Consumer;

  /**
   * Hands events to a topic, in order per key. Resolves when the transport will not lose them. It may be called again
   * before an earlier call has resolved: calls take effect in their order, and when one fails, so does each later one of
   * the same topic that has not resolved yet, because nothing may overtake what is published again.
   */
  publish(topic: string, messages: readonly Message[]): Promise<void>;

  /** Takes events, at least once, in order per key. A batch whose handler throws is delivered again after a pause. */
  consumeEvents(options: EventConsumerOptions, handle: (batch: readonly Message[]) => Promise<void>): Consumer;

  /** Resolves once this instance can send and be answered. */
  ready(): Promise<void>;

  close(): Promise<void>;
}
