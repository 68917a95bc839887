import type { DecimalString } from '@corridor/contracts';
import type { PaymentDetails, PostingType } from '@corridor/contracts/ledger';
import { anAccount, aTransactionId, posting } from '../ledger.fixtures.js';
import { paymentOf } from './payment.js';
import { marksOf } from './payment-marks.js';

const [account, other] = [anAccount(), anAccount()];
const owed = `house/owed/${account}`;
const processing = `${account}/processing`;
const outgoing = `${account}/payout_processing`;

const told = (over: Partial<PaymentDetails> = {}): PaymentDetails => {
  const amount = { currency: 'EUR', amount: '1.00' as DecimalString } as const;
  return { type: 'fx_fee', account, from: amount, to: amount, ...over };
};
const summary = (...postings: readonly ReturnType<typeof posting>[]) => {
  const payment = paymentOf({ postings });
  return payment === null ? null : `${payment.type} ${payment.from.amount} ${payment.from.currency} to ${payment.to.amount} ${payment.to.currency}`;
};

describe('a journal transaction as a payment', () => {
  it.each<[string, string | null, readonly ReturnType<typeof posting>[]]>([
    ['a deposit', 'funds_credit 5.00 EUR to 5.00 EUR', [posting('world/sepa', account, '5.00', 'deposit')]],
    ['a deposit that repays a debt', 'funds_credit 5.00 EUR to 5.00 EUR', [posting('world/sepa', account, '5.00', 'deposit'), posting(account, owed, '2.00', 'debt_repayment')]],
    ['a returned deposit that was spent in part', 'adjustment_negative 5.00 EUR to 5.00 EUR', [posting(account, 'world/sepa', '3.00', 'deposit_return'), posting(owed, 'world/sepa', '2.00', 'deposit_return')]],
    ['a returned deposit that was spent', 'adjustment_negative 5.00 EUR to 5.00 EUR', [posting(owed, 'world/sepa', '5.00', 'deposit_return')]],
    [
      'a conversion, without its fee',
      'transfer 50.00 EUR to 54.16 USDC',
      [posting(account, 'house/fx', '50.00', 'conversion'), posting('house/fx', account, '54.16', 'conversion', 'USDC'), posting(account, 'house/fees', '0.03', 'fee')],
    ],
    [
      'a conversion undone, with its fee',
      'transfer 54.16 USDC to 50.03 EUR',
      [posting('house/fees', account, '0.03', 'reversal'), posting(account, 'house/fx', '54.16', 'reversal', 'USDC'), posting('house/fx', account, '50.00', 'reversal')],
    ],
    ['a conversion that waits', 'transfer 50.00 EUR to 50.00 EUR', [posting(account, processing, '50.00', 'conversion'), posting(account, processing, '0.03', 'fee')]],
    ['a conversion that failed', 'transfer 50.00 EUR to 50.00 EUR', [posting(processing, account, '50.00', 'conversion_failure')]],
    ['money put aside for a payout', 'funds_debit 5.00 EUR to 5.00 EUR', [posting(account, outgoing, '5.00', 'payout'), posting(account, 'house/fees', '1.00', 'fee')]],
    ['a payout that left', 'payout 5.00 EUR to 5.00 EUR', [posting(outgoing, 'world/sepa', '5.00', 'payout')]],
    ['a payout that failed', 'payout_failure 5.00 EUR to 5.00 EUR', [posting(outgoing, account, '5.00', 'payout_failure')]],
    ['a payout that came back', 'payout_failure 5.00 EUR to 5.00 EUR', [posting('world/sepa', account, '5.00', 'payout_return')]],
    ['a fee', 'processing_fee 1.00 EUR to 1.00 EUR', [posting(account, 'house/fees', '1.00', 'fee')]],
    ['a deposit undone', 'adjustment_negative 5.00 EUR to 5.00 EUR', [posting(account, 'world/sepa', '5.00', 'reversal')]],
    ['a deposit undone that had repaid a debt', 'adjustment_negative 5.00 EUR to 5.00 EUR', [posting(owed, account, '2.00', 'reversal'), posting(account, 'world/sepa', '5.00', 'reversal')]],
    ['a fee undone', 'adjustment_positive 1.00 EUR to 1.00 EUR', [posting('house/fees', account, '1.00', 'reversal')]],
    ['nothing but a debt', 'adjustment_negative 2.00 EUR to 2.00 EUR', [posting(account, owed, '2.00', 'debt_repayment')]],
    ['a type of a later release', 'transfer 2.00 EUR to 2.00 EUR', [posting(account, 'house/fees', '2.00', 'a later one' as PostingType)]],
    ['money moved within the house', null, [posting('house/fx', 'house/fees', '5.00', 'fx_fee')]],
    ['nothing', null, []],
  ])('%s is: %s', (_, expected, postings) => {
    expect(summary(...postings)).toBe(expected);
  });

  it('is what its sender told of it, also where it moves no money of the account that it is for', () => {
    const postings = [posting('house/fx', 'house/fees', '5.00', 'fx_fee')];
    expect(paymentOf({ postings, payment: told() })).toMatchObject({ type: 'fx_fee', concerns: [account], from: { amount: '1.00' } });
    expect(paymentOf({ postings: [posting(`${other}/pending`, account, '1.00', 'reconcile')], payment: told() })?.concerns).toEqual([account, other]);
  });

  it.each<[string, Record<number, string>, readonly ReturnType<typeof posting>[], PaymentDetails | undefined]>([
    ['the first entry of its own', { 1: 'own' }, [posting('world/sepa', account, '5.00', 'deposit'), posting(account, owed, '2.00', 'debt_repayment')], undefined],
    ['one of each whom it concerns', { 0: 'own', 1: 'other' }, [posting(account, other, '5.00')], undefined],
    ['one of its debt', { 0: 'own' }, [posting(owed, 'world/sepa', '5.00', 'deposit_return')], undefined],
    ["one of the house's", { 0: 'own' }, [posting('house/fx', 'house/fees', '5.00', 'fx_fee')], told()],
    ['what others have left', { 0: 'other', 1: 'own' }, [posting(`${other}/fee_advance`, 'house/fees', '5.00', 'fee_advance_debit')], told()],
  ])('is marked at %s', (_, expected, postings, payment) => {
    const marks = marksOf({ id: aTransactionId(), postings, ...(payment === undefined ? {} : { payment }) });
    expect(Object.fromEntries([...marks].map(([index, { owner, isLead }]) => [index, owner === account && isLead ? 'own' : owner === other && !isLead ? 'other' : 'wrong']))).toEqual(expected);
  });

  it('is of nobody when it has fewer entries than owners', () => {
    const marks = () => marksOf({ id: aTransactionId(), postings: [posting(other, anAccount(), '1.00')], payment: told() });
    expect(marks).toThrow('no entry left');
  });
});
