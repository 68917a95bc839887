import { join } from 'node:path';
import { specFolder, startForSpec } from '../embedded-postgres/spec-support.js';
import type { EmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';
import { isInfrastructureError } from './infrastructure-error.js';
import { migrate, MigrationError, type Migration } from './migrate.js';
import { createPool, type Pool } from './pool.js';

let server: EmbeddedPostgres;
let pool: Pool;

beforeAll(async () => {
  server = await startForSpec({ dataDir: join(specFolder(), 'data') });
  pool = createPool({ connectionString: server.connectionString, max: 8, applicationName: 'corridor-spec' });
});

afterAll(async () => {
  await pool.end();
  await server.stop();
});

const failure = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

describe('a pool', () => {
  it('reads bigint as a number, also in arrays, and numeric as text', async () => {
    const { rows } = await pool.query("select 9007199254740991::bigint as big, '{1,null,2}'::bigint[] as bigs, 0.10::numeric as amount");
    expect(rows).toEqual([{ big: 9007199254740991, bigs: [1, null, 2], amount: '0.10' }]);
  });

  it('rejects a bigint that a number does not hold exactly, and stays usable', async () => {
    for (const text of ['9007199254740992', '-9007199254740993']) {
      expect(await failure(pool.query(`select ${text}::bigint`))).toBeInstanceOf(RangeError);
    }
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('says in the server whose connection it is', async () => {
    expect((await pool.query('show application_name')).rows).toEqual([{ application_name: 'corridor-spec' }]);
  });

  it('reports a connection that is cut as the infrastructure, and an error in the statement not', async () => {
    const suicide = await failure(pool.query('select pg_terminate_backend(pg_backend_pid())'));
    expect(isInfrastructureError(suicide)).toBe(true);
    expect(isInfrastructureError(await failure(pool.query('select nothing from nowhere')))).toBe(false);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('has a transaction ended by the server in which nothing happens, so that its locks hold up nobody', async () => {
    const client = await pool.connect();
    client.on('error', () => undefined);
    await client.query('begin');
    await client.query('lock table pg_catalog.pg_statistic in access exclusive mode');
    const startedAt = performance.now();
    await pool.query('select count(*) from pg_catalog.pg_statistic');
    expect(performance.now() - startedAt).toBeGreaterThan(3_000);
    expect(isInfrastructureError(await failure(client.query('commit')))).toBe(true);
    client.release(true);
  });

  it('reports a server that is not there as the infrastructure', async () => {
    const nobody = createPool({ connectionString: 'postgres://localhost:1/x', max: 1, applicationName: 'spec' });
    expect(isInfrastructureError(await failure(nobody.query('select 1')))).toBe(true);
    await nobody.end();
    expect(isInfrastructureError(await failure(nobody.query('select 1')))).toBe(true);
  });
});

describe('migrations', () => {
  const first: Migration = { name: '001_events', sql: 'create table events (position bigint primary key)' };
  const second: Migration = { name: '002_first_event', sql: 'insert into events values (1)' };

  it('are applied once, in order, in their schema, however often they are asked for', async () => {
    expect(await migrate(pool, { schema: 'm_once', migrations: [first] })).toEqual(['001_events']);
    expect(await migrate(pool, { schema: 'm_once', migrations: [first, second] })).toEqual(['002_first_event']);
    expect(await migrate(pool, { schema: 'm_once', migrations: [first, second] })).toEqual([]);
    expect((await pool.query('select position from m_once.events')).rows).toEqual([{ position: 1 }]);
  });

  it('are applied once when several processes start together', async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => migrate(pool, { schema: 'm_race', migrations: [first, second] })));
    expect(results.flat()).toEqual(['001_events', '002_first_event']);
  });

  it('refuse a migration that was changed, and one that comes before an applied one', async () => {
    await migrate(pool, { schema: 'm_changed', migrations: [first] });
    const changed = migrate(pool, { schema: 'm_changed', migrations: [{ ...first, sql: `${first.sql} ` }] });
    await expect(changed).rejects.toThrow('001_events was changed');
    const before = migrate(pool, { schema: 'm_changed', migrations: [{ name: '000', sql: 'select 1' }, first] });
    await expect(before).rejects.toThrow('000 is new but stands before 001_events');
    await expect(migrate(pool, { schema: 'm_changed', migrations: [first, first] })).rejects.toThrow('the same name');
    await expect(migrate(pool, { schema: 'x; drop', migrations: [] })).rejects.toBeInstanceOf(MigrationError);
  });

  it('leave alone what a newer release has applied', async () => {
    await migrate(pool, { schema: 'm_newer', migrations: [first, second] });
    expect(await migrate(pool, { schema: 'm_newer', migrations: [first] })).toEqual([]);
  });

  it('undo one that fails, keep those before it, and give the lock back', async () => {
    const broken = { name: '003_broken', sql: 'insert into events values (2); select 1 / 0' };
    const failing = migrate(pool, { schema: 'm_broken', migrations: [first, second, broken] });
    await expect(failing).rejects.toThrow('division by zero');
    expect((await pool.query('select position from m_broken.events')).rows).toEqual([{ position: 1 }]);
    expect(await migrate(pool, { schema: 'm_broken', migrations: [first, second] })).toEqual([]);
    expect((await pool.query('show search_path')).rows).toEqual([{ search_path: '"$user", public' }]);
  });
});
