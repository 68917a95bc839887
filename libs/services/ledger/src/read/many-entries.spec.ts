import type { PageRequest } from '@corridor/contracts';
import type { EntryFilter, PaymentFilter } from '@corridor/contracts/ledger';
import { anAccount, LedgerWorld } from '../ledger.fixtures.js';
import { countingQueries, fill, type FilledBook } from './many-entries.fixtures.js';

const MANY = 1_000_000;
const FEW = 1_000;
/**
 * A block is 8 KiB; the table and its indexes have some 27,000. A page of 26 entries from all over a book needs the way to
 * each (four blocks in the index of a million, two in that of a thousand) and its own block. A time needs two times
 * twenty look-ups to find its bounds in a million, two times ten in a thousand.
 */
const MOST_BLOCKS = 600;
const MOST_BLOCKS_BEYOND_FEW = 300;

const available = { compartments: ['available'] } as const;

type FilterOf = (book: FilledBook) => EntryFilter;

/** Partners of whom nothing has come yet. */
const NOBODIES = Array.from({ length: 20 }, anAccount);

const middle = ({ at, entries }: FilledBook) => ({ createdFrom: at(entries * 0.4), createdBefore: at(entries * 0.6) });

const FILTERS: readonly (readonly [string, FilterOf])[] = [
  ['no filter', () => available],
  ['a currency', () => ({ ...available, currency: 'USDC' })],
  ['a rare currency', () => ({ ...available, currency: 'JPY' })],
  ['a currency that never was', () => ({ ...available, currency: 'SEK' })],
  ['a rare type', () => ({ ...available, types: ['payout_return'] })],
  ['a direction', () => ({ ...available, direction: 'debit' })],
  ['a time', (book) => ({ ...available, ...middle(book) })],
  ['a reference', ({ reference }) => ({ ...available, reference })],
  ['an account', ({ busy }) => ({ ...available, owner: busy })],
  ['account and currency', ({ busy }) => ({ ...available, owner: busy, currency: 'EUR' })],
  ['account and rare currency', ({ busy }) => ({ ...available, owner: busy, currency: 'JPY' })],
  ['account and type', ({ busy }) => ({ ...available, owner: busy, types: ['fee'] })],
  ['account and rare type', ({ busy }) => ({ ...available, owner: busy, types: ['payout_return'] })],
  ['account and type that never was', ({ busy }) => ({ ...available, owner: busy, types: ['reversal'] })],
  ['account and direction', ({ busy }) => ({ ...available, owner: busy, direction: 'credit' })],
  ['account and rare direction', ({ payer }) => ({ ...available, owner: payer, direction: 'credit' })],
  ['several accounts', ({ busy, payer }) => ({ ...available, owners: [busy, payer, ...NOBODIES] })],
  ['several accounts and a rare currency', ({ busy, payer }) => ({ ...available, owners: [busy, payer], currencies: ['JPY', 'SEK'] })],
  ['payments', ({ oldPayment, youngPayment }) => ({ ...available, transactions: [oldPayment, youngPayment] as never })],
  ['account and reference', ({ busy, reference }) => ({ ...available, owner: busy, reference })],
  ['account and time', (book) => ({ ...available, owner: book.busy, ...middle(book) })],
  ['all of them', (book) => ({ ...available, owner: book.busy, currency: 'EUR', types: ['deposit', 'payout_return'], direction: 'credit', ...middle(book) })],
];

type PaymentFilterOf = (book: FilledBook) => PaymentFilter;

const PAYMENT_FILTERS: readonly (readonly [string, PaymentFilterOf])[] = [
  ['no filter', () => ({})],
  ['a rare type', () => ({ types: ['payout_failure'] })],
  ['a rare currency', () => ({ fromCurrency: 'JPY' })],
  ['a type that never was', () => ({ types: ['reconcile'] })],
  ['a reference', ({ reference }) => ({ references: [reference] })],
  ['an account', ({ busy }) => ({ concerning: [busy] })],
  ['account and reference', ({ busy, reference }) => ({ concerning: [busy], references: [reference] })],
  ['several accounts', ({ busy, payer }) => ({ concerning: [busy, payer, ...NOBODIES] })],
  ['account and rare currencies', ({ busy }) => ({ concerning: [busy], fromCurrency: 'JPY', toCurrency: 'JPY' })],
  ['account and time', (book) => ({ concerning: [book.busy], ...middle(book) })],
];

