import type { AccountId, Command } from '@corridor/contracts';
import { CommitUnknown, createPostgresEventStore, type EventStore, StoreClosed } from '@corridor/event-store';
import { createPool, type Pool } from '@corridor/runtime';
import { anAccount, commandOf, LedgerWorld, posting, SCHEMA, transaction } from '../ledger.fixtures.js';
import { verifyLedger } from '../verify/verify-ledger.js';
import type { LedgerWriter } from './ledger-writer.js';

const COMMANDS = 200;

describe('the ledger writer when commits fail', () => {
  let world: LedgerWorld;
  let accounts: AccountId[];
  let commands: Command[];
  beforeEach(async () => {
    world = await LedgerWorld.create();
    accounts = [anAccount(), anAccount()];
    commands = Array.from({ length: COMMANDS }, (_, index) =>
      commandOf(world, [transaction([posting('world/sepa', accounts[index % 2] ?? '', '1.00', 'deposit'), posting(accounts[index % 2] ?? '', 'house/fees', '0.10', 'fee')])]),
    );
  });
  afterEach(() => world.close());

  /** In small deliveries, so that one is decided while the other commits. */
  async function drive(writer: LedgerWriter): Promise<void> {
    const replies = await Promise.all(Array.from({ length: COMMANDS / 5 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 3));
      return writer.handle(commands.slice(index * 5, index * 5 + 5));
    }));
    expect(new Set(replies.flat().map(({ kind }) => kind))).toEqual(new Set(['accepted']));
  }

  async function expectEachOnce(): Promise<void> {
    expect(await Promise.all(accounts.map((account) => world.available(account)))).toEqual(['90.00', '90.00']);
    expect(await world.count(`events where type = 'TransactionsPosted'`)).toBe(COMMANDS);
    expect(await world.count('outcomes')).toBe(COMMANDS);
    expect((await verifyLedger({ pool: world.pool, schema: SCHEMA })).faults).toEqual([]);
  }

  /** A store that breaks every third commit or so, before it or after it. */
  function failing(fail: (attempt: number, commit: () => Promise<unknown>) => Promise<unknown>): EventStore {
    let attempt = 0;
    const commit = (unit: never) => fail((attempt += 1), () => world.store.commit(unit));
    return Object.create(world.store, { commit: { value: commit } }) as EventStore;
  }

  it('invariants 7 and 8: loses and doubles nothing when it is not known whether a commit took effect', async () => {
    const store = failing(async (attempt, commit) => {
      if (attempt % 4 === 1) throw new CommitUnknown(new Error('before'));
      const committed = await commit();
      if (attempt % 4 === 3) throw new CommitUnknown(new Error('after'));
      return committed;
    });
    await drive(world.newWriter({ store }));
    await expectEachOnce();
  });

  it('invariants 7 and 8: loses and doubles nothing when the database is away before a commit', async () => {
    const store = failing((attempt, commit) => {
      if (attempt % 3 === 1) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
      return commit();
    });
    await drive(world.newWriter({ store }));
    await expectEachOnce();
  });

  it('invariants 7 and 8: loses and doubles nothing when a commit is still under way while it is tried again', async () => {
    const late: Promise<unknown>[] = [];
    const store = failing((attempt, commit) => {
      if (attempt % 4 !== 2) return commit();
      late.push(commit().catch(() => undefined));
      throw new CommitUnknown(new Error('nobody knows yet'));
    });
    await drive(world.newWriter({ store }));
    await Promise.all(late);
    await expectEachOnce();
  });

  it('invariants 7 and 8: loses and doubles nothing when the server ends all its connections under load', async () => {
    const pool: Pool = createPool({ connectionString: world.connectionString, max: 6, applicationName: 'doomed' });
    const store = createPostgresEventStore({ pool, schema: SCHEMA });
    const killing = setInterval(() => {
      void world.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'`).catch(() => undefined);
    }, 25);
    const stopKilling = setTimeout(() => clearInterval(killing), 600);
    try {
      await drive(world.newWriter({ store, pool }));
    } finally {
      clearTimeout(stopKilling);
      clearInterval(killing);
      await store.close();
      await pool.end();
    }
    await expectEachOnce();
  });

  it('gives up a command whose commit fails for no reason of the infrastructure, and posts its neighbours', async () => {
    const [poison] = commands;
    const store = failing((_, commit) => commit());
    const guarded = Object.create(store, {
      commit: {
        value: (unit: { appends: { events: { commandId: string }[] }[] }) => {
          if (unit.appends.some(({ events }) => events.some(({ commandId }) => commandId === poison?.id))) throw new Error('no reason');
          return world.store.commit(unit as never);
        },
      },
    }) as EventStore;
    const replies = await world.newWriter({ store: guarded }).handle(commands.slice(0, 5));
    expect(replies.map(({ kind }) => kind)).toEqual(['failed', 'accepted', 'accepted', 'accepted', 'accepted']);
    expect(await world.count('outcomes')).toBe(4);
  });

  it('concludes nothing about commands that the end of the process overtakes', async () => {
    const store = failing(() => Promise.reject(new StoreClosed()));
    const replies = await world.newWriter({ store }).handle(commands.slice(0, 3));
    expect(replies.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(await world.count('outcomes')).toBe(0);
  });

  it('does not wait for a database whose connections are being closed for good', async () => {
    const pool: Pool = createPool({ connectionString: world.connectionString, max: 2, applicationName: 'closing' });
    const store = failing(async () => {
      await pool.end();
      throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    });
    const writer = world.newWriter({ store, pool });
    expect((await writer.handle(commands.slice(0, 3))).map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'unknown']);
    expect((await writer.handle(commands.slice(3, 6))).map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});
