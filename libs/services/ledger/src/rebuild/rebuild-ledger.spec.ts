import type { AccountId, Reply } from '@corridor/contracts';
import { aTransactionId, anAccount, commandOf, LedgerWorld, posting, SCHEMA, TODAY, transaction } from '../ledger.fixtures.js';
import { verifyLedger } from '../verify/verify-ledger.js';
import { LogDoesNotFold, rebuildLedger, RebuildUnderWay } from './rebuild-ledger.js';

const NONE = { books: 0, balances: 0, entries: 0, reversals: 0 };

describe('rebuilding the ledger', () => {
  let world: LedgerWorld;
  let account: AccountId;
  beforeEach(async () => {
    world = await LedgerWorld.create();
    account = anAccount();
    const asked = transaction([posting('world/sepa', account, '100.00', 'deposit')]);
    await world.post(asked, transaction([posting(account, 'house/fees', '1.00', 'fee')]));
    await world.post({ kind: 'reverse', id: aTransactionId(), reverses: asked.id, valueDate: TODAY, imposed: true });
    await world.fund(account, '51.00');
  });
  afterEach(() => world.close());

  const rebuild = () => rebuildLedger({ pool: world.pool, schema: SCHEMA, batchSize: 2 });
  const faults = async () => (await verifyLedger({ pool: world.pool, schema: SCHEMA })).faults;
  const corrupt = (statement: string) => world.pool.query(`set search_path to ${SCHEMA}; ${statement}; reset search_path`);
  const indexes = async () => (await world.pool.query(`select indexname, regexp_replace(indexdef, 'ON .*', '') as kind from pg_indexes where schemaname = $1 order by 1`, [SCHEMA])).rows;

  it('invariant 6: finds no difference in tables that nobody has touched, and leaves them as they were', async () => {
    const before = await indexes();
    const report = await rebuild();
    expect(report).toEqual({ events: 4, transactions: 4, entries: 12, books: 1, differences: NONE, restart: false });
    expect(await faults()).toEqual([]);
    expect(await indexes()).toEqual(before);
    expect((await rebuild()).differences).toEqual(NONE);
    expect(await world.count(`books where number = 1 and generation = 1`)).toBe(1);
  });

  it('invariant 6: repairs every table and counts what was wrong in each', async () => {
    await corrupt(`update entries set amount = 1 where number = 1; delete from entries where number = 2; delete from reversals;
      update balances set balance = balance + 1000 where owner = '${account}';
      insert into balances values (1, 99, 'house/fx', 'available', 'EUR', 5); update books set next_entry = 77`);
    expect(await faults()).not.toEqual([]);
    expect(await rebuild()).toMatchObject({ differences: { books: 1, balances: 2, entries: 2, reversals: 1 }, restart: true });
    expect(await faults()).toEqual([]);
    expect(await world.available(account)).toBe('50.00');
  });

  it('repairs tables that were emptied, and then gives no number twice', async () => {
    await corrupt('delete from entries; delete from balances; delete from reversals; delete from books');
    expect((await rebuild()).restart).toBe(true);
    expect(await faults()).toEqual([]);
    const scope = { tenant: anAccount() as never, mode: 'live' as const };
    const other = { scope, book: anAccount() as never };
    expect(await world.writer.handle([commandOf(other, [transaction([posting('world/sepa', account, '1.00')])])])).toMatchObject([{ kind: 'accepted' }]);
    expect(await faults()).toEqual([]);
  });

  it('keeps a writer from deciding by what it has read from a corrupted table', async () => {
    await corrupt(`update balances set balance = 1000000 where owner = '${account}'`);
    const writer = world.newWriter();
    const pay = (amount: string) => commandOf(world, [transaction([posting(account, 'world/sepa', amount)])]);
    // Refused, but now the writer has the balance in its memory.
    expect(await writer.handle([pay('99999.00')])).toMatchObject([{ rejection: { available: '10000.00' } }]);
    await rebuild();
    expect(await writer.handle([pay('500.00')])).toMatchObject([{ rejection: { available: '50.00' } }]);
    expect(await writer.handle([pay('50.00')])).toMatchObject([{ kind: 'accepted' }]);
    expect(await faults()).toEqual([]);
  });

  it('lets a writer that holds a book without events make its first posting', async () => {
    const scope = { tenant: anAccount() as never, mode: 'test' as const };
    const other = { scope, book: anAccount() as never };
    const writer = world.newWriter();
    expect(await writer.handle([commandOf(other, [transaction([posting(account, 'world/sepa', '1.00')])])])).toMatchObject([{ kind: 'rejected' }]);
    expect((await rebuild()).differences).toEqual(NONE);
    expect(await writer.handle([commandOf(other, [transaction([posting('world/sepa', account, '1.00')])])])).toMatchObject([{ kind: 'accepted' }]);
    expect(await faults()).toEqual([]);
  });

  it('runs under a ledger that goes on posting and reading, and loses nothing of it', async () => {
    const owners = Array.from({ length: 20 }, anAccount);
    const writers = [world.writer, world.newWriter()];
    // Load that never rests grows faster than a busy machine folds it, and then the test is about the machine.
    const breathe = () => new Promise((resolve) => setTimeout(resolve, 20));
    let running = true;
    let accepted = 0;
    const post = async (index: number) => {
      for (let round = 0; running; round += 1) {
        const owner = owners[(index * 7 + round) % owners.length] ?? '';
        const command = commandOf(world, [transaction([posting('world/sepa', owner, '1.00', 'deposit'), posting(owner, account, '0.25')])]);
        const [reply] = (await writers[index % 8 === 0 ? 1 : 0]?.handle([command])) as Reply<unknown, unknown>[];
        expect(reply?.kind).toBe('accepted');
        accepted += 1;
        await breathe();
      }
    };
    const read = async () => {
      while (running) {
        await world.queries.entries(world.scope, {}, { limit: 10 });
        await world.queries.entries(world.scope, { owner: account }, { limit: 10 });
        await world.queries.balances(world.scope, account, { value: TODAY });
        await breathe();
      }
    };
    const load = [...Array.from({ length: 16 }, (_, index) => post(index)), read(), read()];
    try {
      for (let round = 0; round < 3; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        expect(await rebuild()).toMatchObject({ differences: NONE, restart: false });
      }
    } finally {
      running = false;
    }
    await Promise.all(load);
    expect(accepted).toBeGreaterThan(50);
    expect(await faults()).toEqual([]);
    expect(await world.count(`events where type = 'TransactionsPosted'`)).toBe(accepted + 3);
    await world.fund(account, '1.00');
    expect(await faults()).toEqual([]);
  }, 60_000);

  it('refuses a log that contradicts itself, and changes nothing', async () => {
    await corrupt(`alter table events disable trigger all; update events set body = replace(body, '"amount":"1.00"', '"amount":"101.00"') where revision = 1;
      alter table events enable trigger all`);
    await expect(rebuild()).rejects.toThrow(LogDoesNotFold);
    expect(await world.available(account)).toBe('50.00');
    expect((await world.pool.query(`select from pg_tables where tablename like '%rebuilt'`)).rowCount).toBe(0);
  });

  it('refuses to run twice at once', async () => {
    const both = await Promise.allSettled([rebuild(), rebuild()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(RebuildUnderWay) });
    expect((await rebuild()).differences).toEqual(NONE);
  });

  it('waits for a long reader in short tries, between which the ledger goes on', async () => {
    const reader = await world.pool.connect();
    await reader.query('begin');
    await reader.query(`select count(*) from ${SCHEMA}.balances`);
    const rebuilding = rebuild();
    await new Promise((resolve) => setTimeout(resolve, 2_300));
    await world.fund(account, '1.00');
    await reader.query('commit');
    reader.release();
    expect(await rebuilding).toMatchObject({ events: 5, differences: NONE });
    expect(await faults()).toEqual([]);
  });
});
