import { Lane } from './lane.js';
import { Lanes } from './lanes.js';

const messages = (...offsets: number[]) => offsets.map((offset) => ({ offset, item: `m${offset}` }));

function laneWith(...offsets: number[]): Lane<string> {
  const lane = new Lane<string>('t', 0);
  lane.add(messages(...offsets), (offsets.at(-1) as number) + 1);
  return lane;
}

describe('a lane', () => {
  it('commits what is done, and nothing that comes after something undone', () => {
    const lane = laneWith(0, 1, 2, 3);
    const [first, second] = [lane.cut(2), lane.cut(2)];
    lane.finish(second.slice);
    expect(lane.toCommit).toBeNull();
    lane.finish(first.slice);
    expect(lane.toCommit).toBe(4);
  });

  it('commits an offset once', () => {
    const lane = laneWith(0);
    lane.finish(lane.cut(1).slice);
    lane.wasCommitted(1);
    expect(lane.toCommit).toBeNull();
  });

  it('commits across holes and markers, but no farther than what waits', () => {
    const lane = new Lane<string>('t', 0);
    lane.add(messages(3, 7), 9);
    lane.finish(lane.cut(1).slice);
    expect(lane.toCommit).toBe(7);
    lane.finish(lane.cut(1).slice);
    expect(lane.toCommit).toBe(9);
    lane.reach(12);
    expect(lane.toCommit).toBe(12);
  });

  it('does not commit markers behind messages that are being handled', () => {
    const lane = laneWith(0);
    const { slice } = lane.cut(1);
    lane.reach(2);
    expect(lane.toCommit).toBeNull();
    lane.finish(slice);
    expect(lane.toCommit).toBe(2);
  });

  it('takes a message that is fetched again only once', () => {
    const lane = laneWith(0, 1, 2);
    lane.cut(2);
    lane.add(messages(0, 1, 2, 3), 4);
    expect(lane.cut(9).items).toEqual(['m2', 'm3']);
  });

  it('that is lost begins nothing more and commits nothing', () => {
    const lane = laneWith(0, 1);
    const { slice } = lane.cut(1);
    lane.lose();
    lane.finish(slice);
    lane.add(messages(2), 3);
    expect([lane.length, lane.toCommit]).toEqual([0, null]);
  });
});

describe('lanes', () => {
  const assigned = (...partitions: number[]) => ({ t: partitions });

  it('stay with a partition that stays, and end with one that goes', () => {
    const lanes = new Lanes<string>();
    lanes.assign(assigned(0, 1), 'me');
    const [stays, goes] = [lanes.find('t', 0), lanes.find('t', 1)];
    expect(lanes.assign(assigned(0, 2), 'me')).toEqual([stays]);
    expect([lanes.find('t', 0), stays?.lost, goes?.lost, lanes.find('t', 1)]).toEqual([stays, false, true, undefined]);
  });

  it('begin anew when the group had given the member up', () => {
    const lanes = new Lanes<string>();
    lanes.assign(assigned(0), 'me');
    const before = lanes.find('t', 0);
    expect(lanes.assign(assigned(0), 'me again')).toEqual([]);
    expect([before?.lost, lanes.find('t', 0) === before]).toEqual([true, false]);
  });

  it('of a partition that comes back wait until what was begun before has ended', () => {
    const lanes = new Lanes<string>();
    lanes.assign(assigned(0), 'me');
    const before = lanes.find('t', 0) as Lane<string>;
    before.add(messages(0), 1);
    const { slice } = before.cut(1);
    lanes.assign(assigned(), 'me');
    lanes.assign(assigned(0), 'me');
    expect(lanes.find('t', 0)?.free).toBe(false);
    before.finish(slice);
    expect(lanes.find('t', 0)?.free).toBe(true);
  });
});
