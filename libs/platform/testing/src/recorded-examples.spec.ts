import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type EventVersions, type DomainEvent, sinceVersion1 } from '@corridor/contracts';
import { chooseExamples, neutral } from './choose-examples.js';
import { type Example, RecordedExamples } from './recorded-examples.js';
import { temporaryFolder } from './temporary-folder.js';

type Payment = DomainEvent<'Asked', { readonly amount: string }> | DomainEvent<'Paid', { readonly money: string }, 2>;
const VERSIONS: EventVersions<Payment> = { Asked: 1, Paid: sinceVersion1<{ readonly amount: string }>().becomes(({ amount }) => ({ money: amount })) };

const at = (seconds: number) => `2026-07-10T12:00:0${seconds}.123Z`;
const PAID: Example = {
  tenant: '11111111-1111-4111-8111-111111111111',
  mode: 'test',
  stream: 'payment-22222222-2222-4222-8222-222222222222',
  events: [
    { type: 'Asked', version: 1, recordedAt: at(1), data: { amount: '1.00', by: '33333333-3333-4333-8333-333333333333' } },
    { type: 'Paid', version: 1, recordedAt: at(3), data: { amount: '1.00' } },
    { type: 'Paid', version: 2, recordedAt: at(4), data: { money: '1.00' } },
  ],
};
const upTo = (events: number): Example => ({ ...PAID, events: PAID.events.slice(0, events) });

describe('recorded examples', () => {
  let root: string;
  let recorded: RecordedExamples;
  beforeEach(() => {
    root = temporaryFolder('examples');
    recorded = new RecordedExamples('quotes', VERSIONS, root);
    recorded.write('Asked.v1.json', [upTo(1)]);
    recorded.write('Paid.v1.json', [upTo(2)]);
    recorded.write('Paid.v2.json', [upTo(3)]);
  });
  const file = (name: string) => join(root, 'libs/services/quotes/recorded-events', name);

  it('have to be there for every version, and for nothing else', () => {
    expect(recorded.problems()).toEqual([]);
    rmSync(file('Paid.v1.json'));
    recorded.write('Paid.v3.json', [upTo(3)]);
    expect(recorded.problems().map((problem) => problem.replace(root, ''))).toEqual([
      '/libs/services/quotes/recorded-events/Paid.v1.json is missing: npm run events:record',
      '/libs/services/quotes/recorded-events/Paid.v3.json is of an event or version that the contract does not have',
    ]);
  });

  it('come back as they were written, and hold what their names say', () => {
    expect(recorded.read('Paid.v2.json')).toEqual([PAID]);
    recorded.write('Paid.v1.json', [upTo(1)]);
    expect(() => recorded.read('Paid.v1.json')).toThrow('holds Asked of version 1');
    recorded.write('Paid.v1.json', []);
    expect(() => recorded.read('Paid.v1.json')).toThrow('holds no example');
    expect(existsSync(file('Paid.v1.json'))).toBe(true);
  });

  it('are read as the present versions', () => {
    expect(recorded.current(PAID).map(({ type, version, data }) => [type, version, data])).toEqual([
      ['Asked', 1, PAID.events[0]?.data],
      ['Paid', 2, { money: '1.00' }],
      ['Paid', 2, { money: '1.00' }],
    ]);
  });
});

describe('an example', () => {
  it('holds neither ids nor days of its run, and keeps what is the same and how far apart things were', () => {
    const { tenant, stream, events } = neutral(PAID);
    expect([tenant, stream]).toEqual(['01900000-0000-7000-8000-000000000001', 'payment-01900000-0000-7000-8000-000000000002']);
    expect(events.map(({ recordedAt }) => recordedAt)).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:02.000Z', '2026-01-01T00:00:03.000Z']);
    expect(events[0]?.data).toEqual({ amount: '1.00', by: '01900000-0000-7000-8000-000000000003' });
    expect(neutral(neutral(PAID))).toEqual(neutral(PAID));
  });

  it('is chosen for what it has and those before it have not, with all that went before it and nothing after', () => {
    const withNote = (note: unknown): Example => ({ ...PAID, events: [{ type: 'Asked', version: 1, recordedAt: at(1), data: { amount: '1.00', by: 'b', note } }] });
    const streams = [PAID, withNote(null), withNote('n'), withNote('m'), upTo(2)];
    const chosen = chooseExamples(streams, { type: 'Asked', version: 1 });
    expect(chosen.map(({ events }) => (events[0]?.data as { note?: unknown }).note)).toEqual([undefined, null, 'n']);
    expect(chooseExamples(streams, { type: 'Paid', version: 1 }).map(({ events }) => events.length)).toEqual([2]);
    expect(chooseExamples(streams, { type: 'Paid', version: 3 })).toEqual([]);
  });
});
