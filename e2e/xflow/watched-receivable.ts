import { setTimeout as sleep } from 'node:timers/promises';
import { reading, type XflowReceivable } from './receivable.js';
import type { Payer } from './deposits.suite.js';

const LONGEST_MS = 300_000;
const EVERY_MS = 40;

/** Reads a receivable over and over, so that what must hold at every moment is seen at many. */
export function watchReceivable(payer: Payer, receivable: Pick<XflowReceivable, 'id'>) {
  const seen: XflowReceivable[] = [];
  let isOver = false;
  const watching = (async () => {
    for (const end = Date.now() + LONGEST_MS; !isOver && Date.now() < end; await sleep(EVERY_MS)) seen.push(await reading(payer, receivable));
  })();
  return {
    /** All that was read until now. */
    stop: async (): Promise<readonly XflowReceivable[]> => {
      isOver = true;
      await watching;
      return seen;
    },
  };
}
