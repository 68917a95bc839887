import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, restartablePostgres, type RestartablePostgres } from '@corridor/testing';
import { type Instance, newCommand, TestBed, totalOf } from './test-bed.fixture.js';

const COMMANDS = 400;
const COUNTERS = 20;
const RESTARTS = 3;
const MOST_ASKED = 5;

describe('two instances whose PostgreSQL is restarted at once, as by a crash,', () => {
  let postgres: RestartablePostgres;
  let bed: TestBed;
  beforeAll(async () => {
    postgres = await restartablePostgres();
    bed = await TestBed.open(postgres.connectionString);
  });
  afterAll(async () => {
    await bed.close();
    await postgres.stop();
  });

  it('end each command once, park none, and publish all that was appended (invariants 7, 8 and 9)', async () => {
    const instances = [bed.instance({ timeoutMs: 60_000 }), bed.instance({ timeoutMs: 60_000 })];
    await Promise.all(instances.map(({ host }) => host.start()));
    const loading = Promise.all(
      Array.from({ length: COMMANDS }, async (_, at) => {
        await sleep(at * 10);
        const [one, other] = at % 2 === 0 ? instances : [...instances].reverse();
        const command = newCommand(`k${at % COUNTERS}`, 1);
        const sendTo = (instance: Instance) => (at % 3 === 0 ? instance.reserve(command) : instance.add(command));
        // Every fifth goes to both at once.
        if (at % 5 === 0) void sendTo(other!);
        // Whoever hears that nothing is known asks again, as a client does.
        let reply = await sendTo(one!);
        for (let asked = 1; reply.kind === 'unknown' && asked < MOST_ASKED; asked += 1) reply = await sendTo(one!);
        return reply.kind;
      }),
    );
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await sleep(900);
      await postgres.restartAtOnce();
    }
    expect(new Set(await loading)).toEqual(new Set(['accepted']));
    const store = instances[0]!.store;
    const totals = await Promise.all(Array.from({ length: COUNTERS }, (_, key) => totalOf(store, `k${key}`)));
    expect(totals).toEqual(totals.map(() => COMMANDS / COUNTERS));
    expect(await instances[0]!.host.parked.list()).toEqual([]);
    const { position } = await store.head();
    await eventually(async () => {
      const { rows } = await bed.pool.query<{ position: number }>(`select position from quotes.checkpoints where name = 'relay'`);
      expect(rows[0]?.position).toBe(position);
    }, { timeoutMs: 15_000 });
  }, 90_000);
});
