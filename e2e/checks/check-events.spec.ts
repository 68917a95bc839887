import { logProblems, strangers, unpublished } from './check-events.js';
import { EventJournal } from './event-journal.js';
import type { EventLog, LoggedEvent } from './event-logs.js';

const logged = (position: number, stream: string, revision: number, body = '{"amount":"1.00"}'): LoggedEvent => ({
  ...{ position, stream, revision, version: 1, type: 'QuoteMade', causation: 'c', correlation: 'r' },
  ...{ tenant: 't', mode: 'test', recordedAt: '2026-11-21T09:00:00.000Z', body },
});
const logOf = (events: readonly LoggedEvent[]): EventLog => ({
  ...{ service: 'quotes', events, head: { position: events.length, epoch: 1 } },
  streams: new Map(events.map(({ stream, revision }) => [stream, revision])),
});
const published = ({ stream, revision, body }: LoggedEvent, given: object = {}) => {
  const envelope = { specversion: '1.0', source: '/corridor/quotes', type: 'corridor.quotes.QuoteMade', subject: stream, sequence: revision, logepoch: 1 };
  const rest = { time: '2026-11-21T09:00:00.000Z', datacontenttype: 'application/json', dataversion: 1, tenant: 't', mode: 'test' };
  const event = { ...envelope, ...rest, correlationid: 'r', causationid: 'c', id: `quotes/${stream}/${revision}`, data: JSON.parse(body) as object, ...given };
  return { topic: 'corridor.quotes.events', key: stream, value: JSON.stringify(event) };
};
const [a0, b0, a1] = [logged(1, 'a', 0), logged(2, 'b', 0), logged(3, 'a', 1)];
const log = logOf([a0, b0, a1]);

const journalOf = (...arrived: readonly ReturnType<typeof published>[]) => {
  const journal = new EventJournal();
  for (const each of arrived) journal.take(each);
  return journal;
};

describe('the check of published events', () => {
  it('passes when every event arrived in order per key, repeats included', () => {
    const journal = journalOf(published(b0), published(a0), published(a0), published(a1), published(a0));
    expect([journal.problems, unpublished(log, journal), strangers([log], journal), logProblems(log)].flat()).toEqual([]);
    expect(journal.counts).toEqual({ arrived: 5, first: 3 });
  });

  it('finds one that never arrived', () => {
    expect(unpublished(log, journalOf(published(a0), published(b0)))).toEqual(['corridor.quotes.events a 1 never arrived']);
  });

  it('finds one that overtook another', () => {
    expect(journalOf(published(a1), published(a0)).problems).toEqual(['corridor.quotes.events a: 1 came where 0 was due']);
  });

  it('finds one that came again as another', () => {
    expect(journalOf(published(a0), published(a0, { time: 'later' })).problems).toEqual(['corridor.quotes.events a: 0 came again and was another']);
  });

  it("finds one that is not what the log holds, be it in its envelope or its data", () => {
    const wrong = [published(a0, { tenant: 'u' }), published(a0, { data: { amount: '2.00' } }), published(a0, { more: true })];
    for (const each of wrong) expect(unpublished(logOf([a0]), journalOf(each))).toEqual(['corridor.quotes.events a 0 is not what the log holds']);
  });

  it('finds one that no log holds', () => {
    expect(strangers([log], journalOf(published(a0), published(a1), published(logged(4, 'a', 2))))).toHaveLength(1);
    expect(strangers([log], journalOf(published(logged(1, 'c', 0))))).toHaveLength(1);
  });

  it('finds one under the key of another stream', () => {
    expect(journalOf({ ...published(a0), key: 'b' }).problems).toHaveLength(1);
  });

  it('finds a gap in a log, and a head that is not at its end', () => {
    expect(logProblems({ ...log, events: [a0, a1] })).not.toEqual([]);
    expect(logProblems({ ...log, head: { position: 4, epoch: 1 } })).toEqual(["the log's head is at 4 after 3 events"]);
    expect(logProblems({ ...log, streams: new Map([['a', 2], ['b', 0]]) })).toEqual(['a: its head is at 2, its last event at 1']);
  });
});
