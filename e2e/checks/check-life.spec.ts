import { balancesOf, holdingProblems, type Life, payoutProblems, receivableProblems, stepProblems, sumProblems } from './check-life.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const payment = (type: string, linked: string, amount: string) => ({ id: 'payment', type, linked_id: linked, from: usd(amount), to: usd(amount) });
/** From the platform: its own half is no payment of the user's. */
const LENT = [{ id: 'transfer_3', amount: '5.00', type: 'platform_debit', ends: 'completed' as const }];
const life: Life = {
  deposits: [{ id: 'deposit_1', amount: '100.00' }],
  reconciles: [{ receivable: 'receivable_1', amount: '60.00', by: 'partner' }, { receivable: 'receivable_1', amount: '40.00', by: 'user' }],
  transfers: [{ id: 'transfer_1', amount: '40.00', type: 'internal_transfer', ends: 'completed' }, { id: 'transfer_2', amount: '7003.00', type: 'platform_debit', ends: 'failed' }, ...LENT],
  returned: ['payout_1'],
};
const steps = [
  payment('funds_credit', 'deposit_1', '100.00'),
  ...[payment('reconcile', 'receivable_1', '60.00'), payment('reconcile', 'receivable_1', '40.00')],
  ...['transfer_1', 'transfer_1'].map((id) => payment('transfer', id, '40.00')),
  payment('transfer', 'transfer_3', '5.00'),
];
const payoutOf = (id: string, amount: string) => [payment('funds_debit', 'receivable_1', amount), payment('payout_fee', id, '0.00'), payment('payout', id, amount), payment('fx_fee', id, '0.01')];
const paid = [...payoutOf('payout_1', '100.00'), payment('payout_failure', 'payout_1', '100.00'), ...payoutOf('payout_2', '100.00')];
const payouts = [{ id: 'payout_1', automatic: true, status: 'failed', ...usd('1') }, { id: 'payout_2', automatic: true, status: 'settled', ...usd('1') }];
const receivable = {
  ...{ id: 'receivable_1', status: 'completed', amount_maximum_reconcilable: '100.00', amount_reconciled: '100.00', amount_reconcilable: '0.00' },
  ...{ amount_reconciled_not_settled: '0.00', amount_settled_payouts: '100.00' },
};
const payoutsWith = (over: Partial<{ automaticPayouts: typeof payouts; payments: typeof paid }>) => payoutProblems(life.returned, { automaticPayouts: payouts, payments: paid, ...over });

describe('the check of the life of payments', () => {
  it('passes when every step is there once, everything has ended and the money is where that says', () => {
    expect([stepProblems(life, [...steps, ...paid]), payoutsWith({}), receivableProblems(life, { receivables: [receivable] })].flat()).toEqual([]);
  });

  it('finds a step that is missing, one that was done twice and one that nobody asked for', () => {
    expect(stepProblems(life, steps.slice(1))).toEqual(['funds_credit of deposit_1 over 100.00: missing']);
    expect(stepProblems(life, [...steps, payment('reconcile', 'receivable_1', '60.00')])).toEqual(['reconcile of receivable_1 over 60.00: one too many']);
    expect(stepProblems(life, [...steps, payment('transfer', 'transfer_9', '1.00')])).toEqual(['transfer of transfer_9 over 1.00: one too many']);
  });

  it('finds a payout that has not ended, or ended otherwise', () => {
    const [first, second] = payouts as [(typeof payouts)[0], (typeof payouts)[0]];
    expect(payoutsWith({ automaticPayouts: [first, { ...second, status: 'processing' }] })).toEqual(['payout_2 is processing still']);
    expect(payoutsWith({ automaticPayouts: [{ ...first, status: 'settled' }, second] })).toHaveLength(2);
    expect(payoutsWith({ automaticPayouts: [first, { ...second, status: 'failed' }] })).toHaveLength(2);
  });

  it('finds a payout whose money has left twice, or never, or without being taken from a receivable', () => {
    expect(payoutsWith({ payments: [...paid, payment('payout', 'payout_2', '100.00')] })).toHaveLength(2);
    expect(payoutsWith({ payments: paid.filter(({ type, linked_id: id }) => type !== 'payout' || id !== 'payout_2') })).toHaveLength(2);
    expect(payoutsWith({ payments: paid.slice(1) })).toHaveLength(1);
  });

  it.each([
    ['reconciled other than was acknowledged', { amount_reconciled: '60.00', amount_settled_payouts: '60.00', amount_reconcilable: '40.00', status: 'activated' }],
    ['not paid out', { amount_reconciled_not_settled: '100.00', amount_settled_payouts: '0.00' }],
    ['not what its formula says', { amount_reconcilable: '1.00', status: 'activated' }],
    ['not completed', { status: 'activated' }],
  ])('finds a receivable that is %s', (_what, over) => {
    expect(receivableProblems(life, { receivables: [{ ...receivable, ...over }] })).toHaveLength(1);
  });

  it('finds a balance that the steps do not come to, and entries that the balance is not the sum of', () => {
    const { partner, user } = balancesOf(life, { payments: [...steps, ...paid] });
    const nothing = { available: 0n, pending: 0n, processing: 0n, payout_processing: 0n };
    const left = { ...nothing, available: 5n * 10n ** 18n };
    expect([partner, user]).toEqual([nothing, left]);
    expect(holdingProblems(user, { ...left, payout_processing: 1n })).toEqual(['payout_processing is 1 units of 10^-18 where 0 were acknowledged']);
    const entry = { id: 'b', amount: '1.00', category: 'available', currency: 'USD' };
    expect([sumProblems([], nothing), sumProblems([entry], nothing)].map(({ length }) => length)).toEqual([0, 1]);
  });
});
