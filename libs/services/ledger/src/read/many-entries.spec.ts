import type { PageRequest } from '@corridor/contracts';
import type { EntryFilter } from '@corridor/contracts/ledger';
import { LedgerWorld } from '../ledger.fixtures.js';
import { countingQueries, fill, type FilledBook } from './many-entries.fixtures.js';

const MANY = 1_000_000;
const FEW = 1_000;
const available = { compartments: ['available'] } as const;

type FilterOf = (book: FilledBook) => EntryFilter;

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
  ['account and reference', ({ busy, reference }) => ({ ...available, owner: busy, reference })],
  ['account and time', (book) => ({ ...available, owner: book.busy, ...middle(book) })],
  ['all of them', (book) => ({ ...available, owner: book.busy, currency: 'EUR', types: ['deposit', 'payout_return'], direction: 'credit', ...middle(book) })],
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

  it.each(FILTERS)('are paged through by %s as quickly as a thousand, at the head and deep down', async (_, filterOf) => {
    const filter = filterOf(filled.many);
    const small = await read(few, filterOf(filled.few));
    const head = await read(many, filter);
    const deep = await read(many, filter, { after: filled.many.old });
    const back = await read(many, filter, { before: filled.many.young });
    console.log(_, small.blocks, head.blocks, deep.blocks, back.blocks);
  });
});
