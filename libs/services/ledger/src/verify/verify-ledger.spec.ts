import type { AccountId } from '@corridor/contracts';
import { aTransactionId, anAccount, LedgerWorld, posting, SCHEMA, TODAY, transaction } from '../ledger.fixtures.js';
import { verifyLedger } from './verify-ledger.js';

describe('verifying the ledger', () => {
  let world: LedgerWorld;
  let account: AccountId;
  beforeEach(async () => {
    world = await LedgerWorld.create();
    account = anAccount();
    const asked = transaction([posting('world/sepa', account, '100.00', 'deposit')]);
    await world.post(asked);
    await world.post(transaction([posting(account, 'house/fees', '1.00', 'fee')]));
    await world.post({ kind: 'reverse', id: aTransactionId(), reverses: asked.id, valueDate: TODAY, imposed: true });
    await world.post(transaction([posting(account, 'world/sepa', '999.00')]));
  });
  afterEach(() => world.close());

  const verify = () => verifyLedger({ pool: world.pool, schema: SCHEMA, batchSize: 2 });

  /** What someone can do who owns the server. */
  async function tamper(...statements: string[]): Promise<void> {
    await world.pool.query(`alter table ${SCHEMA}.events disable trigger all`);
    for (const statement of statements) await world.pool.query(`set search_path to ${SCHEMA}; ${statement}; reset search_path`);
    await world.pool.query(`alter table ${SCHEMA}.events enable trigger all`);
  }

  it('invariant 6: finds nothing in a ledger as it was written, counts what it saw, and says how far it is', async () => {
    const progress: string[] = [];
    const report = await verifyLedger({ pool: world.pool, schema: SCHEMA, batchSize: 3, onProgress: ({ stage, events, total }) => progress.push(`${stage} ${events}/${total}`) });
    expect(report).toEqual({ events: 4, transactions: 3, entries: 8, books: 1, faults: [], faultCount: 0 });
    expect(progress).toEqual(['chain 4/4', 'fold 3/4', 'fold 4/4']);
  });

  it.each([
    ['a changed amount', 'update entries set amount = amount + 1 where number = 3', { revision: 2, entry: 3, what: 'table entries: amount is -99, not -100' }],
    ['a changed balance after an entry', 'update entries set balance_after = 7 where number = 2', { revision: 1, entry: 2, what: 'table entries: balance_after is 7, not 10000' }],
    ['an entry moved to another balance', 'update entries set balance = 1 where number = 2', { entry: 2, what: 'table entries: balance is 1, not 2' }],
    ['a changed kind', 'update entries set kind = kind + 1 where number = 2', { entry: 2, what: expect.stringContaining('table entries: kind is') }],
    ['a changed value date', `update entries set value_date = '2020-01-01' where number = 1`, { entry: 1, what: `table entries: value_date is 2020-01-01, not ${TODAY}` }],
    ['a lost reference', 'update entries set reference_kind = null where number = 1', { entry: 1, what: 'table entries: reference_kind is nothing, not transfer' }],
    ['a recorded time that was shifted by less than a millisecond', `update entries set recorded_at = recorded_at + interval '1 microsecond' where number = 1`, { entry: 1, what: expect.stringContaining('recorded_at is') }],
    ['a deleted entry', 'delete from entries where number = 4', { revision: 2, entry: 4, what: 'table entries: the row is missing' }],
    [
      'an entry beyond the events',
      `insert into entries select book, 9, balance, '${aTransactionId()}', amount, balance_after, type, null, null, value_date, recorded_at, kind from entries where number = 1`,
      { entry: 9, what: 'table entries: row 9 is of no event' },
    ],
    ['entries of no book', `insert into entries select 77, number, balance, gen_random_uuid(), amount, balance_after, type, null, null, value_date, recorded_at, kind from entries where number = 1`, { book: null, what: 'table entries: 1 rows of book number 77, which has no events' }],
    ['a changed balance', `update balances set balance = 5 where owner = 'house/fees'`, { what: 'table balances, house/fees/available/EUR: balance is 5, not 100' }],
    ['a balance of another owner', `update balances set owner = 'house/fx' where owner = 'house/fees'`, { what: 'table balances, house/fees/available/EUR: owner is house/fx, not house/fees' }],
    ['a deleted balance', `delete from balances where owner = 'house/fees'`, { what: 'table balances, house/fees/available/EUR: the row is missing' }],
    ['a balance beyond the events', `insert into balances values (1, 9, 'house/fx', 'available', 'EUR', 1)`, { what: 'table balances: row 9 is of no event' }],
    ["a book's changed revision", 'update books set revision = 9', { what: 'table books: revision is 9, not 3' }],
    ["a book's changed next entry", 'update books set next_entry = 3', { what: 'table books: next_entry is 3, not 9' }],
    ['a deleted book', 'delete from books', { what: 'table books: the row is missing' }],
    ['a book without events', `insert into books (id, tenant, mode, revision, next_entry, next_balance, recorded_at) values (gen_random_uuid(), gen_random_uuid(), 'test', 4, 1, 1, now())`, { what: 'table books: the book has no events' }],
    ['a deleted reversal', 'delete from reversals', { revision: 3, what: expect.stringMatching(/^table reversals, transaction .*: the row is missing$/) }],
    ['a changed reversal', 'update reversals set by = gen_random_uuid()', { revision: 3, what: expect.stringMatching(/^table reversals, transaction .*: by is .*, not /) }],
    ['a reversal beyond the events', 'insert into reversals values (gen_random_uuid(), 1, gen_random_uuid())', { what: expect.stringContaining('was not reversed by any event') }],
    ['a deleted outcome', `delete from outcomes where object is not null`, { revision: 1, what: expect.stringMatching(/^the outcome of command .* is missing$/) }],
    ['an outcome that says otherwise', `update outcomes set outcome = '{"kind":"rejected"}' where object is not null`, { revision: 2, what: expect.stringContaining('is rejected with fingerprint') }],
  ])('invariant 6: finds %s and says where', async (_, statement, fault) => {
    await tamper(statement);
    const { faults, faultCount } = await verify();
    expect(faults).toContainEqual(expect.objectContaining(fault));
    expect(faultCount).toBeGreaterThan(0);
    if (!('book' in fault) && !statement.includes('into books')) expect(faults[0]?.book).toBe(world.book);
  });

  it.each([
    ['an amount that is not covered', `replace(body, '"amount":"1.00"', '"amount":"101.00"')`, `goes below zero, to -1.00`],
    ['a balance that does not follow', `replace(body, '"balances":{', '"balances":{"house/fx/available/EUR":"1.00",')`, 'it says that house/fx/available/EUR is 1.00, but does not change it'],
    ['another balance than what came of it', `replace(body, '"house/fees/available/EUR":"1.00"', '"house/fees/available/EUR":"2.00"')`, 'it says that house/fees/available/EUR is 2.00, but it is 1.00'],
    ['another first entry', `replace(body, '"firstEntry":3', '"firstEntry":5')`, 'it says that its first entry is 5, but it is 3'],
    ['an amount below zero', `replace(body, '"amount":"1.00"', '"amount":"-1.00"')`, 'takes -1.00 EUR'],
    ['no JSON', `'{'`, `can't be folded`],
  ])('invariants 2 to 5: finds an event with %s', async (_, body, what) => {
    await tamper(`update events set body = ${body} where revision = 2`);
    const { faults } = await verify();
    expect(faults).toContainEqual(expect.objectContaining({ book: world.book, revision: 2, what: expect.stringContaining(what) }));
    expect(faults).toContainEqual(expect.objectContaining({ book: world.book, revision: 2, what: expect.stringContaining('hash differs') }));
  });

  it('invariant 10: finds an event that was given to another tenant', async () => {
    await tamper(`update events set tenant = gen_random_uuid() where revision = 2`);
    expect((await verify()).faults).toContainEqual(expect.objectContaining({ revision: 2, what: expect.stringContaining('its book is not') }));
  });

  it('keeps the first faults and counts the others', async () => {
    await tamper(`insert into reversals select gen_random_uuid(), 1, gen_random_uuid() from generate_series(1, 150)`);
    const { faults, faultCount } = await verify();
    expect([faults.length, faultCount]).toEqual([100, 150]);
  });

  it('sees one moment while the ledger goes on posting', async () => {
    let posting_ = true;
    const posts = (async () => {
      while (posting_) await world.post(transaction([posting('world/sepa', account, '1.00', 'deposit')]));
    })();
    for (let round = 0; round < 5; round += 1) expect((await verify()).faults).toEqual([]);
    posting_ = false;
    await posts;
  });
});
