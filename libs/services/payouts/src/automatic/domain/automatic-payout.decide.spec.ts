import type { AutomaticPayoutStatus } from '@corridor/contracts/payouts';
import { AT, ARRIVAL, eventOf, PAYOUT_ID } from '../../domain/payout.fixture.js';
import { ADDRESS, DEBITED, money, PLAN, RECEIVABLES, SETTINGS, USER } from '../automatic.fixture.js';
import { type AutomaticEvent, automaticPayoutOf } from './automatic-payout.js';
import {
  concludeAutomaticPayout, holdPayout, initializePayout, payOutAutomatically, type PayOutFacts, processedPayout, processPayout, releasePayout, reportAutomaticPayout,
} from './automatic-payout.decide.js';
import { creditsOf } from './terms.js';

const ASKED = { payoutId: PAYOUT_ID, accountId: USER.id, currency: 'USD' } as const;
const FACTS: PayOutFacts = { party: USER, settings: SETTINGS, address: ADDRESS, connected: true, at: AT, expectedArrival: ARRIVAL };
const FEE = { feePlanId: PLAN, fee: money('0.30'), passthrough: null };
const TERMS = { fee: FEE, price: null, amount: money('1600.57', 'INR') };
const LOCKED = { kind: 'terms', terms: TERMS, locked: { fee: FEE, price: null, exchangeRateId: null, lockedAt: AT } } as const;
const SETTLED = { payoutId: PAYOUT_ID, report: { kind: 'settled', referenceNumber: 'N1' } } as const;
const FAILED = { payoutId: PAYOUT_ID, report: { kind: 'failed', failureCode: 'account_closed', failureReason: 'Closed.' } } as const;

/** The events of a payout that has come so far. */
function until(status: 'none' | 'requested' | 'initialized' | 'locked' | 'processing' | 'reported' | 'settled' | 'failed'): AutomaticEvent[] {
  const events: AutomaticEvent[] = [];
  if (status === 'none') return events;
  const requested = eventOf(payOutAutomatically(ASKED, FACTS));
  events.push(requested);
  if (status === 'requested') return events;
  events.push(initializePayout(requested.data.intent, DEBITED, TERMS, 'DESCRIPTOR'));
  if (status === 'initialized') return events;
  events.push(eventOf<AutomaticEvent>(processPayout(automaticPayoutOf(events), PAYOUT_ID, LOCKED)));
  if (status === 'locked') return events;
  const state = automaticPayoutOf(events);
  if (!('payout' in state)) throw new Error('not known');
  events.push(processedPayout(state.payout));
  for (const report of status === 'failed' ? [SETTLED, FAILED] : [SETTLED]) {
    if (status === 'processing') return events;
    events.push(eventOf(reportAutomaticPayout(automaticPayoutOf(events), report)));
    if (status === 'reported') return events;
    events.push(concludeAutomaticPayout(automaticPayoutOf(events), { at: AT, arrivesAt: ARRIVAL }));
  }
  return events;
}

const at = (status: Parameters<typeof until>[0]) => automaticPayoutOf(until(status));
const refusal = (decision: { readonly kind: string }) => ('rejection' in decision ? decision.rejection : decision);
const inState = (status: AutomaticPayoutStatus) => ({ reason: 'payout_in_other_state', payout: PAYOUT_ID, status });

