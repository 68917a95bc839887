import { setTimeout as sleep } from 'node:timers/promises';
import { restartablePostgres, type RestartablePostgres } from '@corridor/testing';
import { anAccount, commandOf, LedgerWorld, posting, SCHEMA, transaction } from '../ledger.fixtures.js';
import { otherProcess, type OtherProcess } from '../other-process.fixtures.js';
import { verifyLedger } from '../verify/verify-ledger.js';

const COMMANDS = 600;
const RESTARTS = 3;

describe('two ledgers whose PostgreSQL is restarted at once, as by a crash,', () => {
  let postgres: RestartablePostgres;
  let world: LedgerWorld;
  let processes: OtherProcess[];
  beforeAll(async () => {
    postgres = await restartablePostgres();
    world = await LedgerWorld.create(postgres.connectionString);
    processes = [otherProcess(world), otherProcess(world)];
  });
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.close()));
    await world.close();
    await postgres.stop();
  });

  it('post each command once, and both tell the same of it (invariants 7 and 8)', async () => {
    const account = anAccount();
    const loading = Promise.all(
      Array.from({ length: COMMANDS }, async (_, at) => {
        await sleep(at * 8);
        const command = commandOf(world, [transaction([posting('world/sepa', account, '1.00', 'deposit')])]);
        // Every third goes to both at once.
        const takers = at % 3 === 0 ? processes : [processes[at % 2] as OtherProcess];
        return (await Promise.all(takers.map(({ writer }) => writer.handle([{ ...command }])))).flat();
      }),
    );
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await sleep(1_000);
      await postgres.restartAtOnce();
    }
    const replies = await loading;
    for (const [first, second] of replies) {
      expect(first).toMatchObject({ kind: 'accepted' });
      if (second !== undefined) expect({ ...second, replayed: null }).toEqual({ ...first, replayed: null });
    }
    expect(await world.available(account)).toBe(`${COMMANDS}.00`);
    expect(await world.count('outcomes')).toBe(COMMANDS);
    expect((await verifyLedger({ pool: world.pool, schema: SCHEMA })).faults).toEqual([]);
  }, 90_000);
});
