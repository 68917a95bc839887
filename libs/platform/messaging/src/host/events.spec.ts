import { setTimeout as sleep } from 'node:timers/promises';
import type { PublicEvent } from '@corridor/contracts';
import { RevisionConflict, write, type RowStatement, type UnitOfWork } from '@corridor/event-store';
import { eventually } from '@corridor/testing';
import { createInProcessDriver } from '../in-process/driver.js';
import { mintId } from '../ids/ids.js';
import type { MessagingDriver } from '../port/driver.js';
import type { EventHandler } from '../port/handling.js';
import { publicEventOf } from '../relay/public-event.js';
import { migrateService } from './migrate-service.js';
import { newCommand, TestBed, type Instance } from './test-bed.fixture.js';

/** Every event that took effect leaves one row, in order; nothing keeps a second one out. */
interface Seen {
  readonly subject: string;
  readonly sequence: number;
}
const seenRows: RowStatement<Seen> = {
  name: 'seen',
  rank: 100,
  sql: 'insert into $SCHEMA.seen (subject, sequence) select * from unnest($1::text[], $2::bigint[])',
  columns: (rows) => [rows.map(({ row }) => row.subject), rows.map(({ row }) => row.sequence)],
  keyOf: ({ subject }) => subject,
};
const effect = ({ subject, sequence }: PublicEvent): UnitOfWork => ({ appends: [], rows: [write(seenRows, [{ subject, sequence }])] });
const migrations = [{ name: 'seen', sql: 'create table seen (at bigint generated always as identity, subject text, sequence bigint)' }];

let bed: TestBed;
let driver: MessagingDriver;
const start = async (chaos?: number) => {
  bed = await TestBed.open();
  driver = createInProcessDriver(chaos === undefined ? {} : { chaos: { seed: chaos, redeliver: 0.4 } });
  await migrateService(bed.pool, { schema: 'webhooks', definition: { migrations } });
};
afterEach(async () => {
  await bed.close();
  await driver.close();
});

const consumer = (handle: EventHandler): Instance =>
  bed.instance({ driver, schema: 'webhooks', definition: () => ({ name: 'webhooks', consumes: { services: ['quotes'], handle } }) });
const seen = async () => (await bed.pool.query<Seen>('select subject, sequence from webhooks.seen order by at')).rows;
const sequencesOf = async (subject: string) => (await seen()).filter((row) => row.subject === subject).map(({ sequence }) => sequence);
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

/** An event of the stream as the relay would publish it. */
function published(subject: string, sequence: number, id = `quotes/${subject}/${sequence}`) {
  const recorded = { stream: subject, revision: sequence, type: 'Added', version: 1, body: '{}', commandId: mintId(), causation: '', correlation: '', tenant: 't', mode: 'test', recordedAt: '2026-01-01T00:00:00.000Z', position: 1, hash: Buffer.alloc(0) } as const;
  const event = { ...publicEventOf('quotes')(recorded, 1), id };
  return { key: subject, value: JSON.stringify(event) };
}

describe('a subscriber', () => {
  it.each([1, 2, 3])('gets every event once, in order per key, none skipped, under chaos %d (invariant 9)', async (seed) => {
    await start(seed);
    const handler = async (event: PublicEvent) => (event.sequence % 3 === 1 ? null : effect(event));
    const [owner, subscriber] = [bed.instance({ driver }), consumer(handler)];
    for (const { host } of [owner, subscriber]) host.prepare();
    for (const { host } of [owner, subscriber]) await host.start();
    await Promise.all(Array.from({ length: 200 }, (_, at) => owner.add(newCommand(`k${at % 5}`, 1))));
    await eventually(async () => expect(await seen()).toHaveLength(5 * 27));
    await sleep(50);
    for (const key of upTo(5)) expect(await sequencesOf(`k${key}`)).toEqual(upTo(40).filter((at) => at % 3 !== 1));
  });

  it('gets what happened while it, or the relay, was away (invariant 9)', async () => {
    await start();
    const before = bed.instance({ driver });
    const away = consumer(async (event) => effect(event));
    away.host.prepare();
    await before.host.start();
    await away.host.start();
    await before.add(newCommand('a', 1));
    await eventually(async () => expect(await sequencesOf('a')).toEqual([0]));
    await away.host.stop();
    await before.add(newCommand('a', 1));
    await before.host.stop();
    await driver.close();
    driver = createInProcessDriver();
    const [owner, back] = [bed.instance({ driver }), consumer(async (event) => effect(event))];
    back.host.prepare();
    await owner.host.start();
    await back.host.start();
    await owner.add(newCommand('a', 1));
    await eventually(async () => expect(await sequencesOf('a')).toEqual([0, 1, 2]));
  });

  it('has one effect of an event that two members take at the same time (invariant 8)', async () => {
    await start();
    const slow: EventHandler = async (event) => {
      await sleep(20);
      return effect(event);
    };
    const other = createInProcessDriver();
    const members = [consumer(slow), bed.instance({ driver: other, schema: 'webhooks', definition: () => ({ name: 'webhooks', consumes: { services: ['quotes'], handle: slow } }) })];
    for (const { host } of members) await host.start();
    const events = upTo(5).map((at) => published('a', at));
    await Promise.all([driver.publish('corridor.quotes.events', events), other.publish('corridor.quotes.events', events)]);
    expect(await sequencesOf('a')).toEqual(upTo(5));
    await other.close();
  });
});

