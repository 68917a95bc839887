import type { AccountId } from '@corridor/contracts';
import type { Posting } from '@corridor/contracts/ledger';
import { aTransactionId, anAccount, type Asked, posting, TODAY, transaction } from '../ledger.fixtures.js';
import { MemoryBook } from '../memory-book.fixtures.js';
import type { PostDecision } from './post.decide.js';

const cents = (book: MemoryBook, owner: string, compartment = 'available') => book.balanceOf(`${owner}/${compartment}/EUR` as never);
const deposit = (to: string, amount: string) => transaction([posting('world/sepa', to, amount, 'deposit')], { type: 'deposit' });
const takenBack = (from: string, amount: string) => transaction([posting(from, 'world/sepa', amount, 'deposit_return')], { imposed: true });
const reversal = (reverses: ReturnType<typeof aTransactionId>, imposed = false) => ({ kind: 'reverse', id: aTransactionId(), reverses, valueDate: TODAY, imposed }) as const;
const spelled = (decision: PostDecision): string[] => {
  if (decision.kind !== 'posted') throw new Error('rejected');
  return decision.event.data.transactions.flatMap(({ postings }) => postings.map(({ from, to, amount, type }) => `${from} → ${to} ${amount} ${type}`));
};

describe('posting to a book', () => {
  let book: MemoryBook;
  let account: AccountId;
  beforeEach(() => {
    book = new MemoryBook();
    account = anAccount();
  });

  it('moves money, numbers its entries, and says what came of the balances', () => {
    const asked = deposit(account, '100.00');
    const decision = book.post(asked);
    expect(decision).toMatchObject({
      kind: 'posted',
      entries: [
        { number: 1, amount: -10_000n, balanceAfter: -10_000n, key: 'world/sepa/available/EUR', type: 'deposit', valueDate: TODAY },
        { number: 2, amount: 10_000n, balanceAfter: 10_000n, key: `${account}/available/EUR` },
      ],
      event: {
        type: 'TransactionsPosted',
        data: { fingerprint: 'fingerprint', firstEntry: 1, balances: { 'world/sepa/available/EUR': '-100.00', [`${account}/available/EUR`]: '100.00' } },
      },
    });
    expect(book.entries.map(({ id }) => id)).toEqual([`${asked.id.slice(0, -3)}001`, `${asked.id.slice(0, -3)}002`]);
    book.post(transaction([posting(account, 'house/fees', '0.01', 'fee')]));
    expect(book.events[1]?.data.firstEntry).toBe(3);
    expect(cents(book, account)).toBe(9_999n);
  });

  it('refuses what is not covered and names all that the command takes, its fee included, beside what was there before', () => {
    book.post(deposit(account, '100.00'));
    const decision = book.post(
      transaction([posting(account, 'house/fx', '100.00', 'conversion')]),
      transaction([posting('house/fx', account, '80.00', 'conversion', 'USD')]),
      transaction([posting(account, 'house/fees', '1.50', 'fee')]),
    );
    expect(decision).toEqual({
      kind: 'rejected',
      rejection: { reason: 'insufficient_funds', owner: account, compartment: 'available', currency: 'EUR', available: '100.00', needed: '101.50' },
    });
  });

  it('counts what the command itself brings when it says what there was', () => {
    const book = new MemoryBook();
    book.post(deposit(account, '10.00'));
    const asked = transaction([posting('house/fx', account, '90.00', 'conversion'), posting(account, 'house/fees', '60.00'), posting(account, 'house/fees', '50.00')]);
    expect(book.post(asked)).toMatchObject({ rejection: { reason: 'insufficient_funds', available: '100.00', needed: '110.00' } });
  });

  it('does not count what it brings and a debt takes at once, for it is not there to be used', () => {
    book.post(takenBack(account, '30.00'));
    const asked = transaction([posting('house/fx', account, '100.00', 'conversion'), posting(account, `${account}/payout_processing`, '100.00', 'payout')]);
    expect(book.post(asked)).toMatchObject({ rejection: { reason: 'insufficient_funds', available: '70.00', needed: '100.00' } });
  });

  it('posts several transactions all or none', () => {
    book.post(deposit(account, '10.00'));
    const other = anAccount();
    expect(book.post(transaction([posting(account, other, '5.00')]), transaction([posting(account, other, '5.01')])).kind).toBe('rejected');
    expect([cents(book, account), cents(book, other), book.nextEntry]).toEqual([1_000n, 0n, 3]);
    expect(book.post(transaction([posting(account, other, '5.00')]), transaction([posting(other, account, '2.00')])).kind).toBe('posted');
    expect([cents(book, account), cents(book, other)]).toEqual([700n, 300n]);
  });

  it('lets a later transaction of a command use what an earlier one has brought', () => {
    expect(book.post(deposit(account, '10.00'), transaction([posting(account, 'world/sepa', '10.00')])).kind).toBe('posted');
    expect(cents(book, account)).toBe(0n);
  });

  it('lets the house and the world go below zero, and nobody else', () => {
    expect(book.post(transaction([posting('house/fx', account, '1.00')])).kind).toBe('posted');
    expect(book.post(transaction([posting(`${account}/pending`, account, '0.01')])).kind).toBe('rejected');
  });

  describe('a reversal', () => {
    it('posts the opposite and points at what it undoes', () => {
      const asked = deposit(account, '100.00');
      book.post(asked);
      const undo = reversal(asked.id);
      expect(book.post(undo)).toMatchObject({ kind: 'posted', event: { data: { transactions: [{ id: undo.id, type: 'reversal', reverses: asked.id, reference: asked.reference }] } } });
      expect([cents(book, account), cents(book, 'world/sepa')]).toEqual([0n, 0n]);
    });

    it('is refused the second time, also within one command, and names the first', () => {
      const asked = deposit(account, '100.00');
      book.post(asked, deposit(account, '100.00'));
      const [first, second] = [reversal(asked.id), reversal(asked.id)];
      const refused = { kind: 'rejected', rejection: { reason: 'already_reversed', transaction: asked.id, by: first.id } };
      expect(book.post(first, second)).toEqual(refused);
      expect(book.post(first).kind).toBe('posted');
      expect(book.post(second)).toEqual(refused);
    });

    it('is refused for a transaction that the book has not', () => {
      const nothing = aTransactionId();
      expect(book.post(reversal(nothing))).toEqual({ kind: 'rejected', rejection: { reason: 'transaction_not_found', transaction: nothing } });
    });

    it('is refused like any debit when the money is gone, unless the world imposes it', () => {
      const asked = deposit(account, '100.00');
      book.post(asked);
      book.post(transaction([posting(account, 'world/sepa', '40.00')]));
      expect(book.post(reversal(asked.id))).toMatchObject({ rejection: { reason: 'insufficient_funds', available: '60.00', needed: '100.00' } });
      expect(book.post(reversal(asked.id, true)).kind).toBe('posted');
      expect([cents(book, account), cents(book, `house/owed/${account}`)]).toEqual([0n, -4_000n]);
    });

    it('of a credit that repaid a debt brings the debt back, and takes no more', () => {
      book.post(takenBack(account, '30.00'));
      const asked = deposit(account, '100.00');
      book.post(asked);
      expect([cents(book, account), cents(book, `house/owed/${account}`)]).toEqual([7_000n, 0n]);
      expect(spelled(book.post(reversal(asked.id)))).toHaveLength(2);
      expect([cents(book, account), cents(book, `house/owed/${account}`)]).toEqual([0n, -3_000n]);
    });

    it('of an imposed debit gives the owner what was meanwhile repaid, and leaves nothing with the house', () => {
      const debit = takenBack(account, '30.00');
      book.post(debit);
      book.post(deposit(account, '20.00'));
      book.post(reversal(debit.id));
      expect([cents(book, account), cents(book, `house/owed/${account}`), cents(book, 'world/sepa')]).toEqual([2_000n, 0n, -2_000n]);
    });
  });

  describe('a debit that the world imposes', () => {
    it('takes what is there when there is enough', () => {
      book.post(deposit(account, '100.00'));
      expect(spelled(book.post(takenBack(account, '100.00')))).toEqual([`${account}/available → world/sepa/available 100.00 deposit_return`]);
      expect(cents(book, `house/owed/${account}`)).toBe(0n);
    });

    it('takes the rest from what the house is owed when there is not', () => {
      book.post(deposit(account, '40.00'));
      expect(spelled(book.post(takenBack(account, '100.00')))).toEqual([
        `${account}/available → world/sepa/available 40.00 deposit_return`,
        `house/owed/${account}/available → world/sepa/available 60.00 deposit_return`,
      ]);
      expect([cents(book, account), cents(book, `house/owed/${account}`)]).toEqual([0n, -6_000n]);
    });

    it('is repaid by the next credits first, in the same command', () => {
      book.post(takenBack(account, '60.00'));
      expect(spelled(book.post(deposit(account, '25.00')))).toEqual([
        `world/sepa/available → ${account}/available 25.00 deposit`,
        `${account}/available → house/owed/${account}/available 25.00 debt_repayment`,
      ]);
      book.post(deposit(account, '50.00'));
      expect([cents(book, account), cents(book, `house/owed/${account}`)]).toEqual([1_500n, 0n]);
    });

    it('is repaid in its own currency only', () => {
      book.post(takenBack(account, '60.00'));
      book.post(transaction([posting('world/wire', account, '60.00', 'deposit', 'USD')]));
      expect(book.balanceOf(`${account}/available/USD` as never)).toBe(6_000n);
      expect(cents(book, `house/owed/${account}`)).toBe(-6_000n);
    });

    it('is not repaid from what is put aside for a payout under way, but from what comes back of it', () => {
      book.post(deposit(account, '50.00'));
      book.post(takenBack(`${account}/pending`, '20.00'));
      book.post(transaction([posting(account, `${account}/payout_processing`, '50.00')]));
      expect([cents(book, account, 'payout_processing'), cents(book, `house/owed/${account}`)]).toEqual([5_000n, -2_000n]);
      book.post(transaction([posting(`${account}/payout_processing`, account, '50.00')]));
      expect([cents(book, account), cents(book, `house/owed/${account}`)]).toEqual([3_000n, 0n]);
    });

    it('is not repaid from what somebody else puts aside for the owner either, but from what arrives of it', () => {
      book.post(takenBack(account, '60.00'));
      book.post(transaction([posting('house/fees', `${account}/processing`, '20.00')]));
      expect([cents(book, account, 'processing'), cents(book, `house/owed/${account}`)]).toEqual([2_000n, -6_000n]);
      expect(book.post(transaction([posting(`${account}/processing`, account, '20.00')])).kind).toBe('posted');
      expect([cents(book, account), cents(book, `house/owed/${account}`)]).toEqual([0n, -4_000n]);
    });

    it('is not repaid from what the house has put aside for the debtor either, but once it has arrived', () => {
      book.post(takenBack(account, '20.00'));
      book.post(transaction([posting('house/fees', `${account}/processing`, '50.00')]));
      expect([cents(book, account, 'processing'), cents(book, `house/owed/${account}`)]).toEqual([5_000n, -2_000n]);
      book.post(transaction([posting(`${account}/processing`, account, '50.00')]));
      expect([cents(book, account), cents(book, `house/owed/${account}`)]).toEqual([3_000n, 0n]);
    });
  });

  it.each<[string, () => Asked[]]>([
    ['nothing to post', () => []],
    ['a transaction without postings', () => [transaction([])]],
    ['an amount of zero', () => [deposit(account, '0.00')]],
    ['a negative amount', () => [deposit(account, '-1.00')]],
    ['more decimals than the currency has', () => [deposit(account, '1.001')]],
    ['a currency that is none', () => [transaction([posting('world/sepa', account, '1', 'deposit', 'EURO' as Posting['currency'])])]],
    ['a posting to itself', () => [transaction([posting(account, account, '1.00')])]],
    ['a compartment that is none', () => [transaction([{ ...posting('world/sepa', account, '1.00'), to: `${account}/savings` as never }])]],
    ['an owner that is none', () => [deposit('somebody', '1.00')]],
    ['an id without room for entries', () => [transaction([posting('world/sepa', account, '1.00')], { id: `${aTransactionId().slice(0, -1)}1` as never })]],
    ['a value date in words', () => [transaction([posting('world/sepa', account, '1.00')], { valueDate: 'today' })]],
    ['a reference in capitals', () => [transaction([posting('world/sepa', account, '1.00')], { reference: { kind: 'deposit', id: anAccount().toUpperCase() } })]],
  ])('throws on %s', (_, payload) => {
    expect(() => book.post(...payload())).toThrow();
    expect(book.entries).toEqual([]);
  });
});
