import type { PublicEvent } from '@corridor/contracts';
import type { Logger } from '@corridor/runtime';
import type { KeyQueue } from '../loops/key-queue.js';
import { persistently } from '../loops/persistently.js';
import { Slots } from '../loops/slots.js';
import type { EventKey, ParkedMessages } from '../parking/parked-messages.js';
import type { Message } from '../port/driver.js';
import { decodeEvent } from '../wire/encoding.js';
import type { EventApplier, KeyProgress } from './event-applier.js';
import { textOfKey } from './inbox.js';

export interface EventConsumerDependencies {
  readonly applier: EventApplier;
  readonly parked: ParkedMessages;
  /** Shared with redrives, so that in one process the two never work on a key at the same time. */
  readonly keys: KeyQueue;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Keys of a batch that are handled at once. */
const MOST_KEYS_AT_ONCE = 32;

/**
 * Takes other services' events: each takes effect once, in order per key. An event that can't be applied is parked with
 * its key, and the other keys go on.
 */
export class EventConsumer {
  private readonly slots = new Slots(MOST_KEYS_AT_ONCE);

  constructor(private readonly dependencies: EventConsumerDependencies) {}

  /** Resolves when each event has taken effect or is parked. Throws when the host stops first. */
  async handle(batch: readonly Message[]): Promise<void> {
    const byKey = await this.readable(batch);
    const keys = [...byKey.values()].map(([first]) => keyOf(first as PublicEvent));
    if (keys.length === 0) return;
    const [parkedKeys, progress] = await Promise.all([this.parkedAmong(keys), this.dependencies.applier.progressOf(keys)]);
    await Promise.all(
      [...byKey].map(([key, events]) => {
        const take = () => this.takeKey(events, progress.get(key) as KeyProgress, parkedKeys.has(key));
        return this.slots.run(() => this.dependencies.keys.run(key, take));
      }),
    );
    await this.dependencies.applier.flush([...progress.values()]);
  }

  private async readable(batch: readonly Message[]): Promise<Map<string, PublicEvent[]>> {
    const byKey = new Map<string, PublicEvent[]>();
    for (const message of batch) {
      const event = await this.decoded(message);
      if (event === null) continue;
      const key = textOfKey(keyOf(event));
      const events = byKey.get(key);
      if (events === undefined) byKey.set(key, [event]);
      else events.push(event);
    }
    return byKey;
  }

  /** What nobody can read has no sequence to hold the key by: the gap that it leaves parks the key at its next event. */
  private async decoded(message: Message): Promise<PublicEvent | null> {
    try {
      return decodeEvent(message.value);
    } catch (err) {
      this.dependencies.logger.error({ err, key: message.key }, 'an event that nobody can read is parked');
      await this.dependencies.parked.parkUnreadable('event', message, err);
      return null;
    }
  }

  private async parkedAmong(keys: readonly EventKey[]): Promise<Set<string>> {
    const found = await persistently('parked keys', this.dependencies, () => this.dependencies.parked.parkedKeys(keys));
    return new Set(found.map(textOfKey));
  }

  /** A redrive may have moved the key since its progress was read: then the commit conflicts and it is read again. */
  private async takeKey(events: readonly PublicEvent[], progress: KeyProgress, isParked: boolean): Promise<void> {
    let parked = isParked;
    for (const event of events) {
      if (event.sequence <= progress.seen) continue;
      parked = parked && (await this.dependencies.parked.parkBehind(event));
      if (parked) continue;
      parked = await this.applyOrPark(event, progress);
    }
  }

  /** True when the event, and so its key, is now parked. */
  private async applyOrPark(event: PublicEvent, progress: KeyProgress): Promise<boolean> {
    const { applier, parked, logger } = this.dependencies;
    const applied = await applier.apply(event, progress);
    if (applied.kind === 'done') return false;
    await applier.flush([progress]);
    if (!(await parked.parkEvent(event, applied.error))) {
      await applier.reread(progress);
      return false;
    }
    logger.error({ err: applied.error, event: event.id }, 'an event is parked, and its key with it');
    return true;
  }
}

function keyOf(event: PublicEvent): EventKey {
  return { source: event.source, key: event.subject };
}
