import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@corridor/testing';
import { silent, TestBed } from '../host/test-bed.fixture.js';
import { PublishWindow } from '../relay/publish-window.js';
import { Checkpoints } from './checkpoints.js';
import { KeyQueue } from './key-queue.js';
import { Lease } from './lease.js';
import { backoffMs, pause, Stopped } from './pause.js';
import { Slots } from './slots.js';

describe('the line of a key', () => {
  it('lets one go at a time, in order, and other keys at once', async () => {
    const keys = new KeyQueue();
    const order: string[] = [];
    const work = (name: string, ms: number) => async () => {
      await sleep(ms);
      order.push(name);
    };
    await Promise.all([keys.run('a', work('a1', 30)), keys.run('a', work('a2', 1)), keys.run('b', work('b1', 5))]);
    expect(order).toEqual(['b1', 'a1', 'a2']);
  });

  it('keeps those behind waiting for everybody before one who left early', async () => {
    const keys = new KeyQueue();
    const [first, second, third] = [keys.enter('a'), keys.enter('a'), keys.enter('a')];
    expect(await second.comes(10)).toBe(false);
    second.leave();
    expect(await third.comes(10)).toBe(false);
    first.leave();
    expect(await third.comes(1_000)).toBe(true);
  });

  it('holds on to nothing of those who left while it never ends', async () => {
    const keys = new KeyQueue();
    const { tails } = keys as unknown as { readonly tails: ReadonlyMap<string, Promise<unknown>> };
    const turns = [keys.enter('a'), keys.enter('a'), keys.enter('a')];
    const end = tails.get('a');
    for (const turn of turns) turn.leave();
    expect(await end).toBeUndefined();
  });
});

describe('slots', () => {
  it('never let more run than there are, and let everything run', async () => {
    const slots = new Slots(3);
    let running = 0;
    let most = 0;
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        slots.run(async () => {
          most = Math.max(most, (running += 1));
          await sleep(1);
          running -= 1;
          return at;
        }),
      ),
    );
    expect([most, done.length, slots.free]).toEqual([3, 20, 3]);
  });
});

describe('a pause', () => {
  it('ends at once when the host stops', async () => {
    const stopping = new AbortController();
    const waiting = pause(60_000, stopping.signal);
    stopping.abort();
    await expect(waiting).rejects.toThrow(Stopped);
  });

  it('grows up to its limit', () => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const ms = backoffMs(attempt, { firstMs: 10, mostMs: 1_000 });
      expect(ms).toBeGreaterThanOrEqual(Math.min(500, 5 * 2 ** attempt));
      expect(ms).toBeLessThanOrEqual(Math.min(1_000, 10 * 2 ** attempt));
    }
  });
});

describe('the window of publications', () => {
  it('counts as published only what has nothing unpublished before it (invariant 9)', async () => {
    const window = new PublishWindow(2, 0);
    let finish = () => {};
    window.add(10, 'first', new Promise<void>((resolve) => (finish = resolve)), () => undefined);
    window.add(20, 'second', Promise.resolve(), () => undefined);
    await sleep(1);
    expect([window.publishedUpTo, window.oldestUnpublished]).toEqual([0, 'first']);
    const room = window.room();
    finish();
    await room;
    expect([window.publishedUpTo, window.oldestUnpublished]).toEqual([20, null]);
  });

  it('lets nothing follow a publication that failed', async () => {
    const window = new PublishWindow(2, 0);
    window.add(10, 'first', Promise.reject(new Error('broker')), () => undefined);
    await sleep(1);
    await expect(window.room()).rejects.toThrow('broker');
    expect(window.publishedUpTo).toBe(0);
  });
});

describe('what instances keep in the database', () => {
  let bed: TestBed;
  beforeAll(async () => (bed = await TestBed.open()));
  afterAll(async () => bed.close());

  it('gives a lease to one at a time, and to another when the holder stops or dies', async () => {
    const lease = (ttlMs: number) => new Lease({ pool: bed.pool, schema: bed.schema, name: 'spec', logger: silent, ttlMs });
    const [one, two] = [lease(400), lease(400)];
    one.start();
    await eventually(() => expect(one.held()).toBe(true));
    two.start();
    await sleep(600);
    expect([one.held(), two.held()]).toEqual([true, false]);
    await one.stop();
    await eventually(() => expect(two.held()).toBe(true));
    await bed.pool.query(`update ${bed.schema}.leases set holder = 'a dead one', expires_at = now() + interval '300 ms'`);
    await eventually(() => expect(two.held()).toBe(false));
    await eventually(() => expect(two.held()).toBe(true));
    await two.stop();
  });

  it('never moves a checkpoint back', async () => {
    const [one, two] = [new Checkpoints(bed.pool, bed.schema), new Checkpoints(bed.pool, bed.schema)];
    await one.save('spec', 7);
    await two.save('spec', 5);
    expect(await two.read('spec')).toBe(7);
    expect(await two.read('another')).toBe(0);
  });
});
