import type { Random } from '../load/random.js';
import type { Party, RunRecord } from '../load/record.js';
import { live, work, type WorkOptions } from '../load/workload.js';

export interface LoadOptions {
  readonly parties: readonly Party[];
  readonly record: RunRecord;
  readonly random: Random;
  readonly workers: number;
  readonly restMs?: { readonly least: number; readonly most: number };
}

/** Payments under way at once from deposit to payout, for each party. They mostly wait. */
const LIVES = 2;

/** Keeps the load up while something is done, and ends with its last answer. Throws as soon as a worker gives up. */
export async function underLoad({ parties, record, random, workers, restMs }: LoadOptions, during: () => Promise<void>): Promise<void> {
  let isOver = false;
  const everyone = [...Array.from({ length: workers }, () => work), ...Array.from({ length: LIVES * parties.length }, () => live)];
  const begin = (does: (options: WorkOptions) => Promise<void>, index: number) => {
    const party = parties[index % parties.length];
    if (party === undefined) throw new Error('there are no parties');
    return does({ party, record, restMs, random: random.fork(`worker ${index}`), isOver: () => isOver });
  };
  const all = Promise.all(everyone.map(begin));
  const failed = all.then(() => {
    throw new Error('the workers ended before the rest was over');
  });
  failed.catch(() => undefined);
  try {
    await Promise.race([during(), failed]);
  } finally {
    isOver = true;
  }
  await all;
}
