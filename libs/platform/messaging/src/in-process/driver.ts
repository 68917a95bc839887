import type { CommandConsumerOptions, Consumer, EventConsumerOptions, Message, MessagingDriver, ReceivedCommand } from '../port/driver.js';
import { DriverClosed } from '../port/driver-closed.js';
import { chaosOf, noChaos, type Chaos, type ChaosOptions } from './chaos.js';
import { CommandTopic } from './command-topic.js';
import { EventGroup } from './event-group.js';

export interface InProcessDriverOptions {
  readonly chaos?: ChaosOptions;
}

/**
 * Carries messages within one process. It keeps nothing: a command that was not acknowledged is its sender's to repeat,
 * and `publish` resolves only when every group that has ever joined has handled the events, so a relay that moves its
 * checkpoint after that loses none.
 */
export function createInProcessDriver(options: InProcessDriverOptions = {}): MessagingDriver {
  return new InProcessDriver(options.chaos === undefined ? noChaos : chaosOf(options.chaos));
}

class InProcessDriver implements MessagingDriver {
  private readonly topics = new Map<string, CommandTopic>();
  private readonly groups = new Map<string, EventGroup>();
  private readonly consumers: Consumer[] = [];
  /** What waits for something that a closed driver will never do. */
  private readonly pending = new Set<() => void>();
  private isClosed = false;

  constructor(private readonly chaos: Chaos) {}

  async request(topic: string, message: Message, options: { readonly timeoutMs: number }): Promise<string | null> {
    this.assertOpen();
    return await new Promise((resolve) => {
      const settle = (answer: string | null) => {
        clearTimeout(timer);
        this.pending.delete(giveUp);
        resolve(answer);
      };
      const giveUp = () => settle(null);
      const timer = setTimeout(giveUp, options.timeoutMs);
      this.pending.add(giveUp);
      this.topicOf(topic).push(message, settle);
    });
  }

  consumeCommands(options: CommandConsumerOptions, handle: (batch: readonly ReceivedCommand[]) => Promise<void>): Consumer {
    this.assertOpen();
    return this.remember(this.topicOf(options.topic).join(options, handle));
  }

  async publish(topic: string, messages: readonly Message[]): Promise<void> {
    this.assertOpen();
    if (messages.length === 0) return;
    const taking = [...this.groups.values()].filter((group) => group.takes(topic));
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => reject(new DriverClosed());
      this.pending.add(giveUp);
      void Promise.all(taking.map((group) => group.push(messages))).then(() => {
        this.pending.delete(giveUp);
        resolve();
      });
    });
  }

  consumeEvents(options: EventConsumerOptions, handle: (batch: readonly Message[]) => Promise<void>): Consumer {
    this.assertOpen();
    const group = this.groups.get(options.group) ?? new EventGroup(new Set(options.topics), this.chaos);
    this.groups.set(options.group, group);
    return this.remember(group.join(options.maxBatch, handle));
  }

  async ready(): Promise<void> {
    this.assertOpen();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const giveUp of this.pending) giveUp();
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
  }

  private topicOf(name: string): CommandTopic {
    const topic = this.topics.get(name) ?? new CommandTopic(this.chaos);
    this.topics.set(name, topic);
    return topic;
  }

  private remember(consumer: Consumer): Consumer {
    this.consumers.push(consumer);
    return consumer;
  }

  private assertOpen(): void {
    if (this.isClosed) throw new DriverClosed();
  }
}
