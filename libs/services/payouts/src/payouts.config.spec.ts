import { z } from 'zod';
import { feeOf } from './domain/fees.js';
import { feesOf, payoutsSettings } from './payouts.config.js';

const settings = z.object(payoutsSettings);
const feesFor = (PAYOUT_FEES?: string) => feesOf(settings.parse(PAYOUT_FEES === undefined ? {} : { PAYOUT_FEES }));

describe('the fees of payouts', () => {
  it('are 12.00 USD by swift, or as much in another currency', () => {
    const fees = feesFor();
    expect([feeOf(fees, 'swift', 'USD'), feeOf(fees, 'swift', 'EUR'), feeOf(fees, 'swift', 'JPY')]).toEqual(['12.00', '11.08', '1828']);
  });

  it('can be set one by one', () => {
    const fees = feesFor('swift/USD=15.50, sepa/EUR=0');
    expect([feeOf(fees, 'swift', 'USD'), feeOf(fees, 'sepa', 'EUR'), feeOf(fees, 'swift', 'GBP')]).toEqual(['15.50', '0', '9.29']);
  });

  it.each(['swift/USD', 'pigeon/USD=1', 'swift/XXX=1', 'swift/JPY=1.5', 'swift/USD=-1', 'swift/USD=free'])('can not be %s', (text) => {
    expect(settings.safeParse({ PAYOUT_FEES: text }).success).toBe(false);
  });
});
