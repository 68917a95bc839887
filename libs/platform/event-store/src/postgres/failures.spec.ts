import { setTimeout as sleep } from 'node:timers/promises';
import { createPool, isInfrastructureError, type Pool, type PoolClient } from '@corridor/runtime';
import { CommitUnknown, NO_STREAM, RevisionConflict, write, type RowStatement } from '../port.js';
import { revisionsOf, unitFor } from '../conformance/test-bed.fixture.js';
import { createPostgresEventStore } from './postgres-event-store.js';
import { postgresTestBed, SCHEMA, type PostgresTestBed } from './postgres-test-bed.fixture.js';

describe('the event store when the database fails', () => {
  let bed: PostgresTestBed;
  beforeAll(async () => {
    bed = await postgresTestBed();
  });
  afterAll(() => bed.close());

  /** A pool that lets something happen to its connections right after a statement. */
  function poolWith(statement: string, happens: (client: PoolClient) => Promise<unknown>): Pool {
    const wrapped = (client: PoolClient) =>
      new Proxy(client, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]) => {
            const answer: unknown = value.apply(target, args);
            if (name !== 'query' || args[0] !== statement) return answer;
            return Promise.resolve(answer).then(async (result) => (await happens(target)) ?? result);
          };
        },
      });
    const query = bed.pool.query.bind(bed.pool);
    return { connect: async () => wrapped(await bed.pool.connect()), query } as unknown as Pool;
  }

  const reset = () => Promise.reject(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));

  it('invariant 8: says that it does not know whether a commit took effect when its answer was lost', async () => {
    const store = createPostgresEventStore({ pool: poolWith('commit', reset), schema: SCHEMA });
    const [first, second] = await Promise.allSettled([NO_STREAM, 0].map((revision) => store.commit(unitFor('doubtful', revision))));
    for (const lost of [first, second]) {
      expect(lost).toMatchObject({ status: 'rejected', reason: expect.any(CommitUnknown) as unknown });
    }
    expect(await revisionsOf(store, 'doubtful')).toEqual([0, 1]);
  });

  it('fails all units of a batch when the connection breaks before the commit, and writes none', async () => {
    const store = createPostgresEventStore({ pool: poolWith('begin', reset), schema: SCHEMA });
    const settled = await Promise.allSettled(['u1', 'u2'].map((stream) => store.commit(unitFor(stream, NO_STREAM))));
    for (const lost of settled) expect(lost).toMatchObject({ reason: { code: 'ECONNRESET' } });
    expect(await store.readStreams(['u1', 'u2'])).toEqual(new Map());
  });

  it('survives the loss of a connection between two statements', async () => {
    const pool = poolWith('begin', async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const gone = new Promise((resolve) => client.once('end', resolve));
      await bed.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await gone;
    });
    const store = createPostgresEventStore({ pool, schema: SCHEMA });
    const lost = await store.commit(unitFor('cut off', NO_STREAM)).catch((error: unknown) => error);
    expect(isInfrastructureError(lost)).toBe(true);
    expect(lost).not.toBeInstanceOf(CommitUnknown);
    expect(await revisionsOf(store, 'cut off')).toEqual([]);
  });

  it('takes a stream that another process is just beginning for a conflict', async () => {
    const other = await bed.pool.connect();
    await other.query('begin');
    const zeros = Buffer.alloc(32);
    await other.query(`insert into ${SCHEMA}.streams (stream, revision, hash) values ('begun elsewhere', 0, $1)`, [zeros]);
    const store = bed.open();
    const settled = Promise.allSettled(
      ['begun elsewhere', 'begun here'].map((stream) => store.commit(unitFor(stream, NO_STREAM))),
    );
    // Long enough for the store to have found no head and to wait for the other transaction.
    await sleep(200);
    await other.query('commit');
    other.release();
    expect(await settled).toEqual([
      expect.objectContaining({ status: 'rejected', reason: expect.any(RevisionConflict) as unknown }),
      expect.objectContaining({ status: 'fulfilled' }),
    ]);
  });

  it('works again, with the process alive, after the server has ended its connections', async () => {
    const pool = createPool({ connectionString: bed.connectionString, max: 4, applicationName: 'doomed' });
    const store = createPostgresEventStore({ pool, schema: SCHEMA });
    const writing = Array.from({ length: 50 }, (_, index) => store.commit(unitFor(`survivor ${index}`, NO_STREAM)));
    await bed.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'`);
    await Promise.allSettled(writing);
    const again = async () => store.commit(unitFor('after the end', NO_STREAM));
    await again().catch(again);
    expect(await revisionsOf(store, 'after the end')).toEqual([0]);
    await store.close();
    await pool.end();
  });

  it('fails only the unit whose row the database refuses', async () => {
    const store = bed.open();
    const place = bed.rows!.place;
    const put = (key: string, stream = `stream of ${key}`) =>
      store.commit(unitFor(stream, NO_STREAM, [write(place, [{ key, text: '' }])]));
    await put('there', 'whose row is there');
    const settled = await Promise.allSettled(['new', 'there', 'newer'].map((key) => put(key)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { code: '23505' } });
  });

  it('fails a unit whose statement is called like another one, and no other', async () => {
    const store = bed.open();
    const { addOnce } = bed.rows!;
    const namesake: RowStatement<{ key: string; text: string }> = { ...addOnce, sql: `${addOnce.sql} -- other` };
    const both = [write(addOnce, [{ key: 'n1', text: '' }]), write(namesake, [{ key: 'n2', text: '' }])];
    const settled = await Promise.allSettled([
      store.commit(unitFor('namesakes', NO_STREAM, both)),
      store.commit(unitFor('namesakes beside', NO_STREAM)),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});
