import { NO_STREAM, write } from '../port.js';
import { unitFor } from '../conformance/test-bed.fixture.js';
import { postgresTestBed, SCHEMA, type PostgresTestBed } from './postgres-test-bed.fixture.js';

describe('the tables of the event store', () => {
  let bed: PostgresTestBed;
  beforeAll(async () => {
    bed = await postgresTestBed();
    await bed.open().commit(unitFor('kept', NO_STREAM));
  });
  afterAll(() => bed.close());

  it.each([
    ['update', `update ${SCHEMA}.events set body = '{}'`],
    ['an update of no row', `update ${SCHEMA}.events set body = '{}' where false`],
    ['delete', `delete from ${SCHEMA}.events`],
    ['truncate', `truncate ${SCHEMA}.events`],
  ])('invariant 5: refuse to %s events', async (_what, sql) => {
    await expect(bed.pool.query(sql)).rejects.toThrow('events are never changed or deleted');
  });

  it('let rows without events pass while the head of the log is locked', async () => {
    const holder = await bed.pool.connect();
    await holder.query('begin');
    await holder.query(`select from ${SCHEMA}.log_head for update`);
    try {
      await bed.open().commit({ appends: [], rows: [write(bed.rows!.addOnce, [{ key: 'free', text: '' }])] });
    } finally {
      await holder.query('rollback');
      holder.release();
    }
  });

  it('have two indexes on events, since each one costs every append', async () => {
    const { rows } = await bed.pool.query(`select indexdef from pg_indexes where schemaname = '${SCHEMA}' and tablename = 'events'`);
    expect(rows).toHaveLength(2);
  });

  it('invariant 5: hold what anyone needs to compute a hash in SQL', async () => {
    const field = (column: string) => `int4send(octet_length(convert_to(${column}, 'UTF8'))) || convert_to(${column}, 'UTF8')`;
    const fields = ['stream', 'revision::text', 'type', 'command_id::text', 'recorded_at', 'body'].map(field).join(' || ');
    const { rows } = await bed.pool.query(
      `select hash, sha256(decode(repeat('00', 32), 'hex') || ${fields}) as computed from ${SCHEMA}.events where revision = 0`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].computed).toEqual(rows[0].hash);
  });
});
