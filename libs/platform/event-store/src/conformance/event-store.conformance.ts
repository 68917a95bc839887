import { describeAppends } from './appends.js';
import { describeLog } from './log.js';
import { describePipelining } from './pipelining.js';
import { describeRows } from './rows.js';
import { describeSubscriptions } from './subscriptions.js';
import type { MakeTestBed } from './test-bed.js';

/** What every driver of the event store has to do. Parts that hang on a capability ask the store for it. */
export function describeEventStore(name: string, makeTestBed: MakeTestBed): void {
  describe(`the event store on ${name}`, () => {
    describeAppends(makeTestBed);
    describePipelining(makeTestBed);
    describeLog(makeTestBed);
    describeSubscriptions(makeTestBed);
    describeRows(makeTestBed);
  });
}
