import { backoffMs, pause } from '../../loops/pause.js';
import type { Lane, Slice } from './lane.js';

export interface DispatcherOptions<Item> {
  readonly maxBatch: number;
  /** Batches handled at once. */
  readonly maxInFlight: number;
  /** Whether a lane's next messages wait until the batch that holds its last ones is done. */
  readonly oneBatchPerLane: boolean;
  readonly lanes: () => readonly Lane<Item>[];
  readonly handle: (batch: readonly Item[]) => Promise<void>;
}

interface Part<Item> {
  readonly lane: Lane<Item>;
  readonly slice: Slice;
}

const BACKOFF = { firstMs: 100, mostMs: 1_000 };

/** Cuts batches across lanes and hands them to the handler; a batch that throws again and again until it doesn't. */
export class Dispatcher<Item> {
  private readonly stopping = new AbortController();
  private readonly inFlight = new Set<Promise<void>>();
  private failing = 0;
  /** Where the next batch begins to look, so that a full lane does not starve the others. */
  private turn = 0;

  constructor(private readonly options: DispatcherOptions<Item>) {}

  /** Begins as many batches as may be begun. */
  feed(): void {
    // While a batch is tried again, nothing may overtake it.
    while (!this.stopping.signal.aborted && this.failing === 0 && this.inFlight.size < this.options.maxInFlight) {
      const { items, parts } = this.cut();
      if (items.length === 0) return;
      const delivery = this.deliver(items, parts).finally(() => {
        this.inFlight.delete(delivery);
        this.feed();
      });
      this.inFlight.add(delivery);
    }
  }

  /** Begins nothing more; resolves when everything that was begun has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    while (this.inFlight.size > 0) await Promise.all(this.inFlight);
  }

  private cut(): { readonly items: Item[]; readonly parts: Part<Item>[] } {
    const { maxBatch, oneBatchPerLane } = this.options;
    const lanes = this.options.lanes().filter((lane) => lane.length > 0 && lane.free && !(oneBatchPerLane && lane.busy));
    const items: Item[] = [];
    const parts: Part<Item>[] = [];
    this.turn += 1;
    for (let at = 0; at < lanes.length && items.length < maxBatch; at += 1) {
      const lane = lanes[(this.turn + at) % lanes.length] as Lane<Item>;
      const { items: some, slice } = lane.cut(maxBatch - items.length);
      items.push(...some);
      parts.push({ lane, slice });
    }
    return { items, parts };
  }

  private async deliver(items: readonly Item[], parts: readonly Part<Item>[]): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.options.handle(items);
        if (attempt > 0) this.failing -= 1;
        for (const { lane, slice } of parts) lane.finish(slice);
        return;
      } catch {
        // The layer above has said why in its log.
        if (attempt === 0) this.failing += 1;
        await pause(backoffMs(attempt, BACKOFF), this.stopping.signal).catch(() => undefined);
        if (!this.stopping.signal.aborted && parts.some(({ lane }) => !lane.lost)) continue;
        this.failing -= 1;
        for (const { lane, slice } of parts) if (lane.lost) lane.finish(slice);
        return;
      }
    }
  }
}
