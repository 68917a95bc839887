import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@corridor/testing';
import { Dispatcher, type DispatcherOptions } from './dispatcher.js';
import { Lane } from './lane.js';

function lanesOf(...counts: number[]): Lane<string>[] {
  return counts.map((count, partition) => {
    const lane = new Lane<string>('t', partition);
    lane.add(Array.from({ length: count }, (_, offset) => ({ offset, item: `${partition}/${offset}` })), count);
    return lane;
  });
}

/** A handler whose batches end when the spec says so. */
function held() {
  const begun: { readonly items: readonly string[]; readonly end: () => void }[] = [];
  const handle = (items: readonly string[]) => new Promise<void>((end) => void begun.push({ items, end }));
  return { begun, handle };
}

const dispatch = (lanes: readonly Lane<string>[], options: Pick<DispatcherOptions<string>, 'handle'> & Partial<DispatcherOptions<string>>) => {
  const dispatcher = new Dispatcher({ maxBatch: 10, maxInFlight: 2, oneBatchPerLane: false, lanes: () => lanes, ...options });
  dispatcher.feed();
  return dispatcher;
};

describe('the dispatcher', () => {
  it('cuts batches across lanes, no larger and no more at once than allowed', async () => {
    const { begun, handle } = held();
    dispatch(lanesOf(6, 6, 12), { handle });
    expect(begun.map(({ items }) => items.length)).toEqual([10, 10]);
    expect(new Set(begun[0]!.items.map((item) => item[0])).size).toBeGreaterThan(1);
    begun[0]!.end();
    await eventually(() => expect(begun).toHaveLength(3));
  });

  it('has one batch of a lane at a time where that is asked for', async () => {
    const { begun, handle } = held();
    dispatch(lanesOf(4), { handle, maxBatch: 2, oneBatchPerLane: true });
    await sleep(20);
    expect(begun.map(({ items }) => items)).toEqual([['0/0', '0/1']]);
    begun[0]!.end();
    await eventually(() => expect(begun[1]!.items).toEqual(['0/2', '0/3']));
  });

  it('hands a batch over again when it throws, before what comes after it', async () => {
    const seen: string[][] = [];
    const lanes = lanesOf(4);
    dispatch(lanes, {
      maxBatch: 2,
      maxInFlight: 1,
      handle: async (items) => {
        seen.push([...items]);
        if (seen.length < 3) throw new Error('the database is away');
      },
    });
    await eventually(() => expect(lanes[0]!.toCommit).toBe(4));
    expect(seen).toEqual([['0/0', '0/1'], ['0/0', '0/1'], ['0/0', '0/1'], ['0/2', '0/3']]);
  });

  it('begins nothing new while a batch is tried again, though there is room', async () => {
    const seen: string[] = [];
    const lanes = lanesOf(4);
    dispatch(lanes, {
      maxBatch: 1,
      handle: async ([item]) => {
        seen.push(item as string);
        if (item === '0/0' && seen.filter((each) => each === '0/0').length < 3) throw new Error('the database is away');
      },
    });
    await eventually(() => expect(lanes[0]!.toCommit).toBe(4));
    expect(seen).toEqual(['0/0', '0/1', '0/0', '0/0', '0/2', '0/3']);
  });

  it('stops trying a batch again when its partitions are another member\'s', async () => {
    let tries = 0;
    const lanes = lanesOf(1);
    const dispatcher = dispatch(lanes, {
      handle: async () => {
        tries += 1;
        lanes[0]!.lose();
        throw new Error('the database is away');
      },
    });
    await eventually(() => expect(lanes[0]!.busy).toBe(false));
    await dispatcher.stop();
    expect(tries).toBe(1);
  });

  it('waits for what it has begun when it stops, begins nothing more, and leaves what failed undone', async () => {
    const { begun, handle } = held();
    const lanes = lanesOf(3);
    const dispatcher = dispatch(lanes, { handle, maxBatch: 1, maxInFlight: 1 });
    let isStopped = false;
    const stopped = dispatcher.stop().then(() => (isStopped = true));
    await sleep(20);
    expect(isStopped).toBe(false);
    begun[0]!.end();
    await stopped;
    expect([begun.length, lanes[0]!.toCommit]).toEqual([1, 1]);
  });
});
