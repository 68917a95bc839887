import type { TransactionId } from '@corridor/contracts';
import { isCustomerOwner, partsOf } from '@corridor/contracts/ledger';
import fc from 'fast-check';
import { aTransactionId, type Asked, anAccount, posting, TODAY, transaction } from '../ledger.fixtures.js';
import { transactionOf } from './entry-id.js';
import { MemoryBook } from '../memory-book.fixtures.js';

/** Few owners and small amounts, so that commands run into each other. */
const ACCOUNTS = [anAccount(), anAccount(), anAccount()];
const PLACES = [...ACCOUNTS.flatMap((id) => [id, `${id}/pending`, `${id}/payout_processing`, `house/owed/${id}`]), 'house/fees', 'house/fx', 'world/sepa'];

const aPosting = fc
  .record({ from: fc.constantFrom(...PLACES), to: fc.constantFrom(...PLACES), cents: fc.integer({ min: 1, max: 999 }), currency: fc.constantFrom('EUR', 'JPY') })
  .filter(({ from, to }) => from !== to)
  .map(({ from, to, cents, currency }) => posting(from, to, currency === 'JPY' ? `${cents}` : `${(cents - (cents % 100)) / 100}.${String(cents % 100).padStart(2, '0')}`, 'transfer', currency as 'EUR'));

type Step = { readonly postings: ReturnType<typeof posting>[] } | { readonly reverses: number };
const aTransaction = fc.record({
  imposed: fc.boolean(),
  step: fc.oneof<[fc.Arbitrary<Step>, fc.Arbitrary<Step>]>(
    fc.record({ postings: fc.array(aPosting, { minLength: 1, maxLength: 4 }) }),
    fc.record({ reverses: fc.nat(30) }),
  ),
});
const someCommands = fc.array(fc.array(aTransaction, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 25 });

/** Posts what was made up, and hands over the book before and after each command. */
function eachCommand(check: (book: MemoryBook, before: ReturnType<typeof stateOf>, kind: string) => void): void {
  fc.assert(
    fc.property(someCommands, (commands) => {
      const book = new MemoryBook();
      for (const command of commands) {
        const done = book.events.flatMap(({ data }) => data.transactions.map(({ id }) => id));
        const before = stateOf(book);
        const { kind } = book.post(...command.map(({ imposed, step }) => asked(step, imposed, done)));
        check(book, before, kind);
      }
    }),
    { numRuns: 300 },
  );
}

function asked(step: Step, imposed: boolean, done: readonly TransactionId[]): Asked {
  if ('postings' in step) return transaction(step.postings, { imposed });
  return { kind: 'reverse', id: aTransactionId(), reverses: done[step.reverses % Math.max(done.length, 1)] ?? aTransactionId(), valueDate: TODAY, imposed };
}

const stateOf = (book: MemoryBook) => ({ balances: new Map(book.balances), entries: book.entries.length, events: book.events.length });

function sums(of: MemoryBook['entries'], group: (entry: MemoryBook['entries'][number]) => string): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const entry of of) found.set(group(entry), (found.get(group(entry)) ?? 0n) + entry.amount);
  return found;
}

describe('whatever is posted', () => {
  it('invariant 1: every journal transaction sums to zero per currency', () => {
    eachCommand((book, before) => {
      const added = sums(book.entries.slice(before.entries), ({ id, key }) => `${transactionOf(id)} ${partsOf(key).currency}`);
      expect([...added.values()].every((sum) => sum === 0n)).toBe(true);
    });
  });

  it('invariant 2: no customer compartment goes below zero, not even between two entries', () => {
    eachCommand((book, before) => {
      const added = book.entries.slice(before.entries);
      expect(added.filter(({ key, balanceAfter }) => isCustomerOwner(partsOf(key).owner) && balanceAfter < 0n)).toEqual([]);
    });
  });

  it('invariant 3: every book sums to zero per currency, at every event', () => {
    eachCommand((book) => {
      const found = new Map<string, bigint>();
      for (const [key, balance] of book.balances) found.set(partsOf(key).currency, (found.get(partsOf(key).currency) ?? 0n) + balance);
      expect([...found.values()].every((sum) => sum === 0n)).toBe(true);
    });
  });

  it("invariant 4: each entry's balance is the one before plus its amount, and the event says the last", () => {
    eachCommand((book, before, kind) => {
      const balances = before.balances;
      for (const { key, amount, balanceAfter } of book.entries.slice(before.entries)) {
        expect(balanceAfter).toBe((balances.get(key) ?? 0n) + amount);
        balances.set(key, balanceAfter);
      }
      expect(book.balances).toEqual(balances);
      if (kind === 'posted') expect(new Set(Object.keys(book.events.at(-1)?.data.balances ?? {}))).toEqual(new Set(book.entries.slice(before.entries).map(({ key }) => key)));
    });
  });

  it('changes nothing when it is rejected', () => {
    let rejected = 0;
    eachCommand((book, before, kind) => {
      if (kind === 'posted') return;
      rejected += 1;
      expect(stateOf(book)).toEqual(before);
    });
    expect(rejected).toBeGreaterThan(0);
  });

  it('never leaves a debtor with more at the house than nothing', () => {
    eachCommand((book) => {
      for (const [key, balance] of book.balances) if (key.startsWith('house/owed/')) expect(balance <= 0n).toBe(true);
    });
  });
});
