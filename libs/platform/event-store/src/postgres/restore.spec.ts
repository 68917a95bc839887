import { NO_STREAM } from '../port.js';
import { revisionsOf, unitFor, wholeLog } from '../conformance/test-bed.fixture.js';
import { raiseLogEpoch } from './raise-log-epoch.js';
import { postgresTestBed, SCHEMA, type PostgresTestBed } from './postgres-test-bed.fixture.js';
import { verifyChain } from './verify-chain.js';

const TABLES = ['log_head', 'streams', 'events'];

/** Row by row, as a dump does; the order in which a dump gives rows back is nobody's promise. */
async function restore(from: PostgresTestBed, to: PostgresTestBed): Promise<void> {
  await to.pool.query(`delete from ${SCHEMA}.log_head`);
  for (const table of TABLES) {
    const { rows } = await from.pool.query<{ row: string }>(`select t::text as row from ${SCHEMA}.${table} t order by random()`);
    for (const { row } of rows) {
      await to.pool.query(`insert into ${SCHEMA}.${table} select (($1::text)::${SCHEMA}.${table}).*`, [row]);
    }
  }
}

describe('a log restored from a dump into another database', () => {
  let old: PostgresTestBed;
  let restored: PostgresTestBed;
  beforeAll(async () => {
    old = await postgresTestBed();
    restored = await postgresTestBed();
    const store = old.open();
    for (let revision = NO_STREAM; revision < 9; revision += 1) await store.commit(unitFor('kept', revision));
    await restore(old, restored);
    await raiseLogEpoch(restored.pool, SCHEMA);
  });
  afterAll(async () => {
    await old.close();
    await restored.close();
  });

  it('invariant 5: is the same log, with an intact chain', async () => {
    expect(await wholeLog(restored.open())).toEqual(await wholeLog(old.open()));
    expect((await verifyChain({ pool: restored.pool, schema: SCHEMA })).faults).toEqual([]);
  });

  it('has a higher epoch than the one that was backed up', async () => {
    expect(await old.open().head()).toEqual({ position: 10, epoch: 1 });
    expect(await restored.open().head()).toEqual({ position: 10, epoch: 2 });
  });

  it('invariant 9: lets a subscriber go on from its position, through old events and new', async () => {
    const store = restored.open();
    const seen: number[] = [];
    let done = () => {};
    const all = new Promise<void>((resolve) => (done = resolve));
    const tail = store.subscribe({ after: 4, batchSize: 3 }, async (batch) => {
      seen.push(...batch.map(({ position }) => position));
      if (seen.length === 8) done();
    });
    await store.commit(unitFor('kept', 9));
    await store.commit(unitFor('begun after the restore', NO_STREAM));
    await all;
    await tail.stop();
    expect(seen).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await revisionsOf(store, 'kept')).toHaveLength(11);
  });
});
