import { RevisionConflict, type UnitOfWork } from '../port.js';
import { anEvent } from '../conformance/test-bed.fixture.js';
import { CommitQueue, type Job } from './commit-queue.js';

const LIMITS = { units: 10, events: 100 };

describe('the queue of units', () => {
  const rejected: unknown[] = [];
  const job = (...appends: (readonly [string, number])[]): Job => ({
    unit: { appends: appends.map(([stream, expectedRevision]) => ({ stream, expectedRevision, events: [anEvent()] })) },
    resolve: () => {},
    reject: (error) => rejected.push(error),
  });
  const queueOf = (...jobs: Job[]) => {
    const queue = new CommitQueue();
    jobs.forEach((each) => queue.add(each));
    return queue;
  };

  it('keeps back whatever shares a stream with a batch under way', () => {
    const [first, second, other] = [job(['a', 0]), job(['a', 1]), job(['b', 0])];
    const queue = queueOf(first);
    const underWay = queue.take(LIMITS);
    queue.add(second);
    queue.add(other);
    expect(queue.take(LIMITS)).toEqual([other]);
    queue.finish(underWay, []);
    expect(queue.take(LIMITS)).toEqual([second]);
  });

  it('lets no unit overtake one that is kept back and shares a stream with it', () => {
    const [first, second, third] = [job(['a', 0]), job(['a', 1], ['b', 0]), job(['b', 1])];
    const queue = queueOf(first);
    queue.take(LIMITS);
    queue.add(second);
    queue.add(third);
    expect(queue.take(LIMITS)).toEqual([]);
  });

  it('bounds a batch by units and by events', () => {
    const jobs = ['a', 'b', 'c', 'd'].map((stream) => job([stream, 0]));
    expect(queueOf(...jobs).take({ units: 3, events: 100 })).toEqual(jobs.slice(0, 3));
    expect(queueOf(...jobs).take({ units: 10, events: 2 })).toEqual(jobs.slice(0, 2));
  });

  it('rejects what was decided on top of a failed unit, and what was decided on top of that', () => {
    const failed: UnitOfWork = job(['a', 0]).unit;
    const [child, grandchild, stranger] = [job(['a', 1], ['b', 4]), job(['b', 5]), job(['a', 0])];
    const queue = queueOf(child, grandchild, stranger);
    queue.finish([], [failed]);
    expect(rejected).toEqual([expect.any(RevisionConflict), expect.any(RevisionConflict)]);
    expect(queue.take(LIMITS)).toEqual([stranger]);
  });
});
