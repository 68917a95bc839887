import type { Admin } from 'kafkajs';
import type { KafkaClient } from './kafka-client.js';
import { Impatience } from './silent-broker.js';

interface Connected {
  readonly admin: Admin;
  readonly connected: Promise<void>;
  readonly impatience: Impatience;
}

/**
 * A connection for looking at topics and groups, made when first needed and made anew after a failure. One use at a time:
 * the client keeps a list of the topics it is asked about, and while one of them is unknown everything else fails with it.
 */
export class AdminConnection {
  private current: Connected | null = null;
  private line: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: KafkaClient) {}

  async use<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const used = this.line.then(() => this.useNow(work));
    this.line = used.catch(() => undefined);
    return await used;
  }

  async close(): Promise<void> {
    await this.line;
    await this.drop();
  }

  private async useNow<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const { admin, connected, impatience } = (this.current ??= this.connect());
    try {
      return await impatience.on(connected.then(() => work(admin)));
    } catch (err) {
      // Not waited for, because it may be what hangs.
      void this.drop();
      throw err;
    }
  }

  private connect(): Connected {
    const admin = this.client.admin();
    return { admin, impatience: new Impatience(admin), connected: admin.connect() };
  }

  private async drop(): Promise<void> {
    const { current } = this;
    this.current = null;
    await current?.connected.then(() => current.admin.disconnect()).catch(() => undefined);
  }
}