describe('an automatic payout', () => {
  it.each<[Partial<PayOutFacts>, object]>([
    [{ party: null }, { reason: 'account_not_found', account: USER.id }],
    [{ settings: { ...SETTINGS, payouts: null } }, { reason: 'account_not_found', account: USER.id }],
    [{ settings: { ...SETTINGS, status: 'verifying' } }, { reason: 'payouts_not_enabled', account: USER.id, why: 'account_not_activated' }],
    [{ settings: { ...SETTINGS, payouts: { interval: 'daily', weeklyAnchor: null, hold: 'operator_hold' } } }, { reason: 'payouts_not_enabled', account: USER.id, why: 'operator_hold' }],
    [{ connected: false }, { reason: 'payout_bank_not_connected' }],
    [{ address: null }, { reason: 'payout_address_missing', account: USER.id }],
  ])('does not begin with %j', (facts, rejection) => {
    expect(payOutAutomatically(ASKED, { ...FACTS, ...facts })).toEqual({ kind: 'rejected', rejection });
  });

  it('goes from put aside to settled, and may come back', () => {
    const statuses = (['initialized', 'processing', 'settled', 'failed'] as const).map((each) => {
      const state = at(each);
      return 'payout' in state ? state.payout.status : state.status;
    });
    expect(statuses).toEqual(['initialized', 'processing', 'settled', 'failed']);
    expect(at('settled')).toMatchObject({ payout: { referenceNumber: 'N1', arrivesAt: ARRIVAL, settledAt: AT } });
    expect(at('failed')).toMatchObject({ payout: { failureCode: 'account_closed', failedAt: AT, referenceNumber: 'N1' } });
  });

  it('is known to nobody before its money is put aside', () => {
    for (const state of [at('none'), at('requested')]) {
      const answers = [processPayout(state, PAYOUT_ID, LOCKED), reportAutomaticPayout(state, SETTLED), holdPayout(state, PAYOUT_ID), releasePayout(state, PAYOUT_ID)];
      expect(answers.map(refusal)).toEqual(answers.map(() => ({ reason: 'payout_not_found', payout: PAYOUT_ID })));
    }
  });

  it('is priced once, and reported on once', () => {
    expect((['locked', 'processing', 'reported', 'settled', 'failed'] as const).map((each) => refusal(processPayout(at(each), PAYOUT_ID, LOCKED)))).toEqual(
      (['initialized', 'processing', 'processing', 'settled', 'failed'] as const).map(inState),
    );
    expect((['initialized', 'locked', 'reported', 'settled', 'failed'] as const).map((each) => refusal(reportAutomaticPayout(at(each), SETTLED)))).toEqual(
      (['initialized', 'initialized', 'processing', 'settled', 'failed'] as const).map(inState),
    );
    expect((['initialized', 'locked', 'processing', 'reported', 'failed'] as const).map((each) => refusal(reportAutomaticPayout(at(each), FAILED)))).toEqual(
      (['initialized', 'initialized', 'processing', 'processing', 'failed'] as const).map(inState),
    );
  });

  it('is held by a person until it has left, but not in the middle of a step', () => {
    for (const each of ['initialized', 'processing'] as const) {
      const held = eventOf(holdPayout(at(each), PAYOUT_ID));
      const state = automaticPayoutOf([...until(each), held]);
      expect(state).toMatchObject({ status: 'hold', payout: { holdReason: 'by_person' } });
      expect(refusal(holdPayout(state, PAYOUT_ID))).toEqual(inState('hold'));
      expect(eventOf(releasePayout(state, PAYOUT_ID)).data.payout).toMatchObject({ status: each, holdReason: null });
    }
    expect((['locked', 'reported', 'settled', 'failed'] as const).map((each) => refusal(holdPayout(at(each), PAYOUT_ID)))).toEqual(
      (['initialized', 'processing', 'settled', 'failed'] as const).map(inState),
    );
    expect(refusal(releasePayout(at('processing'), PAYOUT_ID))).toEqual(inState('processing'));
  });

  it('waits for a person when there are no terms for it', () => {
    const held = eventOf<AutomaticEvent>(processPayout(at('initialized'), PAYOUT_ID, { kind: 'none', why: 'rates_not_available' }));
    expect(held).toMatchObject({ type: 'AutomaticPayoutHeld', data: { payout: { status: 'hold', holdReason: 'rates_not_available' } } });
  });

  it('keeps how it stands when its document is written after it came back', () => {
    const failed = at('failed');
    if (!('payout' in failed)) throw new Error('not known');
    const confirmed: AutomaticEvent = { type: 'AutomaticPayoutConfirmed', data: { payout: { ...failed.payout, confirmation: 'a file' as never } } };
    expect(automaticPayoutOf([...until('failed'), confirmed])).toMatchObject({ status: 'failed', payout: { confirmation: 'a file' } });
  });
});

describe('what receivables get of a payout that came back', () => {
  const allocation = (amount: string, index: number) => ({ receivable: RECEIVABLES[index] as never, partner: USER.id, amount: amount as never, payment: PAYOUT_ID as never });

  it.each([
    [['19.95'], '19.65', ['19.65']],
    [['10.00', '9.95'], '19.65', ['9.70', '9.95']],
    [['0.10', '19.85'], '19.65', ['19.65']],
    [['10.00', '9.95'], '19.95', ['10.00', '9.95']],
  ])('of %j is all but the fees, which the first bear', (gave, returned, credits) => {
    expect(creditsOf(gave.map(allocation), money(returned)).map(({ amount }) => amount)).toEqual(credits);
  });

  it('is never more than they gave', () => {
    expect(() => creditsOf([allocation('10.00', 0)], money('10.01'))).toThrow(/more money came back/);
  });
});
