import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './client.js';

const PATIENCE_MS = 180_000;
const PAUSE_MS = 500;

/**
 * Asks again while the answer is "not now", which it may be on a busy machine. What is asked must carry an Idempotency-Key, so
 * that it happens once.
 */
export async function patiently<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503 || Date.now() > deadline) return answer;
    await sleep(PAUSE_MS);
  }
}
