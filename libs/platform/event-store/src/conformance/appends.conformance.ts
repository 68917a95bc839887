import { eventHash, FIRST_PREDECESSOR } from '../hash-chain.js';
import { NO_STREAM, RevisionConflict, StoreClosed, type EventStore } from '../port.js';
import { anEvent, revisionsOf, unitFor, wholeLog, type MakeTestBed, type TestBed } from './test-bed.fixture.js';

export function describeAppends(makeTestBed: MakeTestBed): void {
  describe('appending', () => {
    let bed: TestBed;
    let store: EventStore;
    beforeAll(async () => {
      bed = await makeTestBed();
      store = bed.open();
    });
    afterAll(() => bed.close());

    it('gives back what went in, to the last byte', async () => {
      const event = anEvent({}, { body: '{ "memo": "Zoë \\"💶\\" \\\\ {a,b} \\u0000",\n "n": 1.0 }', correlation: 'a "b" \\c', version: 3 });
      const { events } = await store.commit({ appends: [{ stream: 'bytes', expectedRevision: NO_STREAM, events: [event] }] });
      const read = await store.readStream('bytes');
      expect(read).toEqual(events[0]);
      expect(read).toEqual([expect.objectContaining({ ...event, stream: 'bytes', revision: 0 })]);
    });

    it('invariant 5: chains each event to the one before it', async () => {
      const two = [anEvent({ n: 0 }), anEvent({ n: 1 })];
      await store.commit({ appends: [{ stream: 'chain', expectedRevision: NO_STREAM, events: two }] });
      await bed.open().commit(unitFor('chain', 1));
      const chain = await store.readStream('chain');
      let hash = FIRST_PREDECESSOR;
      for (const event of chain) {
        hash = eventHash(hash, event);
        expect(event.hash.toString('hex')).toBe(hash.toString('hex'));
      }
      expect(chain).toHaveLength(3);
    });

    it('refuses an event for a stream that has moved on, and writes nothing', async () => {
      await store.commit(unitFor('moved', NO_STREAM));
      const { position } = await store.head();
      await expect(store.commit(unitFor('moved', NO_STREAM))).rejects.toThrow(RevisionConflict);
      await expect(store.commit(unitFor('moved', 1))).rejects.toThrow(RevisionConflict);
      await expect(store.commit(unitFor('never begun', 0))).rejects.toThrow(RevisionConflict);
      expect(await store.head()).toEqual(expect.objectContaining({ position }));
    });

    it('lets one of many processes begin a stream', async () => {
      const stores = [store, bed.open(), bed.open(), bed.open()];
      const begun = await Promise.allSettled(stores.map((each) => each.commit(unitFor('contested', NO_STREAM))));
      expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const each of begun) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(RevisionConflict);
    });

    it('appends to several streams together or not at all', async () => {
      if (!store.capabilities.severalStreams) return;
      const to = (stream: string, expectedRevision: number) => ({ stream, expectedRevision, events: [anEvent()] });
      await store.commit({ appends: [to('left', NO_STREAM), to('right', NO_STREAM)] });
      await expect(store.commit({ appends: [to('left', 0), to('right', 7)] })).rejects.toThrow(RevisionConflict);
      expect(await revisionsOf(store, 'left')).toEqual([0]);
      const found = await store.readStreams(['left', 'right', 'nowhere']);
      expect([...found.keys()].sort()).toEqual(['left', 'right']);
    });

    it('reads a part of a stream', async () => {
      const events = [0, 1, 2, 3].map((n) => anEvent({ n }));
      await store.commit({ appends: [{ stream: 'long', expectedRevision: NO_STREAM, events }] });
      expect((await store.readStream('long', { from: 1, limit: 2 })).map(({ revision }) => revision)).toEqual([1, 2]);
      expect(await store.readStream('empty')).toEqual([]);
    });

    it.each([
      ['a control character', { body: '{"a":"\u001e"}' }],
      ['a null byte', { type: 'Note\u0000Taken' }],
      ['half a character', { body: '"\ud83d"' }],
      ['an upper-case command id', { commandId: '01890A5D-AC96-774B-BCCE-B302099A8057' }],
      ['a time of another form', { recordedAt: '2026-11-01T09:30:00Z' }],
    ])('refuses an event with %s', async (_what, change) => {
      const events = [anEvent({}, change)];
      const bad = store.commit({ appends: [{ stream: 'bad', expectedRevision: NO_STREAM, events }] });
      await expect(bad).rejects.toThrow(TypeError);
    });

    it('invariant 9: numbers the log without a gap', async () => {
      const log = await wholeLog(store);
      expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
      expect((await store.head()).position).toBe(log.length);
    });

    it('finishes what was submitted before it closes, and takes no more', async () => {
      const closing = bed.open();
      const last = closing.commit(unitFor('last words', NO_STREAM));
      await closing.close();
      expect((await last).events[0]).toHaveLength(1);
      await expect(closing.commit(unitFor('last words', 0))).rejects.toThrow(StoreClosed);
    });
  });
}