describe('an event that can not be applied', () => {
  it('is parked when nobody can read it, whatever is in it, and the others go on', async () => {
    await start();
    const { host } = consumer(async (event) => effect(event));
    await host.start();
    await driver.publish('corridor.quotes.events', [{ key: 'a\0', value: '\0 is no JSON' }, published('b', 0)]);
    await eventually(async () => expect(await sequencesOf('b')).toEqual([0]));
    expect(await host.parked.list()).toMatchObject([{ source: 'event', key: 'a\ufffd', message: '\ufffd is no JSON' }]);
  });

  it('is parked with its key, in order, while other keys go on, and a redrive replays them all', async () => {
    await start();
    let broken = true;
    const { host } = consumer(async (event) => {
      if (broken && event.subject === 'a' && event.sequence === 1) throw new Error('poison');
      return effect(event);
    });
    await host.start();
    await driver.publish('corridor.quotes.events', [...upTo(3).map((at) => published('a', at)), ...upTo(3).map((at) => published('b', at))]);
    await driver.publish('corridor.quotes.events', [published('a', 3), published('b', 3)]);
    expect([await sequencesOf('a'), await sequencesOf('b')]).toEqual([[0], upTo(4)]);
    const parked = await host.parked.list();
    expect(parked.map(({ key, sequence }) => [key, sequence])).toEqual([['a', 1], ['a', 2], ['a', 3]]);
    expect(parked.map(({ error }) => error.split('\n')[0])).toEqual(['Error: poison', ...upTo(2).map(() => 'an earlier event of this key is parked')]);
    expect(await host.parked.list({ after: parked[0]!.id, limit: 1 })).toEqual([parked[1]]);
    expect(await host.parked.redrive({ id: parked[2]!.id })).toMatchObject({ kind: 'stopped', at: parked[0]!.id, error: 'Error: poison' });
    broken = false;
    expect(await host.parked.redrive({ source: '/corridor/quotes', key: 'a' })).toEqual({ kind: 'done', messages: 3 });
    await driver.publish('corridor.quotes.events', [published('a', 4)]);
    expect([await sequencesOf('a'), await host.parked.list()]).toEqual([upTo(5), []]);
  });

  it('is one that comes before its predecessor: nothing is skipped (invariant 9)', async () => {
    await start();
    const { host } = consumer(async (event) => effect(event));
    await host.start();
    await driver.publish('corridor.quotes.events', [published('a', 0), published('a', 2), published('b', 1)]);
    expect(await seen()).toEqual([{ subject: 'a', sequence: 0 }]);
    expect((await host.parked.list()).map(({ key, error }) => [key, /SequenceGap/.test(error)]).sort()).toEqual([['a', true], ['b', true]]);
    await driver.publish('corridor.quotes.events', [published('a', 1)]);
    expect(await host.parked.redrive({ source: '/corridor/quotes', key: 'a' })).toEqual({ kind: 'done', messages: 2 });
    expect(await sequencesOf('a')).toEqual([0, 1, 2]);
  });

  it('is not parked for what the infrastructure does', async () => {
    await start();
    let away = 5;
    const { host } = consumer(async (event) => {
      if ((away -= 1) >= 0) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
      return effect(event);
    });
    await host.start();
    await driver.publish('corridor.quotes.events', [published('a', 0)]);
    expect([await sequencesOf('a'), await host.parked.list()]).toEqual([[0], []]);
  });
});

describe('an event that two members take', () => {
  it('is not parked for the races that it loses, however many', async () => {
    await start();
    let races = 0;
    const { host } = consumer(async (event) => {
      if ((races += 1) <= 40) throw new RevisionConflict('another stream', races);
      return effect(event);
    });
    await host.start();
    await driver.publish('corridor.quotes.events', [published('a', 0)]);
    expect([await sequencesOf('a'), await host.parked.list()]).toEqual([[0], []]);
  });

  it('is not parked by one when it took effect at the other, and its key goes on at both', async () => {
    await start();
    const other = createInProcessDriver();
    const well = bed.instance({ driver: other, schema: 'webhooks', definition: () => ({ name: 'webhooks', consumes: { services: ['quotes'], handle: async (event) => effect(event) } }) });
    await well.host.start();
    let tries = 0;
    const { host } = consumer(async (event) => {
      if (event.sequence > 1) return effect(event);
      // Its last try fails while the other's commit goes through.
      if ((tries += 1) === 4) await other.publish('corridor.quotes.events', [published('a', 0), published('a', 1)]);
      throw new Error('poison');
    });
    await host.start();
    await driver.publish('corridor.quotes.events', upTo(4).map((at) => published('a', at)));
    expect([await sequencesOf('a'), await host.parked.list()]).toEqual([upTo(4), []]);
    await other.close();
  });
});

describe('the relay', () => {
  it('is one of the instances, and another takes over when that stops', async () => {
    await start();
    const [one, two, subscriber] = [bed.instance({ driver }), bed.instance({ driver }), consumer(async (event) => effect(event))];
    for (const { host } of [one, two, subscriber]) host.prepare();
    for (const { host } of [one, two, subscriber]) await host.start();
    await one.add(newCommand('a', 1));
    await eventually(async () => expect(await sequencesOf('a')).toEqual([0]));
    const leases = await bed.pool.query(`select * from quotes.leases`);
    expect(leases.rows).toHaveLength(1);
    await one.host.stop();
    await two.add(newCommand('a', 1));
    await eventually(async () => expect(await sequencesOf('a')).toEqual([0, 1]));
  });
});
