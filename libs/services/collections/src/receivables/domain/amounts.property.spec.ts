import { receivableAmounts, type ReceivableEvent, type ReceivableView, totalOf } from '@corridor/contracts/collections';
import { readAmount } from '@corridor/money';
import fc from 'fast-check';
import { allocate, chargeWhatLeft, credited, notSettled, settled } from './allocate.decide.js';
import { cameBack } from './came-back.decide.js';
import { AT, dec, DEPOSIT, PARTNER, payoutId, paymentId, receivable, receivableId, reconciliation } from './receivable.fixture.js';
import { printed } from './receivable.js';
import { updateReceivable } from './receivable.decide.js';
import { lockAmount, notReconciled, reconciled, reconcileReceivable, unlockAmount } from './reconcile.decide.js';

const cents = (minorUnits: number) => printed(BigInt(minorUnits), 'USD');
const minor = (text: string) => readAmount(dec(text), 'USD');

/** Receivables beside the money that their owner has available, which is all that the ledger would say. */
class Book {
  receivables: ReceivableView[] = [1, 2, 3].map((number) => receivable({ id: receivableId(number), maximum: dec('100.00'), invoice: null }));
  available = 0n;
  private spent = 0n;
  private payouts = 0;
  private readonly paid: { payout: number; at: number; amount: string }[] = [];

  private apply(at: number, events: readonly ReceivableEvent[]): ReceivableView {
    const now = events.at(-1)?.data.receivable ?? this.receivables[at]!;
    this.receivables[at] = now;
    return now;
  }

  reconcile(at: number, amount: number, { fee, accepted }: { readonly fee: number; readonly accepted: boolean }): void {
    const before = this.receivables[at]!;
    const decision = reconcileReceivable(before, { receivableId: before.id, reconcileId: paymentId(9) as never, from: null, amount: cents(amount) }, { payment: paymentId(1), obstacle: null, at: AT });
    if (decision.kind === 'rejected') return;
    const waiting = this.apply(at, decision.events);
    const charged = Math.min(fee, amount);
    const asked = reconciliation(cents(amount), { fee: charged === 0 ? null : { amount: cents(charged), feePlan: paymentId(8) as never, paidBy: 'user' } });
    if (accepted) this.available += BigInt(amount - charged);
    this.apply(at, accepted ? reconciled(waiting, asked) : notReconciled(waiting, asked, { reason: 'transaction_not_found', transaction: paymentId(1) }));
  }

  lock(at: number, amount: number): void {
    const before = this.receivables[at]!;
    if (before.locks.length > 0) return;
    const decision = lockAmount(before, { receivable: before.id, amount: cents(amount), fee: null }, { deposit: DEPOSIT, currency: 'USD', partner: PARTNER });
    if (decision.kind === 'events') this.apply(at, decision.events);
  }

  unlock(at: number, comes: boolean): void {
    const before = this.receivables[at]!;
    const [lock] = before.locks;
    if (lock === undefined) return;
    const money = reconciliation(lock.amount);
    const after = this.apply(at, unlockAmount(before, DEPOSIT, comes ? money : null));
    if (!comes) return;
    this.available += minor(lock.amount);
    this.apply(at, reconciled(after, money));
  }

  setMaximum(at: number, maximum: number): void {
    const before = this.receivables[at]!;
    const decision = updateReceivable(before, { receivableId: before.id, details: { maximum: cents(maximum) } }, { partner: null, document: null, numberTaken: false, today: '2026-07-10' });
    if (decision.kind === 'events') this.apply(at, decision.events);
  }

  /** A conversion, say. */
  spend(amount: number): void {
    const most = BigInt(amount) < this.available ? BigInt(amount) : this.available;
    this.available -= most;
    this.spent = most;
  }

