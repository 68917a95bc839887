import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestKeeper } from '@corridor/contracts/accounts';
import { memoryKeeper } from './memory-keeper.fixture.js';
import { SharedCounter } from './shared-counter.js';

const LIMIT = 100;

/** A keeper at the other end of a network, which counts how often it is asked. */
function remote(delayMs = 2) {
  const keeper = memoryKeeper();
  const state = { calls: 0, isAway: false };
  const far: RequestKeeper = {
    async take(gateway, asked) {
      state.calls += 1;
      await sleep(delayMs);
      if (state.isAway) throw new Error('the keeper is away');
      const answer = await keeper.take(gateway, asked);
      await sleep(delayMs);
      return answer;
    },
  };
  return { far, state };
}

const gatewaysOf = (far: RequestKeeper, count: number) => Array.from({ length: count }, (_, at) => new SharedCounter({ keeper: far, gateway: `gateway-${at}` }));

/** Sends at a steady pace, shared out by `weights`, and says how many were admitted. */
async function admittedOf(gateways: readonly SharedCounter[], { perSecond, ms, weights }: { perSecond: number; ms: number; weights: readonly number[] }): Promise<number> {
  const startedAt = performance.now();
  const answers: Promise<boolean>[] = [];
  while (performance.now() - startedAt < ms) {
    const due = ((performance.now() - startedAt) * perSecond) / 1_000;
    while (answers.length < due) {
      const place = (answers.length * 37) % 100;
      const at = weights.findIndex((_, index) => place < weights.slice(0, index + 1).reduce((sum, weight) => sum + weight, 0));
      answers.push((gateways[at] as SharedCounter).count('key/reads', LIMIT).then(({ count }) => count <= LIMIT));
    }
    await sleep(1);
  }
  return (await Promise.all(answers)).filter((admitted) => admitted).length;
}

describe('a limit that gateways share', () => {
  it.each([
    ['evenly', [34, 33, 33]],
    ['mostly to one', [90, 5, 5]],
    ['to one alone', [100, 0, 0]],
  ])('holds within a tenth, with the requests spread %s', async (_how, weights) => {
    const { far } = remote();
    const gateways = gatewaysOf(far, 3);
    await Promise.all(gateways.map((each) => each.count('another', LIMIT)));
    // Three windows, the last of which is over in between: what comes after it falls into a fourth that must stay empty.
    const admitted = await admittedOf(gateways, { perSecond: 350, ms: 2_900, weights });
    expect(admitted).toBeGreaterThanOrEqual(3 * LIMIT * 0.9);
    expect(admitted).toBeLessThanOrEqual(3 * LIMIT * 1.1);
  });

  it('holds within a tenth when all comes at once', async () => {
    const { far } = remote();
    const gateways = gatewaysOf(far, 4);
    const counts = await Promise.all(Array.from({ length: 1_000 }, (_, at) => (gateways[at % 4] as SharedCounter).count('key/reads', LIMIT)));
    const admitted = counts.filter(({ count }) => count <= LIMIT).length;
    expect(admitted).toBeGreaterThanOrEqual(LIMIT * 0.9);
    expect(admitted).toBeLessThanOrEqual(LIMIT * 1.1);
  });

  it('refuses nobody who stays below it, and seldom asks for him', async () => {
    const { far, state } = remote();
    const gateways = gatewaysOf(far, 2);
    const admitted = await admittedOf(gateways, { perSecond: 80, ms: 1_800, weights: [50, 50] });
    expect(admitted).toBeGreaterThanOrEqual(140);
    expect(state.calls).toBeLessThan(admitted);
  });

  it('asks for nobody while there is one gateway, but once a second', async () => {
    const { far, state } = remote();
    const gateways = gatewaysOf(far, 1);
    await gateways[0]?.count('another', 1);
    await sleep(1_050);
    const admitted = await admittedOf(gateways, { perSecond: 90, ms: 1_800, weights: [100] });
    expect(admitted).toBeGreaterThanOrEqual(160);
    expect(state.calls).toBeLessThanOrEqual(4);
    const counts = await Promise.all(Array.from({ length: 300 }, () => (gateways[0] as SharedCounter).count('other/reads', LIMIT)));
    expect(counts.filter(({ count }) => count <= LIMIT)).toHaveLength(LIMIT);
  });

  it('asks no more for who has used it up', async () => {
    const { far, state } = remote();
    const [gateway] = gatewaysOf(far, 1) as [SharedCounter];
    await Promise.all(Array.from({ length: 150 }, () => gateway.count('key/reads', LIMIT)));
    const { calls } = state;
    const counts = await Promise.all(Array.from({ length: 150 }, () => gateway.count('key/reads', LIMIT)));
    expect(counts.every(({ count }) => count > LIMIT)).toBe(true);
    expect(state.calls).toBe(calls);
  });

  it('is shared out evenly while the keeper is away, and says when it is over', async () => {
    const { far, state } = remote();
    const gateways = gatewaysOf(far, 2);
    await Promise.all(gateways.map((each) => each.count('another', LIMIT)));
    await sleep(20);
    await Promise.all(gateways.map((each) => each.count('yet another', 1)));
    state.isAway = true;
    const counts = await Promise.all(Array.from({ length: 400 }, (_, at) => (gateways[at % 2] as SharedCounter).count('key/reads', LIMIT)));
    expect(counts.filter(({ count }) => count <= LIMIT).length).toBeLessThanOrEqual(LIMIT * 1.1);
    expect(counts.filter(({ count }) => count <= LIMIT).length).toBeGreaterThanOrEqual(LIMIT * 0.9);
    for (const { remainingMs } of counts) expect(remainingMs).toBeLessThanOrEqual(1_000);
  });
});
