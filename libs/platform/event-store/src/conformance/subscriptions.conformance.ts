import { setTimeout as sleep } from 'node:timers/promises';
import { NO_STREAM, type EventStore, type RecordedEvent } from '../port.js';
import { unitFor, type MakeTestBed, type TestBed } from './test-bed.fixture.js';

const NEVER_MS = 3_600_000;

export function describeSubscriptions(makeTestBed: MakeTestBed): void {
  describe('a subscriber', () => {
    let bed: TestBed;
    let store: EventStore;
    beforeAll(async () => {
      bed = await makeTestBed();
      store = bed.open();
      for (const name of ['a', 'b', 'c', 'd', 'e']) await store.commit(unitFor(name, NO_STREAM));
    });
    afterAll(() => bed.close());

    const positions = (events: readonly RecordedEvent[]) => events.map(({ position }) => position);

    it('starts after the position that it names', async () => {
      const seen = await collect(store, { after: 2, count: 3 });
      expect(positions(seen)).toEqual([3, 4, 5]);
    });

    it('hears of an event of its own process without asking again', async () => {
      const { position } = await store.head();
      const seen = collect(store, { after: position, count: 1, pollIntervalMs: NEVER_MS });
      await sleep(50);
      await store.commit(unitFor('heard at once', NO_STREAM));
      expect(positions(await seen)).toEqual([position + 1]);
    });

    it('hears of an event of another process', async () => {
      const { position } = await store.head();
      const seen = collect(bed.open(), { after: position, count: 1, pollIntervalMs: 5 });
      await sleep(20);
      await store.commit(unitFor('heard elsewhere', NO_STREAM));
      expect(positions(await seen)).toEqual([position + 1]);
    });

    it('invariant 9: gets a batch again until it has handled it, and nothing before that', async () => {
      const given: number[][] = [];
      let enough = () => {};
      const handled = new Promise<void>((resolve) => (enough = resolve));
      const tail = store.subscribe({ after: 0, batchSize: 2 }, async (batch) => {
        given.push(positions(batch));
        if (given.length < 3) throw new Error('not yet');
        if (given.length === 4) enough();
      });
      await handled;
      await tail.stop();
      expect(given.slice(0, 4)).toEqual([[1, 2], [1, 2], [1, 2], [3, 4]]);
    });

    it('has no handler running once it has stopped', async () => {
      let running = 0;
      let calls = 0;
      const tail = store.subscribe({ after: 0, batchSize: 1 }, async () => {
        running += 1;
        calls += 1;
        await sleep(30);
        running -= 1;
      });
      while (running === 0) await sleep(1);
      await tail.stop();
      expect({ running, calls }).toEqual({ running: 0, calls: 1 });
    });

    it('stops even while its handler keeps failing', async () => {
      const tail = store.subscribe({ after: 0 }, () => Promise.reject(new Error('always')));
      await sleep(30);
      await tail.stop();
    });
  });
}

function collect(
  store: EventStore,
  { after, count, pollIntervalMs }: { readonly after: number; readonly count: number; readonly pollIntervalMs?: number },
): Promise<RecordedEvent[]> {
  return new Promise((resolve) => {
    const seen: RecordedEvent[] = [];
    const options = pollIntervalMs === undefined ? { after } : { after, pollIntervalMs };
    const tail = store.subscribe(options, async (batch) => {
      seen.push(...batch);
      if (seen.length >= count) void tail.stop().then(() => resolve(seen.slice(0, count)));
    });
  });
}
