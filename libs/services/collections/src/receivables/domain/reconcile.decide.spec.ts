import { receivableAmounts } from '@corridor/contracts/collections';
import { credited, allocate, chargeWhatLeft, settled } from './allocate.decide.js';
import { after, AT, dec, DEPOSIT, LATER, PARTNER, payoutId, paymentId, receivable, receivableId, reconciliation, STRANGER, USER } from './receivable.fixture.js';
import { lockAmount, notReconciled, reconciled, reconcileReceivable, unlockAmount } from './reconcile.decide.js';

const facts = { payment: paymentId(1), obstacle: null, at: AT };
const asked = (amount: string, from = null as never) => ({ receivableId: receivableId(), reconcileId: paymentId(9) as never, from, amount: dec(amount) });

describe('reconciling', () => {
  it('asks the ledger first, and keeps the amount from being asked for twice meanwhile', () => {
    const decision = reconcileReceivable(receivable(), asked('40'), facts);
    if (decision.kind === 'rejected') throw new Error(decision.rejection.reason);
    expect(decision.events).toMatchObject([{ type: 'ReceivableReconcileRequested', data: { reconciliation: { amount: '40.00', from: PARTNER, eligibleAt: AT } } }]);
    const waiting = after(decision.events);
    expect(receivableAmounts(waiting)).toEqual({ locked: '0.00', reconciled: '0.00', notSettled: '0.00', settled: '0.00', reconcilable: '50.00' });
    expect(reconcileReceivable(waiting, asked('10.01'), facts)).toMatchObject({ kind: 'rejected', rejection: { reason: 'receivable_amount_exceeded', reconcilable: { amount: '10.00' } } });
    expect(after(notReconciled(waiting, reconciliation('40.00'), { reason: 'transaction_not_found', transaction: paymentId(1) }))).toEqual(receivable());
  });

  it.each([
    [null, asked('1.00'), 'receivable_not_found'],
    [receivable({ status: 'hold' }), asked('1.00'), 'receivable_not_reconcilable'],
    [receivable({ status: 'draft' }), asked('1.00'), 'receivable_not_reconcilable'],
    [receivable(), asked('1.001'), 'receivable_of_other_currency'],
    [receivable(), asked('50.01'), 'receivable_amount_exceeded'],
    [receivable(), asked('1.00', STRANGER as never), 'receivable_payer_not_allowed'],
  ])('is refused (%#)', (before, payload, reason) => {
    expect(reconcileReceivable(before, payload, facts)).toMatchObject({ kind: 'rejected', rejection: { reason } });
  });

  it('is refused while the owner may have no money, and takes his own pending money where it is said', () => {
    expect(reconcileReceivable(receivable(), asked('1.00'), { ...facts, obstacle: 'account_hold' })).toMatchObject({ rejection: { reason: 'receivable_owner_not_active' } });
    expect(reconcileReceivable(receivable(), asked('1.00', USER as never), facts)).toMatchObject({ kind: 'events', events: [{ data: { reconciliation: { from: USER } } }] });
  });

  it.each(['partner_hold', 'partner_deactivated'] as const)('is refused for a %s as if the receivable had followed already', (obstacle) => {
    const rejection = { reason: 'receivable_not_reconcilable', receivable: receivableId(), status: 'hold' };
    expect(reconcileReceivable(receivable(), asked('1.00'), { ...facts, obstacle })).toEqual({ kind: 'rejected', rejection });
  });

  it('with a fee that the user pays leaves so much less to be paid out: the 20.00 and 19.95 of the reference', () => {
    const fee = { amount: dec('0.05'), feePlan: paymentId(7) as never, paidBy: 'user' } as const;
    const paid = after(reconciled(receivable(), reconciliation('20.00', { fee })));
    expect(receivableAmounts(paid)).toEqual({ locked: '0.00', reconciled: '20.00', notSettled: '19.95', settled: '0.00', reconcilable: '30.00' });
    const { steps, allocations } = allocate([paid], { payout: payoutId(1), eligibleBy: AT, paymentFor: () => paymentId(2) });
    expect(allocations).toEqual([{ receivable: paid.id, partner: PARTNER, amount: '19.95', payment: paymentId(2) }]);
    expect(receivableAmounts(after(settled(steps[0]!.receivable, payoutId(1))))).toEqual({ locked: '0.00', reconciled: '20.00', notSettled: '0.00', settled: '19.95', reconcilable: '30.00' });
  });

  it('with a fee that the partner pays on top leaves all of it', () => {
    const fee = { amount: dec('0.05'), feePlan: paymentId(7) as never, paidBy: 'partner' } as const;
    expect(receivableAmounts(after(reconciled(receivable(), reconciliation('20.00', { fee }))))).toMatchObject({ reconciled: '20.00', notSettled: '20.00' });
  });
});

