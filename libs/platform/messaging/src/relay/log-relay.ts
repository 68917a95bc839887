import type { ServiceName } from '@corridor/contracts';
import type { EventStore, RecordedEvent } from '@corridor/event-store';
import type { Logger } from '@corridor/runtime';
import { inBackground } from '../loops/background.js';
import type { Checkpoints } from '../loops/checkpoints.js';
import { pause, Stopped } from '../loops/pause.js';
import type { HostMetrics } from '../metrics/host-metrics.js';
import type { MessagingDriver } from '../port/driver.js';
import { encode } from '../wire/encoding.js';
import { eventTopic } from '../wire/topics.js';
import type { ToPublic } from './public-event.js';
import { PublishWindow } from './publish-window.js';

export interface LogRelayOptions {
  readonly service: ServiceName;
  readonly store: Pick<EventStore, 'subscribe' | 'head'>;
  readonly driver: Pick<MessagingDriver, 'publish'>;
  readonly checkpoints: Checkpoints;
  readonly toPublic: ToPublic;
  /** Whether this instance is the one that publishes. */
  readonly held: () => boolean;
  readonly metrics: HostMetrics;
  readonly logger: Logger;
}

const CHECKPOINT = 'relay';
const BATCH_SIZE = 200;
/**
 * Publications under way at once. In one process a publication lasts until its slowest group has handled it, so this is
 * also how many batches a group may lag behind before it holds up the others.
 */
const MOST_UNDER_WAY = 64;
const SAVE_EVERY_MS = 250;
const LEASE_LOOK_MS = 100;

/** Another instance publishes by now, or will soon. */
class LeaseLost extends Error {
  constructor() {
    super('the lease of the relay has run out');
  }
}

/** Publishes the log, in order, from its checkpoint. There is no other outbox. */
export class LogRelay {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: LogRelayOptions) {}

  start(): void {
    const { logger, held } = this.options;
    this.running = inBackground('relay', { logger, signal: this.stopping.signal }, async () => {
      if (held()) await this.publishWhileHeld();
      return LEASE_LOOK_MS;
    });
  }

  /** Does not wait for publications under way: the next relay makes them again from the checkpoint. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** One stretch of publishing, until the lease is lost, the host stops, or a publication fails. */
  private async publishWhileHeld(): Promise<void> {
    const { store, checkpoints, held } = this.options;
    const after = await checkpoints.read(CHECKPOINT);
    const { epoch } = await store.head();
    const window = new PublishWindow(MOST_UNDER_WAY, after);
    let failure: { readonly error: unknown } | null = null;
    const subscription = store.subscribe({ after, batchSize: BATCH_SIZE, asRecorded: true }, async (batch) => {
      await window.room();
      // A process that stood still may wake up here, long after another has taken over.
      if (!held()) window.abandon((failure ??= { error: new LeaseLost() }).error);
      await window.room();
      if (batch.length > 0) this.publish(batch, epoch, window, (error) => (failure ??= { error }));
    });
    try {
      while (failure === null && held()) {
        await pause(SAVE_EVERY_MS, this.stopping.signal);
        await this.save(window);
      }
    } finally {
      window.abandon(new Stopped());
      await subscription.stop();
      // So that a quiet stop repeats nothing; if it fails, the next relay repeats a little.
      await this.save(window).catch(() => undefined);
    }
    if (failure !== null) throw (failure as { readonly error: unknown }).error;
  }

  private publish(batch: readonly RecordedEvent[], epoch: number, window: PublishWindow, onFailure: (error: unknown) => void): void {
    const { driver, service, toPublic } = this.options;
    const messages = batch.map((event) => ({ key: event.stream, value: encode(toPublic(event, epoch)) }));
    const [first, last] = [batch[0] as RecordedEvent, batch[batch.length - 1] as RecordedEvent];
    window.add(last.position, first.recordedAt, driver.publish(eventTopic(service), messages), onFailure);
  }

  private async save(window: PublishWindow): Promise<void> {
    const { checkpoints, store, metrics } = this.options;
    await checkpoints.save(CHECKPOINT, window.publishedUpTo);
    const oldest = window.oldestUnpublished;
    metrics.relayLag((await store.head()).position - window.publishedUpTo);
    metrics.oldestUnpublished(oldest === null ? 0 : Math.max(0, Date.now() - Date.parse(oldest)));
  }
}