describe('a million entries', () => {
  let many: LedgerWorld;
  let few: LedgerWorld;
  let filled: { readonly many: FilledBook; readonly few: FilledBook };
  beforeAll(async () => {
    [many, few] = [await LedgerWorld.create(), await LedgerWorld.create()];
    filled = { many: await fill(many, MANY), few: await fill(few, FEW) };
  }, 120_000);
  afterAll(async () => Promise.all([many.close(), few.close()]));

  const read = (world: LedgerWorld, filter: EntryFilter, page: Partial<PageRequest> = {}) =>
    countingQueries(world).blocksOf((queries) => queries.entries(world.scope, filter, { limit: 25, ...page }));

  it.each(FILTERS)('are paged through by %s as quickly as a thousand, at the head and deep down', async (what, filterOf) => {
    const filter = filterOf(filled.many);
    const small = await read(few, filterOf(filled.few));
    const head = await read(many, filter);
    const deep = await read(many, filter, { after: filled.many.old });
    const back = await read(many, filter, { before: filled.many.young });
    for (const { blocks } of [head, deep, back]) {
      expect(blocks).toBeLessThan(MOST_BLOCKS);
      expect(blocks - small.blocks).toBeLessThan(MOST_BLOCKS_BEYOND_FEW);
    }
    expect(deep.blocks).toBeLessThan(head.blocks * 1.2 + 10);
    // That nothing is read quickly is no feat when there is nothing to read.
    const isEmpty = head.found.kind === 'page' && head.found.items.length === 0;
    expect(isEmpty).toBe(what.includes('never was'));
  });

  it.each(PAYMENT_FILTERS)('are paged through as payments by %s as quickly as a thousand, at the head and deep down', async (what, filterOf) => {
    const payments = (world: LedgerWorld, filter: PaymentFilter, page: Partial<PageRequest> = {}) =>
      countingQueries(world).blocksOf((queries) => queries.payments(world.scope, filter, { limit: 10, ...page }));
    const filter = filterOf(filled.many);
    const small = await payments(few, filterOf(filled.few));
    const head = await payments(many, filter);
    const deep = await payments(many, filter, { after: filled.many.oldPayment });
    const back = await payments(many, filter, { before: filled.many.youngPayment });
    for (const { blocks } of [head, deep, back]) {
      expect(blocks).toBeLessThan(MOST_BLOCKS);
      expect(blocks - small.blocks).toBeLessThan(MOST_BLOCKS_BEYOND_FEW);
    }
    const isEmpty = head.found.kind === 'page' && head.found.items.length === 0;
    expect(isEmpty).toBe(what.includes('never was'));
  });

  it.each([['the first page', 0], ['a page deep down', 900_000]])('make a statement: %s', async (_, afterEntry) => {
    const of = { owner: filled.many.busy, compartment: 'available', currency: 'EUR' } as const;
    const { blocks, found } = await countingQueries(many).blocksOf((queries) =>
      queries.statementEntries(many.scope, { ...of, afterEntry, lastEntry: MANY, limit: 25 }),
    );
    expect(blocks).toBeLessThan(MOST_BLOCKS);
    expect(found.entries).toHaveLength(25);
  });

  it.each([['the beginning', 0.001], ['the end', 0.999]])('tell balances as of a moment near %s', async (_, share) => {
    const { blocks, found } = await countingQueries(many).blocksOf((queries) =>
      queries.balances(many.scope, filled.many.busy, { recorded: filled.many.at(MANY * share) }),
    );
    expect(blocks).toBeLessThan(MOST_BLOCKS);
    expect(found).toHaveLength(3);
  });
});