  /** What was spent last is there again. Receivables may not have been told yet that it had left. */
  comeBack(): void {
    this.available += this.spent;
    const waiting = totalOf(this.receivables.flatMap(({ unsettled }) => unsettled), 'USD');
    const there = this.available - waiting;
    const bereft = [...this.receivables].reverse().filter(({ leftOtherwise }) => minor(leftOtherwise) > 0n);
    const steps = cameBack(bereft.map((receivable) => ({ receivable, obstacle: null })), { amount: this.spent < there ? this.spent : there, currency: 'USD', by: payoutId(99), at: AT });
    this.spent = 0n;
    for (const { receivable: { id }, events } of steps) this.apply(this.receivables.findIndex((each) => each.id === id), events);
    if (waiting <= this.available) expect(totalOf(this.receivables.flatMap(({ unsettled }) => unsettled), 'USD') <= this.available).toBe(true);
  }

  payOut(accepted: boolean): void {
    const payout = payoutId((this.payouts += 1));
    const left = chargeWhatLeft(this.receivables, this.available, 'USD');
    left.forEach(({ events }, at) => this.apply(at, events));
    const { steps, allocations } = allocate(this.receivables, { payout, eligibleBy: AT, paymentFor: () => paymentId(2) });
    expect(totalOf(allocations, 'USD') <= this.available).toBe(true);
    steps.forEach(({ events }, at) => this.apply(at, events));
    for (const { receivable: id, amount } of allocations) {
      const at = this.receivables.findIndex((each) => each.id === id);
      this.apply(at, accepted ? settled(this.receivables[at]!, payout) : notSettled(this.receivables[at]!, payout));
      if (accepted) this.available -= minor(amount);
      if (accepted) this.paid.push({ payout: this.payouts, at, amount });
    }
  }

  bringBack(): void {
    const last = this.paid.pop();
    if (last === undefined) return;
    this.available += minor(last.amount);
    this.apply(last.at, credited(this.receivables[last.at]!, { payout: payoutId(last.payout), amount: dec(last.amount) }, { obstacle: null, at: AT }));
  }

  /** The formulas that the reference prints. */
  check(): void {
    for (const { status, maximum, fees, leftOtherwise, ...counted } of this.receivables) {
      const shown = receivableAmounts({ ...counted, maximum });
      if (shown === null) throw new Error('a receivable lost its currency');
      const [locked, done, waiting, out] = [minor(shown.locked), minor(shown.reconciled), minor(shown.notSettled), minor(shown.settled)];
      const open = minor(shown.reconcilable ?? '');
      expect(open).toBe(minor(maximum ?? '') - (locked + done));
      expect(done).toBe(waiting + out + minor(fees) + minor(leftOtherwise));
      expect([locked, done, waiting, out, open, minor(fees), minor(leftOtherwise)].every((each) => each >= 0n)).toBe(true);
      if (status === 'completed') expect([open, locked, waiting]).toEqual([0n, 0n, 0n]);
      if (status === 'activated') expect(open > 0n || waiting > 0n || locked > 0n).toBe(true);
    }
  }
}

const which = fc.nat({ max: 2 });
/** Halves of a maximum meet more often than chance would have it. */
const amount = fc.oneof(fc.integer({ min: 1, max: 12_000 }), fc.constantFrom(5_000, 10_000));
const anyStep = fc.oneof(
  fc.tuple(which, amount, fc.nat({ max: 50 }), fc.boolean()).map(([at, most, fee, accepted]) => (book: Book) => book.reconcile(at, most, { fee, accepted })),
  fc.tuple(which, amount).map(([at, most]) => (book: Book) => book.lock(at, most)),
  fc.tuple(which, fc.boolean()).map(([at, comes]) => (book: Book) => book.unlock(at, comes)),
  fc.tuple(which, amount).map(([at, most]) => (book: Book) => book.setMaximum(at, most)),
  amount.map((most) => (book: Book) => book.spend(most)),
  fc.boolean().map((accepted) => (book: Book) => book.payOut(accepted)),
  fc.constant((book: Book) => book.bringBack()),
  fc.constant((book: Book) => book.comeBack()),
);

describe('the amounts of receivables', () => {
  it('agree with the formulas of the reference whatever happens, and with what the account has', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const book = new Book();
        for (const step of steps) {
          step(book);
          book.check();
        }
      }),
      { numRuns: 500 },
    );
  });
});