describe('a receivable that a deposit pays', () => {
  const paying = { receivable: receivableId(), amount: dec('20.00'), fee: null };
  const of = { deposit: DEPOSIT, currency: 'USD', partner: PARTNER } as const;

  it('locks the amount until the money comes, or does not', () => {
    const decision = lockAmount(receivable(), paying, of);
    if (decision.kind === 'rejected') throw new Error(decision.rejection.reason);
    const locked = after(decision.events);
    expect(receivableAmounts(locked)).toMatchObject({ locked: '20.00', reconcilable: '30.00' });
    expect(lockAmount(locked, { ...paying, amount: dec('30.01') }, of)).toMatchObject({ rejection: { reason: 'receivable_amount_exceeded' } });
    expect(after(unlockAmount(locked, DEPOSIT, null))).toEqual(receivable());
    const coming = after(unlockAmount(locked, DEPOSIT, reconciliation('20.00')));
    expect(receivableAmounts(after(reconciled(coming, reconciliation('20.00'))))).toMatchObject({ locked: '0.00', reconciled: '20.00', notSettled: '20.00' });
  });

  it.each([
    [{ ...of, currency: 'EUR' } as const, 'receivable_of_other_currency'],
    [{ ...of, partner: STRANGER }, 'receivable_of_other_partner'],
  ])('is not locked for money that is not its own (%#)', (other, reason) => {
    expect(lockAmount(receivable(), paying, other)).toMatchObject({ kind: 'rejected', rejection: { reason } });
  });
});

describe('what a payout takes', () => {
  const lot = (amount: string, eligibleAt = AT) => ({ amount: dec(amount), payment: paymentId(1), eligibleAt });
  const owing = (number: number, ...lots: ReturnType<typeof lot>[]) => receivable({ id: receivableId(number), reconciled: dec('50.00'), unsettled: lots });

  it('is what may be paid out by then, of every receivable, oldest first', () => {
    const { allocations } = allocate([owing(1, lot('30.00'), lot('20.00', LATER)), owing(2, lot('50.00'))], { payout: payoutId(1), eligibleBy: AT, paymentFor: () => paymentId(2) });
    expect(allocations.map(({ receivable: of, amount }) => [of, amount])).toEqual([[receivableId(1), '30.00'], [receivableId(2), '50.00']]);
  });

  it('is nothing of what has left otherwise, which the oldest receivable lost first', () => {
    const steps = chargeWhatLeft([owing(1, lot('50.00')), owing(2, lot('50.00'))], 3_000n, 'USD');
    expect(steps.map(({ receivable: { unsettled, leftOtherwise } }) => [unsettled.map(({ amount }) => amount), leftOtherwise])).toEqual([[[], '50.00'], [['30.00'], '20.00']]);
    expect(steps[0]!.events.map(({ type }) => type)).toEqual(['ReceivableLeftOtherwise', 'ReceivableCompleted']);
    expect(chargeWhatLeft([owing(1, lot('50.00'))], 9_000n, 'USD')[0]!.events).toEqual([]);
  });

  it('completes what is reconciled and paid out in full, until it comes back', () => {
    const { steps } = allocate([owing(1, lot('50.00'))], { payout: payoutId(1), eligibleBy: AT, paymentFor: () => paymentId(2) });
    const events = settled(steps[0]!.receivable, payoutId(1));
    expect(events.map(({ type }) => type)).toEqual(['ReceivableSettled', 'ReceivableCompleted']);
    const back = after(credited(after(events), { payout: payoutId(1), amount: dec('50.00') }, { obstacle: null, at: LATER }));
    expect(back).toMatchObject({ status: 'activated', settled: '0.00', unsettled: [{ amount: '50.00', eligibleAt: LATER }] });
    const held = after(credited(after(events), { payout: payoutId(1), amount: dec('50.00') }, { obstacle: 'partner_hold', at: LATER }));
    expect(held).toEqual({ ...back, status: 'hold', issues: ['partner_hold'] });
  });
});
