import type { Command, Reply } from '@corridor/contracts';
import type { EventApplier, KeyProgress } from '../consumer/event-applier.js';
import { textOfKey } from '../consumer/inbox.js';
import type { KeyQueue } from '../loops/key-queue.js';
import { decodeCommand, decodeEvent } from '../wire/encoding.js';
import { unpark, type EventKey, type ParkedMessage, type ParkedMessages } from './parked-messages.js';

/** What a redrive led to. `stopped`: the same message failed again and is still parked, with those behind it. */
export type Redriven =
  | { readonly kind: 'done'; readonly messages: number }
  | { readonly kind: 'stopped'; readonly messages: number; readonly at: string; readonly error: string }
  | { readonly kind: 'not_found' };

/** What somebody who runs the system can do about parked messages. */
export interface Parking {
  /** Oldest first, at most 200 a page; `after` is the id of the last one of the page before. */
  list(options?: { readonly after?: string; readonly limit?: number }): Promise<ParkedMessage[]>;
  /** Tries a parked message again: a command by itself, an event with all parked events of its key, in order. */
  redrive(what: { readonly id: string } | EventKey): Promise<Redriven>;
}

export interface ParkingDependencies {
  readonly parked: ParkedMessages;
  /** Left out when the service consumes no events. */
  readonly applier: EventApplier | undefined;
  readonly keys: KeyQueue;
  readonly handleCommand: (command: Command) => Promise<Reply<unknown, unknown>>;
}

const DEFAULT_PAGE = 50;

export class ServiceParking implements Parking {
  constructor(private readonly dependencies: ParkingDependencies) {}

  async list({ after, limit = DEFAULT_PAGE }: { readonly after?: string; readonly limit?: number } = {}): Promise<ParkedMessage[]> {
    return await this.dependencies.parked.list({ limit, ...(after === undefined ? {} : { after }) });
  }

  async redrive(what: { readonly id: string } | EventKey): Promise<Redriven> {
    const { keys, parked } = this.dependencies;
    if (!('id' in what)) return await keys.run(textOfKey(what), () => this.redriveKey(what));
    const message = await parked.find(what.id);
    if (message === undefined) return { kind: 'not_found' };
    if (message.kind === 'command') return await this.redriveCommand(message);
    return await keys.run(textOfKey(message), () => this.redriveKey(message));
  }

  /** The same id goes the same way as ever, so a command that its sender has repeated meanwhile is not done twice. */
  private async redriveCommand(message: ParkedMessage): Promise<Redriven> {
    const { handleCommand, parked } = this.dependencies;
    const reply = await handleCommand(decodeCommand(message.message));
    switch (reply.kind) {
      case 'accepted':
      case 'rejected':
      case 'conflict':
        await parked.remove(message.id);
        return { kind: 'done', messages: 1 };
      case 'failed':
      case 'unknown':
        return { kind: 'stopped', messages: 0, at: message.id, error: `the command came to: ${reply.kind}` };
    }
  }

  /** Each event leaves parking in the commit of its effect; when the last one has, the key is free. */
  private async redriveKey(key: EventKey): Promise<Redriven> {
    const { applier, parked } = this.dependencies;
    if (applier === undefined) return { kind: 'not_found' };
    const progress = (await applier.progressOf([key])).get(textOfKey(key)) as KeyProgress;
    for (let messages = 0; ; messages += 1) {
      const next = await parked.firstOf(key);
      if (next === undefined) return messages === 0 ? { kind: 'not_found' } : { kind: 'done', messages };
      const applied = await applier.apply(decodeEvent(next.message), progress, [unpark(next)]);
      if (applied.kind === 'failed') return { kind: 'stopped', messages, at: next.id, error: String(applied.error) };
    }
  }
}

