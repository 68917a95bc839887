import { describeAppends } from './appends.conformance.js';
import { describeLog } from './log.conformance.js';
import { describePipelining } from './pipelining.conformance.js';
import { describeRows } from './rows.conformance.js';
import { describeSubscriptions } from './subscriptions.conformance.js';
import type { MakeTestBed } from './test-bed.fixture.js';

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
