import { mintId } from '@corridor/messaging';
import { DEFAULT_FEES } from './fees.js';
import { ACCOUNT, ARRIVAL, AT, beneficiary, COMPLETED, eventOf, eventsUntil, facts, FAILED, money, PAY_DOLLARS, PAYOUT_ID, RETURNED } from './payout.fixture.js';
import { acceptPayout, cancelPayout, concludePayout, createPayout, type PayoutFacts, reportPayout } from './payout.decide.js';
import { payoutOf } from './payout.js';

const refusal = (over: Partial<PayoutFacts>, payload = PAY_DOLLARS) => {
  const decision = createPayout(payload, facts(over));
  return decision.kind === 'rejected' ? decision.rejection : decision.event.type;
};

describe('asking for a payout', () => {
  it('fixes fee, rail and arrival', () => {
    expect(eventOf(createPayout(PAY_DOLLARS, facts())).data.intent).toEqual({
      id: PAYOUT_ID,
      accountId: ACCOUNT.id,
      book: ACCOUNT.book,
      beneficiaryId: beneficiary().id,
      amount: money('25000.00'),
      fee: money('12.00'),
      rail: 'swift',
      reference: 'Invoice 8841',
      estimatedArrival: ARRIVAL,
      requestedAt: AT,
    });
  });

  it('takes the fee of the rail that it derives, and none where the table has none', () => {
    const derived = eventOf(createPayout({ ...PAY_DOLLARS, rail: null }, facts()));
    expect(derived.data.intent).toMatchObject({ rail: 'ach', fee: money('0.50') });
    const free = eventOf(createPayout(PAY_DOLLARS, facts({ fees: { ...DEFAULT_FEES, swift: {} } })));
    expect(free.data.intent.fee).toEqual(money('0.00'));
  });

  it('takes any amount that money can have, without loss', () => {
    const amount = money('1000000000000000.00');
    expect(eventOf(createPayout({ ...PAY_DOLLARS, amount }, facts())).data.intent.amount).toEqual(amount);
    expect(() => createPayout({ ...PAY_DOLLARS, amount: money('0.00') }, facts())).toThrow('is of 0.00 USD');
  });

  it('needs an account that is open', () => {
    const none = { reason: 'account_not_found', account: ACCOUNT.id };
    expect(refusal({ account: null })).toEqual(none);
    expect(refusal({ account: { ...ACCOUNT, status: 'closed' } })).toEqual(none);
  });

  it("needs the account's customer to be approved, when it has one", () => {
    const customerId = mintId<'customer'>();
    for (const customerStatus of ['pending', 'review', 'rejected'] as const) {
      expect(refusal({ account: { ...ACCOUNT, customerId, customerStatus } })).toEqual({ reason: 'customer_not_approved', account: ACCOUNT.id, customer: customerId });
    }
    expect(refusal({ account: { ...ACCOUNT, customerId, customerStatus: 'approved' } })).toBe('PayoutRequested');
  });

  it('needs a beneficiary that is active', () => {
    const { id } = beneficiary();
    expect(refusal({ beneficiary: null })).toEqual({ reason: 'beneficiary_not_found', beneficiary: id });
    expect(refusal({ beneficiary: beneficiary({ status: 'deleted' }) })).toEqual({ reason: 'beneficiary_not_found', beneficiary: id });
    for (const status of ['pending_review', 'rejected'] as const) {
      expect(refusal({ beneficiary: beneficiary({ status }) })).toEqual({ reason: 'beneficiary_not_active', beneficiary: id, status });
    }
  });

  it("needs the customer's own account for a customer's beneficiary, and any account for the tenant's own", () => {
    const [customer, other] = [mintId<'customer'>(), mintId<'customer'>()];
    const from = (customerId: typeof customer | null | undefined, of: typeof customer | null) =>
      refusal({ account: { ...ACCOUNT, ...(customerId === undefined ? {} : { customerId }), customerStatus: 'approved' }, beneficiary: beneficiary({ customerId: of }) });
    const refused = { reason: 'beneficiary_of_other_customer', beneficiary: beneficiary().id, account: ACCOUNT.id };
    expect([from(customer, customer), from(customer, null), from(null, null), from(undefined, null)]).toEqual(Array(4).fill('PayoutRequested'));
    expect([from(other, customer), from(null, customer), from(undefined, customer)]).toEqual(Array(3).fill(refused));
  });

  it('keeps the quote that funds it, from its intent on', () => {
    const funding = { quoteId: mintId<'quote'>(), conversionId: mintId<'conversion'>() };
    const { intent } = eventOf(createPayout({ ...PAY_DOLLARS, funding }, facts())).data;
    expect([intent.funding, acceptPayout(intent).data.payout.funding]).toEqual([funding, funding]);
    expect(eventOf(createPayout(PAY_DOLLARS, facts())).data.intent).not.toHaveProperty('funding');
  });

  it('needs a rail that fits, and a bank that serves it', () => {
    expect(refusal({}, { ...PAY_DOLLARS, rail: 'sepa' })).toEqual({ reason: 'rail_not_supported', rail: 'sepa', currency: 'USD', why: 'currency_of_rail' });
    expect(refusal({ connected: false })).toEqual({ reason: 'bank_not_connected', rail: 'swift' });
  });
});

