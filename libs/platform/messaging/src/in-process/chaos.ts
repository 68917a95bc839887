import type { Message } from '../port/driver.js';

/** How a test makes the in-process driver as unkind as a broker may be. The same seed does the same things. */
export interface ChaosOptions {
  readonly seed: number;
  /** Share of the batches that are delivered a second time, 0 to 1 (default 0.2). */
  readonly redeliver?: number;
  /** Whether messages of different keys overtake each other (default true). Those of one key never do. */
  readonly reorder?: boolean;
}

const DEFAULT_REDELIVER = 0.2;

/** What happens to a batch between queue and handler. */
export interface Chaos {
  again(): boolean;
  disorder<Item extends Message>(batch: readonly Item[]): Item[];
}

export const noChaos: Chaos = { again: () => false, disorder: (batch) => [...batch] };

export function chaosOf({ seed, redeliver = DEFAULT_REDELIVER, reorder = true }: ChaosOptions): Chaos {
  const random = mulberry32(seed);
  return {
    again: () => random() < redeliver,
    disorder: (batch) => (reorder ? shuffledAcrossKeys(batch, random) : [...batch]),
  };
}

/** Takes the next message of some key until none is left. */
function shuffledAcrossKeys<Item extends Message>(batch: readonly Item[], random: () => number): Item[] {
  const byKey = new Map<string, Item[]>();
  for (const item of batch) {
    const queue = byKey.get(item.key);
    if (queue === undefined) byKey.set(item.key, [item]);
    else queue.push(item);
  }
  const queues = [...byKey.values()];
  return batch.map(() => {
    const at = Math.floor(random() * queues.length);
    const queue = queues[at] as Item[];
    const item = queue.shift() as Item;
    if (queue.length === 0) queues.splice(at, 1);
    return item;
  });
}

/** A small seeded generator of numbers from 0 to 1: Mulberry32, public domain. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
