import { NO_STREAM, RevisionConflict, type EventStore } from '../port.js';
import { firstOf, revisionsOf, unitFor, type MakeTestBed, type TestBed } from './test-bed.fixture.js';

export function describePipelining(makeTestBed: MakeTestBed): void {
  describe('a writer that does not wait for its last unit', () => {
    let bed: TestBed;
    let store: EventStore;
    beforeAll(async () => {
      bed = await makeTestBed();
      store = bed.open();
    });
    afterAll(() => bed.close());

    it('has its units take effect in the order in which it submitted them', async () => {
      const busy: Promise<number>[] = [];
      const quiet: Promise<unknown>[] = [];
      for (let next = 0; next < 400; next += 1) {
        busy.push(store.commit(unitFor('busy', next - 1)).then((committed) => firstOf(committed).revision));
        quiet.push(store.commit(unitFor(`quiet ${next}`, NO_STREAM)));
        // Now and then the store may begin a commit, so that units of the stream wait for different ones.
        if (next % 7 === 0) await new Promise(setImmediate);
      }
      await Promise.all(quiet);
      expect(await Promise.all(busy)).toEqual(Array.from({ length: 400 }, (_, index) => index));
    });

    it('loses every unit that was decided on top of one that failed', async () => {
      await store.commit(unitFor('broken', NO_STREAM));
      const wrong = store.commit(unitFor('broken', 1));
      const onTop = [2, 3, 4].map((revision) => store.commit(unitFor('broken', revision)));
      for (const lost of await Promise.allSettled([wrong, ...onTop])) {
        expect(lost).toMatchObject({ status: 'rejected', reason: expect.any(RevisionConflict) as unknown });
      }
      expect(await revisionsOf(store, 'broken')).toEqual([0]);
      await store.commit(unitFor('broken', 0));
    });

    it('does not build upon an event of somebody else that took the place of its own', async () => {
      const stream = 'usurped';
      await store.commit(unitFor(stream, NO_STREAM));
      await bed.open().commit(unitFor(stream, 0));
      // The first unit expects what is no longer so; the second expects exactly what is there, but not by this writer.
      const [first, second] = await Promise.allSettled([store.commit(unitFor(stream, 0)), store.commit(unitFor(stream, 1))]);
      expect(first).toMatchObject({ status: 'rejected', reason: expect.any(RevisionConflict) as unknown });
      expect(second).toMatchObject({ status: 'rejected', reason: expect.any(RevisionConflict) as unknown });
      expect(await revisionsOf(store, stream)).toEqual([0, 1]);
    });

    it('does so even when the later unit waits for another commit', async () => {
      const stream = 'usurped later';
      await store.commit(unitFor(stream, NO_STREAM));
      await bed.open().commit(unitFor(stream, 0));
      const first = store.commit(unitFor(stream, 0));
      await new Promise(setImmediate);
      const second = store.commit(unitFor(stream, 1));
      const settled = await Promise.allSettled([first, second]);
      expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    });

    it('may go on once it has read the stream again', async () => {
      await expect(store.commit(unitFor('usurped', 0))).rejects.toThrow(RevisionConflict);
      await store.commit(unitFor('usurped', 1));
      expect(await revisionsOf(store, 'usurped')).toEqual([0, 1, 2]);
    });

    it('keeps that order across streams that share units', async () => {
      if (!store.capabilities.severalStreams) return;
      const append = (stream: string, expectedRevision: number) => unitFor(stream, expectedRevision).appends;
      const units = [
        { appends: append('p', -1) },
        { appends: [...append('p', 0), ...append('q', -1)] },
        { appends: append('q', 0) },
        { appends: [...append('q', 1), ...append('p', 1)] },
      ];
      const done = units.map(async (unit) => {
        await new Promise(setImmediate);
        return firstOf(await store.commit(unit)).position;
      });
      const positions = await Promise.all(done);
      expect([...positions].sort((a, b) => a - b)).toEqual(positions);
    });
  });
}
