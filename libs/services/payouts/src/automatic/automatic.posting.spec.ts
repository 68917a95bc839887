import type { AutomaticPayoutView } from '@corridor/contracts/payouts';
import type { Price } from '@corridor/contracts/quotes';
import { idOf } from '@corridor/contracts';
import { ADDRESS, DEBITED, money, PLAN, SOLD, USER } from './automatic.fixture.js';
import { transactionOfFailure, transactionsOfProcessing, withTerms } from './automatic.posting.js';

const AT = '2026-07-10T06:00:00.000Z';

function payout(price: Price): AutomaticPayoutView {
  return {
    id: idOf<'payout'>('01997a3e-5d2c-7abc-8def-0000000000b1'),
    ...{ accountId: USER.id, addressId: ADDRESS, status: 'processing', source: DEBITED.total, amount: price.buy, allocations: DEBITED.allocations, rail: 'neft' },
    terms: { fee: { feePlanId: PLAN, fee: money('0.30'), passthrough: null }, price, exchangeRateId: idOf<'exchange-rate'>('01997a3e-5d2c-7abc-8def-0000000000b2'), lockedAt: AT },
  } as unknown as AutomaticPayoutView;
}

const saleOf = (price: Price) => transactionsOfProcessing(withTerms(payout(price))).find(({ type }) => type === 'payout')?.payment;

describe('what an automatic payout tells the ledger', () => {
  it('has the rate between banks where the plan counts from that, and only there', () => {
    expect(saleOf({ ...SOLD, reference: 'inter_bank' })?.exchangeRate).toMatchObject({ interBank: '82.269', midMarket: '82.269', user: '81.454' });
    expect(saleOf(SOLD)?.exchangeRate).not.toHaveProperty('interBank');
  });

  it('is, where it came back, a payment in the one currency that the account gets back: no rate comes into being with it', () => {
    expect(transactionOfFailure(withTerms(payout(SOLD)), AT).payment).toMatchObject({ type: 'payout_failure', from: money('19.65'), to: money('19.65') });
  });
});