describe('a report on a payout', () => {
  const decide = (status: Parameters<typeof eventsUntil>[0], report: typeof COMPLETED | typeof FAILED | typeof RETURNED) => {
    const decision = reportPayout(payoutOf(eventsUntil(status)), { payoutId: PAYOUT_ID, report });
    return decision.kind === 'event' ? decision.event.data.report.kind : decision.rejection;
  };

  it('completes or fails what is processing, and returns what is completed', () => {
    expect([decide('processing', COMPLETED), decide('processing', FAILED), decide('completed', RETURNED)]).toEqual(['completed', 'failed', 'returned']);
  });

  it.each([
    ['processing', RETURNED], ['completed', COMPLETED], ['completed', FAILED], ['failed', COMPLETED], ['failed', RETURNED], ['returned', RETURNED],
  ] as const)('does not move one that is %s by %j', (status, report) => {
    expect(decide(status, report)).toEqual({ reason: 'payout_report_impossible', payout: PAYOUT_ID, status, reported: report.kind });
  });

  it('comes too late while another one is being posted, which nobody sees yet', () => {
    expect(decide('reported', FAILED)).toEqual({ reason: 'payout_report_impossible', payout: PAYOUT_ID, status: 'processing', reported: 'failed' });
  });

  it.each(['requested'] as const)('finds no payout that is only %s', (status) => {
    expect(decide(status, COMPLETED)).toEqual({ reason: 'payout_not_found', payout: PAYOUT_ID });
  });

  it('leaves what was known before', () => {
    const reported = eventOf(reportPayout(payoutOf(eventsUntil('completed')), { payoutId: PAYOUT_ID, report: RETURNED }));
    expect(concludePayout(reported.data, '2026-07-03T09:00:00.000Z').data.payout).toMatchObject({
      status: 'returned',
      bankReference: 'BANK1',
      completedAt: AT,
      failureCode: 'returned_by_bank',
      failedAt: '2026-07-03T09:00:00.000Z',
    });
  });
});

describe('cancelling a payout', () => {
  it('is a failure with a code of its own', () => {
    const { report, payout } = eventOf(cancelPayout(payoutOf(eventsUntil('processing')), PAYOUT_ID)).data;
    expect([report, payout.status]).toMatchObject([{ kind: 'failed', failureCode: 'cancelled' }, 'processing']);
  });

  it.each([['reported', 'processing'], ['completed', 'completed'], ['failed', 'failed'], ['returned', 'returned']] as const)(
    'is too late for one that is %s',
    (until, status) => {
      expect(cancelPayout(payoutOf(eventsUntil(until)), PAYOUT_ID)).toEqual({ kind: 'rejected', rejection: { reason: 'payout_not_cancellable', payout: PAYOUT_ID, status } });
    },
  );

  it('finds nothing where there is none', () => {
    const payout = mintId<'payout'>();
    expect(cancelPayout(payoutOf([]), payout)).toEqual({ kind: 'rejected', rejection: { reason: 'payout_not_found', payout } });
  });
});
