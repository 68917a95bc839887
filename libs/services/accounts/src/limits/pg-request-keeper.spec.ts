import { setTimeout as sleep } from 'node:timers/promises';
import { createPool, migrate, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { ACCOUNTS_MIGRATIONS } from '../accounts.migrations.js';
import { PgRequestKeeper } from './pg-request-keeper.js';

const SCHEMA = 'accounts';
const asked = (name: string, wanted: number, { used = 0, limit = 100 } = {}) => ({ name, limit, used, wanted });

describe('the keeper of request windows', () => {
  let pool: Pool;
  let keeper: PgRequestKeeper;

  beforeEach(async () => {
    const { connectionString } = await testDatabase();
    pool = createPool({ connectionString, max: 8, applicationName: 'keeper-spec' });
    await migrate(pool, { schema: SCHEMA, migrations: ACCOUNTS_MIGRATIONS });
    keeper = new PgRequestKeeper({ pool, schema: SCHEMA });
  });
  afterEach(async () => pool.end());

  it('grants what is left of a window, and counts what was used without asking', async () => {
    const first = await keeper.take('a', [asked('key/reads', 60)]);
    expect(first.granted).toEqual([{ granted: 60, count: 60, remainingMs: expect.any(Number) }]); // tidy: not money — the type of a duration
    const [second] = (await keeper.take('b', [asked('key/reads', 60, { used: 5 })])).granted;
    expect(second).toMatchObject({ granted: 35, count: 100 });
    expect(second?.remainingMs).toBeGreaterThan(0);
    expect(second?.remainingMs).toBeLessThanOrEqual(1_000);
    expect((await keeper.take('a', [asked('key/reads', 1, { used: 3 })])).granted).toMatchObject([{ granted: 0, count: 103 }]);
  });

  it('begins a new window when the second is over', async () => {
    await keeper.take('a', [asked('key/reads', 100)]);
    await sleep(1_050);
    expect((await keeper.take('a', [asked('key/reads', 10, { used: 1 })])).granted).toMatchObject([{ granted: 10, count: 11 }]);
  });

  it('answers in the order of the questions, each name for itself', async () => {
    await keeper.take('a', [asked('zulu', 99)]);
    const { granted } = await keeper.take('a', [asked('zulu', 5), asked('alfa', 5), asked('mike', 5, { limit: 2 })]);
    expect(granted.map((each) => each.granted)).toEqual([1, 5, 2]);
  });

  it('knows how many gateways have asked of late, also when they ask for nothing', async () => {
    expect((await keeper.take('a', [])).gateways).toBe(1);
    expect((await keeper.take('b', [])).gateways).toBe(2);
    await pool.query("update accounts.request_gateways set seen_at = now() - interval '3 seconds' where name = 'a'");
    expect((await keeper.take('b', [])).gateways).toBe(1);
    await pool.query("update accounts.request_gateways set seen_at = now() - interval '2 minutes' where name = 'a'");
    await keeper.take('b', []);
    expect((await pool.query('select name from accounts.request_gateways')).rows).toEqual([{ name: 'b' }]);
  });

  it('never grants more than a limit in a window, whoever asks at the same time and in whatever order', async () => {
    const names = ['k1', 'k2', 'k3', 'k4'];
    const startedAt = performance.now();
    const calls = Array.from({ length: 80 }, (_, at) => {
      const inOrder = at % 2 === 0 ? names : [...names].reverse();
      return keeper.take(`gateway-${at % 8}`, inOrder.map((name) => asked(name, 3)));
    });
    const answers = (await Promise.all(calls)).flatMap(({ granted }) => granted);
    // A busy machine may take longer than a window lasts.
    const mostWindows = 1 + Math.floor((performance.now() - startedAt) / 1_000);
    const granted = answers.reduce((sum, each) => sum + each.granted, 0);
    expect(Math.max(...answers.map(({ count }) => count))).toBe(100);
    expect(granted).toBeGreaterThanOrEqual(4 * 100);
    expect(granted).toBeLessThanOrEqual(4 * 100 * mostWindows);
  });
});
