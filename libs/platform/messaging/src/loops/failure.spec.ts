import { CommitUnknown, RevisionConflict, RowConflict, StoreClosed } from '@corridor/event-store';
import { StillUnknown } from '../port/handling.js';
import { failureKind } from './failure.js';

describe('what an error asks for', () => {
  it.each([
    ['a lost race for a stream', new RevisionConflict('a', 1), 'conflict'],
    ['a lost race for a row', new RowConflict('rows'), 'conflict'],
    ['a commit of which nobody knows', new CommitUnknown(new Error('gone')), 'infrastructure'],
    ['a store that is closed', new StoreClosed(), 'infrastructure'],
    ['another service that has not answered', new StillUnknown(), 'infrastructure'],
    ['a query that no instance of its owner answers', Object.assign(new Error('accounts'), { unavailable: true }), 'infrastructure'],
    ['a database that is restarting', Object.assign(new Error('starting up'), { code: '57P03' }), 'infrastructure'],
    ['a violated constraint', Object.assign(new Error('duplicate'), { code: '23505' }), 'fault'],
    ['anything else', new TypeError('undefined'), 'fault'],
  ])('of %s', (_what, error, kind) => {
    expect(failureKind(error)).toBe(kind);
  });
});
