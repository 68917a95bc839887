import { createPool, type Pool, type PoolClient } from '@corridor/runtime';
import { CommitUnknown, NO_STREAM, write, type RowStatement } from '../port.js';
import { revisionsOf, unitFor } from '../conformance/test-bed.js';
import { createPostgresEventStore } from './postgres-event-store.js';
import { postgresTestBed, SCHEMA, type PostgresTestBed } from './test-bed.js';

describe('the event store when the database fails', () => {
  let bed: PostgresTestBed;
  beforeAll(async () => {
    bed = await postgresTestBed();
  });
  afterAll(() => bed.close());

  /** A pool whose connections break when they are about to send, or have just sent, a statement. */
  function breaking(statement: string, when: 'before' | 'after'): Pool {
    const reset = () => Promise.reject(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    const wrapped = (client: PoolClient) =>
      new Proxy(client, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]) => {
            const answer = () => value.apply(target, args);
            if (name !== 'query' || args[0] !== statement) return answer();
            return when === 'before' ? reset() : Promise.resolve(answer()).then(reset);
          };
        },
      });
    const query = bed.pool.query.bind(bed.pool);
    return { connect: async () => wrapped(await bed.pool.connect()), query } as unknown as Pool;
  }

  it('invariant 8: says that it does not know whether a commit took effect when its answer was lost', async () => {
    const store = createPostgresEventStore({ pool: breaking('commit', 'after'), schema: SCHEMA });
    const [first, second] = await Promise.allSettled([NO_STREAM, 0].map((revision) => store.commit(unitFor('doubtful', revision))));
    for (const lost of [first, second]) {
      expect(lost).toMatchObject({ status: 'rejected', reason: expect.any(CommitUnknown) });
    }
    expect(await revisionsOf(store, 'doubtful')).toEqual([0, 1]);
  });

  it('fails all units of a batch when the connection breaks before the commit, and writes none', async () => {
    const store = createPostgresEventStore({ pool: breaking('begin', 'after'), schema: SCHEMA });
    const settled = await Promise.allSettled(['u1', 'u2'].map((stream) => store.commit(unitFor(stream, NO_STREAM))));
    for (const lost of settled) expect(lost).toMatchObject({ reason: { code: 'ECONNRESET' } });
    expect(await store.readStreams(['u1', 'u2'])).toEqual(new Map());
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
