import { COMPARTMENTS, type PostingType } from '@corridor/contracts/ledger';
import { CURRENCIES } from '@corridor/money';
import { anAccount, LedgerWorld, SCHEMA } from '../ledger.fixtures.js';
import { LEDGER_MIGRATIONS } from '../ledger.migrations.js';
import { kindOf, kindsOf } from './entry-kind.js';

/** The types that there were when kinds came. */
const FIRST_TYPES: readonly PostingType[] = ['deposit', 'deposit_return', 'conversion', 'transfer', 'fee', 'debt_repayment', 'reversal', 'payout', 'payout_failure', 'payout_return'];
const TYPES: readonly PostingType[] = [
  ...FIRST_TYPES, 'conversion_failure', 'reconcile', 'processing_fee', 'funds_debit', 'payout_fee', 'fx_fee', 'book_transfer', 'fee_advance_debit',
];
const FROM_LATER = 'a type of a later release' as PostingType;
const owner = anAccount();

/** Every combination that an entry can have. */
const EVERY = [owner, 'house/fees'].flatMap((each) =>
  COMPARTMENTS.flatMap((compartment) =>
    CURRENCIES.flatMap((currency) =>
      [...TYPES, FROM_LATER].flatMap((type) => (['debit', 'credit'] as const).map((direction) => ({ owner: each, compartment, currency, type, direction }))),
    ),
  ),
);

/** The migration knows the types that there were with it. */
const KNOWN_THEN = EVERY.filter(({ type }) => FIRST_TYPES.includes(type) || type === FROM_LATER);

describe('the kind of an entry', () => {
  it('is a number of its own for each combination, which a smallint holds; below zero for house and world', () => {
    const kinds = EVERY.map(kindOf);
    expect(new Set(kinds).size).toBe(EVERY.length);
    expect(Math.max(...kinds.map(Math.abs))).toBeLessThan(2 ** 15);
    expect(EVERY.every(({ owner: of }, index) => ((kinds[index] ?? 0) > 0) === (of === owner))).toBe(true);
  });

  it('is what a filter asks for when it lets the entry through, and otherwise not', () => {
    const asked = new Set(kindsOf({ compartments: ['available', 'pending'], currencies: ['EUR'], types: ['fee', 'conversion'], direction: 'debit' }));
    const through = EVERY.filter((each) => asked.has(kindOf(each)));
    expect(through).toHaveLength(asked.size);
    expect(through).toEqual(
      EVERY.filter((each) => each.owner === owner && ['available', 'pending'].includes(each.compartment) && each.currency === 'EUR' && ['fee', 'conversion'].includes(each.type) && each.direction === 'debit'),
    );
    expect(new Set(kindsOf({}))).toEqual(new Set(EVERY.filter((each) => each.owner === owner).map(kindOf)));
    expect(new Set(kindsOf({}, false))).toEqual(new Set(EVERY.filter((each) => each.owner !== owner).map(kindOf)));
  });

  it('is given to entries that were posted before there were kinds, and to those of a writer that knows none', async () => {
    const world = await LedgerWorld.create();
    await world.pool.query(`
      begin; set local search_path to ${SCHEMA};
      drop trigger entries_without_kind on entries;
      drop function fill_kind;
      alter table entries drop column kind;
      create index entries_of_balance on entries (book, balance, number);
      commit;`);
    const balances = [...new Set(KNOWN_THEN.map((each) => `${each.owner}|${each.compartment}|${each.currency}`))];
    await world.pool.query(
      `insert into ${SCHEMA}.balances select 1, number, split_part(parts, '|', 1), split_part(parts, '|', 2), split_part(parts, '|', 3), 0
       from unnest($1::text[]) with ordinality as b (parts, number)`,
      [balances],
    );
    const post = async () => world.pool.query(
      `insert into ${SCHEMA}.entries select 1, number, balance, gen_random_uuid(), amount, 0, type, null, null, '2026-11-20', '2026-11-20'
       from unnest($1::int[], $2::int[], $3::text[]) with ordinality as e (balance, amount, type, number)`,
      [
        KNOWN_THEN.map((each) => balances.indexOf(`${each.owner}|${each.compartment}|${each.currency}`) + 1),
        KNOWN_THEN.map(({ direction }) => (direction === 'debit' ? -1 : 1)),
        KNOWN_THEN.map(({ type }) => type),
      ],
    );
    const kinds = async () => {
      const { rows } = await world.pool.query<{ kind: number }>(`select kind from ${SCHEMA}.entries order by number`);
      return rows.map(({ kind }) => kind);
    };
    await post();
    await world.pool.query(`begin; set local search_path to ${SCHEMA}; ${LEDGER_MIGRATIONS[1]?.sql ?? ''}; commit`);
    expect(await kinds()).toEqual(KNOWN_THEN.map(kindOf));
    await world.pool.query(`delete from ${SCHEMA}.entries`);
    await post();
    expect(await kinds()).toEqual(KNOWN_THEN.map(kindOf));
    await world.close();
  });
});
