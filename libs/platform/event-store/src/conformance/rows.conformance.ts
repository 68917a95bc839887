import { NO_STREAM, RowConflict, write, type EventStore } from '../port.js';
import { firstOf, revisionsOf, unitFor, type MakeTestBed, type RowsBed, type TestBed } from './test-bed.fixture.js';

export function describeRows(makeTestBed: MakeTestBed): void {
  describe('rows that go with events', () => {
    let bed: TestBed;
    let store: EventStore;
    let rows: RowsBed | undefined;
    beforeAll(async () => {
      bed = await makeTestBed();
      store = bed.open();
      rows = store.capabilities.rowsWithEvents ? bed.rows : undefined;
    });
    afterAll(() => bed.close());

    const textOf = async (key: string) => (await rows?.read())?.find((note) => note.key === key)?.text;

    it('can be tested when the store says that it has them', () => {
      expect(rows !== undefined).toBe(store.capabilities.rowsWithEvents);
    });

    it('are there with their event', async () => {
      if (!rows) return;
      await store.commit(unitFor('s1', NO_STREAM, [write(rows.addOnce, [{ key: 'k1', text: 'one' }])]));
      expect(await textOf('k1')).toBe('one');
    });

    it('invariant 12: are not there when their event is refused', async () => {
      if (!rows) return;
      const refused = store.commit(unitFor('s1', 5, [write(rows.addOnce, [{ key: 'refused', text: '' }])]));
      await expect(refused).rejects.toThrow('no longer at revision 5');
      expect(await textOf('refused')).toBeUndefined();
    });

    it('fail their own unit, and no other of the batch, when they conflict', async () => {
      if (!rows) return;
      const { addOnce } = rows;
      await store.commit({ appends: [], rows: [write(addOnce, [{ key: 'taken', text: '' }])] });
      const { position } = await store.head();
      const keys = ['f1', 'taken', 'f2', 'f3'];
      const settled = await Promise.allSettled(
        keys.map((key) => store.commit(unitFor(key, NO_STREAM, [write(addOnce, [{ key, text: key }])]))),
      );
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect(settled[1]).toMatchObject({ reason: expect.any(RowConflict) as unknown });
      expect(await revisionsOf(store, 'taken')).toEqual([]);
      expect((await store.head()).position).toBe(position + 3);
    });

    it('take with them what was decided on top of a unit that they failed', async () => {
      if (!rows) return;
      const conflicting = write(rows.addOnce, [{ key: 'taken', text: '' }]);
      const settled = await Promise.allSettled([
        store.commit(unitFor('pipelined', NO_STREAM, [conflicting])),
        store.commit(unitFor('pipelined', 0)),
        store.commit(unitFor('bystander', NO_STREAM)),
      ]);
      expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    });

    it('know the position of their unit\'s first event', async () => {
      if (!rows) return;
      const { place } = rows;
      const committed = await Promise.all(
        ['p1', 'p2', 'p3'].map((key) => store.commit(unitFor(key, NO_STREAM, [write(place, [{ key, text: '' }])]))),
      );
      const notes = await rows.read();
      committed.forEach((unit, index) => {
        expect(notes.find(({ key }) => key === `p${index + 1}`)?.position).toBe(firstOf(unit).position);
      });
      const homeless = store.commit({ appends: [], rows: [write(place, [{ key: 'p4', text: '' }])] });
      await expect(homeless).rejects.toThrow(TypeError);
    });

    it('of one key are written one after another when units of one batch share it', async () => {
      if (!rows) return;
      const { extend } = rows;
      await Promise.all(['a', 'b', 'c', 'd'].map((text) => store.commit({ appends: [], rows: [write(extend, [{ key: 'log', text }])] })));
      expect(await textOf('log')).toBe('abcd');
    });

    it('of many processes in crossed order never end in a deadlock', async () => {
      if (!rows) return;
      const { extend } = rows;
      const keys = Array.from({ length: 20 }, (_, index) => ({ key: `crossed ${index}`, text: '.' }));
      const work = [store, bed.open()].flatMap((each, index) =>
        Array.from({ length: 30 }, () => each.commit({ appends: [], rows: [write(extend, index ? [...keys].reverse() : keys)] })),
      );
      await Promise.all(work);
      expect(await textOf('crossed 7')).toHaveLength(60);
    });

    it('without events leave the log as it was', async () => {
      if (!rows) return;
      const head = await store.head();
      await store.commit({ appends: [], rows: [write(rows.addOnce, [{ key: 'alone', text: 'x' }])] });
      expect(await store.head()).toEqual(head);
    });
  });
}
