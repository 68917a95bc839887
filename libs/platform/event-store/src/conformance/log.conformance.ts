import { setTimeout as sleep } from 'node:timers/promises';
import { NO_STREAM, type EventStore } from '../port.js';
import { firstOf, revisionsOf, unitFor, wholeLog, type MakeTestBed, type TestBed } from './test-bed.fixture.js';

const STREAMS_A_WRITER = 40;
const EVENTS_A_STREAM = 15;

export function describeLog(makeTestBed: MakeTestBed): void {
  describe('the log', () => {
    let bed: TestBed;
    beforeAll(async () => {
      bed = await makeTestBed();
    });
    afterAll(() => bed.close());

    it('invariant 9: shows every event once and in order to who tails it while two processes write', async () => {
      const stores = [bed.open(), bed.open()] as const;
      const endLongTransaction = await bed.openLongTransaction?.();
      const seen: number[] = [];
      const tail = bed.open().subscribe({ after: 0, batchSize: 50, pollIntervalMs: 2 }, async (batch) => {
        seen.push(...batch.map(({ position }) => position));
        await sleep(1);
      });
      await Promise.all(stores.map((store, writer) => writeManyStreams(store, writer)));

      const log = await wholeLog(stores[0]);
      const total = stores.length * STREAMS_A_WRITER * EVENTS_A_STREAM;
      expect(log.map(({ position }) => position)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
      for (let waitedMs = 0; seen.length < total && waitedMs < 10_000; waitedMs += 20) await sleep(20);
      await tail.stop();
      expect(seen).toEqual(log.map(({ position }) => position));
      await endLongTransaction?.();
    });

    it('lets two processes that fight over one stream each win in turn, and lose nothing', async () => {
      const stores = [bed.open(), bed.open()] as const;
      await stores[0].commit(unitFor('fought over', NO_STREAM));
      await Promise.all(stores.map((store) => winOften(store, 'fought over', 20)));
      expect(await revisionsOf(stores[0], 'fought over')).toEqual(Array.from({ length: 41 }, (_, index) => index));
    });

    it('invariant 5: goes on where it was when a process starts anew', async () => {
      const before = bed.open();
      const first = firstOf(await before.commit(unitFor('restarted', NO_STREAM)));
      await before.close();
      const after = bed.open();
      const next = firstOf(await after.commit(unitFor('restarted', 0)));
      expect(next.position).toBe(first.position + 1);
      expect(await after.head()).toEqual({ position: next.position, epoch: 1 });
    });
  });
}

async function writeManyStreams(store: EventStore, writer: number): Promise<void> {
  const streams = Array.from({ length: STREAMS_A_WRITER }, (_, index) => `writer ${writer} stream ${index}`);
  await Promise.all(
    streams.map(async (stream) => {
      for (let revision = NO_STREAM; revision < EVENTS_A_STREAM - 1; revision += 1) await store.commit(unitFor(stream, revision));
    }),
  );
}

async function winOften(store: EventStore, stream: string, times: number): Promise<void> {
  for (let won = 0, tries = 0; won < times; tries += 1) {
    if (tries > 1_000) throw new Error('never wins');
    const revision = (await revisionsOf(store, stream)).at(-1) ?? NO_STREAM;
    won += await store.commit(unitFor(stream, revision)).then(() => 1, () => 0);
  }
}
