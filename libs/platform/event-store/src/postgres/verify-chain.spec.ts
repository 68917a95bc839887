import { NO_STREAM } from '../port.js';
import { anEvent, unitFor } from '../conformance/test-bed.fixture.js';
import { postgresTestBed, SCHEMA, type PostgresTestBed } from './postgres-test-bed.fixture.js';
import { verifyChain } from './verify-chain.js';

describe('the verification of the chain', () => {
  let bed: PostgresTestBed;
  beforeEach(async () => {
    bed = await postgresTestBed();
    const store = bed.open();
    const five = () => Array.from({ length: 5 }, (_, n) => anEvent({ n }));
    for (const stream of ['a', 'b']) await store.commit({ appends: [{ stream, expectedRevision: NO_STREAM, events: five() }] });
  });
  afterEach(() => bed.close());

  const verify = () => verifyChain({ pool: bed.pool, schema: SCHEMA, batchSize: 3 });

  /** What someone can do who owns the server. */
  async function tamper(...statements: string[]): Promise<void> {
    await bed.pool.query(`alter table ${SCHEMA}.events disable trigger all`);
    for (const statement of statements) await bed.pool.query(statement.replaceAll('events', `${SCHEMA}.events`));
    await bed.pool.query(`alter table ${SCHEMA}.events enable trigger all`);
  }

  it('invariant 5: finds nothing in a log as it was written, and says how far it is', async () => {
    await bed.open().commit(unitFor('b', 4));
    const progress: [number, number][] = [];
    const report = await verifyChain({
      pool: bed.pool,
      schema: SCHEMA,
      batchSize: 4,
      onProgress: (events, total) => progress.push([events, total]),
    });
    expect(report).toEqual({ events: 11, streams: 2, faults: [] });
    expect(progress).toEqual([[4, 11], [8, 11], [11, 11]]);
  });

  it('invariant 5: finds nothing in an empty log', async () => {
    const empty = await postgresTestBed();
    expect(await verifyChain({ pool: empty.pool, schema: SCHEMA })).toEqual({ events: 0, streams: 0, faults: [] });
    await empty.close();
  });

  it('invariant 5: finds a changed body', async () => {
    await tamper(`update events set body = '{"n":9}' where stream = 'a' and revision = 3`);
    expect((await verify()).faults).toEqual([{ kind: 'hash differs', stream: 'a', revision: 3, position: 4 }]);
  });

  it('invariant 5: finds a changed body whose hash was computed again', async () => {
    await tamper(`update events set body = '{"n":9}', hash = sha256('forged') where stream = 'a' and revision = 4`);
    const { faults } = await verify();
    expect(faults.map(({ kind }) => kind)).toEqual(['hash differs', 'head differs']);
  });

  it('invariant 5: finds an event deleted from the middle', async () => {
    await tamper(`delete from events where stream = 'b' and revision = 2`);
    const { faults } = await verify();
    expect(faults).toContainEqual({ kind: 'revision missing', stream: 'b', revision: 3, position: 9 });
    expect(faults).toContainEqual({ kind: 'position missing', position: 8 });
  });

  it('invariant 5: finds a tail that was cut off', async () => {
    await tamper(`delete from events where stream = 'b' and revision >= 3`);
    const { faults } = await verify();
    expect(faults).toContainEqual({ kind: 'head differs', stream: 'b', revision: 4 });
    expect(faults).toContainEqual({ kind: 'position missing', position: 9 });
  });

  it('invariant 5: finds two events that were swapped', async () => {
    await tamper(
      `update events set revision = revision + 100 where stream = 'a' and revision in (1, 2)`,
      `update events set revision = 103 - revision where stream = 'a' and revision in (101, 102)`,
    );
    const { faults } = await verify();
    expect(faults.map(({ kind }) => kind)).toContain('hash differs');
    expect(faults.map(({ kind }) => kind)).toContain('order differs');
  });

  it('invariant 5: finds two bodies that were swapped', async () => {
    await tamper(
      `update events as one set body = other.body from events as other
       where one.stream = 'a' and other.stream = 'a' and one.revision + other.revision = 3 and one.revision in (1, 2)`,
    );
    expect((await verify()).faults.map(({ revision }) => revision)).toEqual([1, 2]);
  });
});
