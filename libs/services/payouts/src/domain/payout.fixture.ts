import { type DecimalString, idOf } from '@corridor/contracts';
import type { AccountView, BankDestination, BeneficiaryView, CryptoDestination } from '@corridor/contracts/accounts';
import type { CreatePayoutPayload } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';
import { DEFAULT_FEES } from './fees.js';
import { acceptPayout, concludePayout, createPayout, type PayoutFacts, reportPayout } from './payout.decide.js';
import { type PayoutEvent, payoutOf } from './payout.js';

/** What the specs of payouts start from. */
export const AT = '2026-06-30T12:03:11.000Z';
export const ARRIVAL = '2026-07-01T16:00:00.000Z';

const id = (last: string) => `01997a3e-5d2c-7abc-8def-${last.padStart(12, '0')}`;

export const PAYOUT_ID = idOf<'payout'>(id('1'));

export const ACCOUNT: AccountView = { id: idOf<'account'>(id('a')), label: null, status: 'active', book: idOf<'book'>(id('b')), createdAt: AT };

const NOWHERE: BankDestination = { kind: 'bank', country: 'DE', iban: null, bic: null, accountNumber: null, routingNumber: null, sortCode: null };

export function bank(over: Partial<BankDestination>): BankDestination {
  return { ...NOWHERE, ...over };
}

export const US_BANK = bank({ country: 'US', accountNumber: '000123456789', routingNumber: '021000021' });
export const UK_BANK = bank({ country: 'GB', accountNumber: '31926819', sortCode: '601613' });
export const GERMAN_BANK = bank({ iban: 'DE89370400440532013000' });
export const INDIAN_BANK = bank({ country: 'IN', accountNumber: '50100012345678', bic: 'HDFCINBB' });
export const crypto = (network: string): CryptoDestination => ({ kind: 'crypto', network, address: 'an address' });

export function beneficiary(over: Partial<BeneficiaryView> = {}): BeneficiaryView {
  return { id: idOf<'beneficiary'>(id('e')), name: 'Globex', currency: 'USD', destination: US_BANK, status: 'active', customerId: null, createdAt: AT, ...over };
}

export const money = (amount: string, currency: Currency = 'USD') => ({ currency, amount: amount as DecimalString });

export const PAY_DOLLARS: CreatePayoutPayload = {
  payoutId: PAYOUT_ID,
  accountId: ACCOUNT.id,
  beneficiaryId: beneficiary().id,
  amount: money('25000.00'),
  rail: 'swift',
  reference: 'Invoice 8841',
};

export const facts = (over: Partial<PayoutFacts> = {}): PayoutFacts => ({
  account: ACCOUNT,
  beneficiary: beneficiary(),
  fees: DEFAULT_FEES,
  connected: true,
  at: AT,
  arrival: () => ARRIVAL,
  ...over,
});

/** The events of a payout that has come so far. */
export function eventsUntil(status: 'requested' | 'processing' | 'reported' | 'completed' | 'returned' | 'failed'): readonly PayoutEvent[] {
  const requested = eventOf(createPayout(PAY_DOLLARS, facts()));
  const events: PayoutEvent[] = [requested];
  if (status === 'requested') return events;
  events.push(acceptPayout(requested.data.intent));
  if (status === 'processing') return events;
  const reports = status === 'failed' ? [FAILED] : status === 'returned' ? [COMPLETED, RETURNED] : [COMPLETED];
  for (const report of reports) {
    const reported = eventOf(reportPayout(payoutOf(events), { payoutId: PAYOUT_ID, report }));
    events.push(reported);
    if (status !== 'reported') events.push(concludePayout(reported.data, AT));
  }
  return events;
}

export const COMPLETED = { kind: 'completed', bankReference: 'BANK1' } as const;
export const FAILED = { kind: 'failed', failureCode: 'account_closed', failureReason: 'Closed.' } as const;
export const RETURNED = { kind: 'returned', failureCode: 'returned_by_bank', failureReason: 'Sent back.' } as const;

export function eventOf<Event>(decision: { readonly kind: 'event'; readonly event: Event } | { readonly kind: 'rejected'; readonly rejection: object }): Event {
  if (decision.kind === 'rejected') throw new Error(JSON.stringify(decision.rejection));
  return decision.event;
}
