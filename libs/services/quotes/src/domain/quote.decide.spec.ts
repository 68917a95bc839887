import { idOf } from '@corridor/contracts';
import type { ConversionPurpose } from '@corridor/contracts/quotes';
import type { QuoteEvent } from './quote.js';
import fc from 'fast-check';
import { DEFAULT_PRICING } from './pricing.js';
import { quoteOf } from './quote.js';
import { rejectConversion, settleConversion } from './conversion.decide.js';
import { createQuote, executeQuote, type ExecuteQuoteFacts, expireQuote } from './quote.decide.js';
import { ACCOUNT, AT, BEFORE_EXPIRY, conversionId, EUR_USDC, EXPIRY, NO_FUNDS, openQuote, QUOTE_ID, SELL_EUROS } from './quote.fixture.js';

const created: QuoteEvent = { type: 'QuoteCreated', data: { quote: openQuote() } };
const FIRST = conversionId(1);

const CUSTOMER = idOf<'customer'>('01997a3e-5d2c-7abc-8def-0000000000c1');

interface Options extends Partial<ExecuteQuoteFacts> {
  readonly conversion?: typeof FIRST;
  readonly purpose?: ConversionPurpose;
}

function execute(given: readonly QuoteEvent[], { conversion = FIRST, purpose, ...facts }: Options = {}) {
  const payload = { quoteId: QUOTE_ID, conversionId: conversion, accountId: ACCOUNT.id, ...(purpose === undefined ? {} : { purpose }) };
  return executeQuote(quoteOf(given), payload, { account: ACCOUNT, at: AT, settlesAtOnce: () => true, ...facts });
}

function requested(given: readonly QuoteEvent[] = [created]) {
  const decision = execute(given);
  if (decision.kind === 'rejected') throw new Error(decision.rejection.reason);
  return decision.event;
}

const SETTLED_AT = '2026-07-10T12:00:01.500Z';
const settled = settleConversion(requested().data, SETTLED_AT);

describe('a quote', () => {
  it('is locked for thirty seconds', () => {
    expect(openQuote()).toEqual({
      id: QUOTE_ID,
      fromCurrency: 'EUR',
      toCurrency: 'USDC',
      fromAmount: '50000.00',
      toAmount: '54160.00',
      rate: '1.0832',
      fee: { currency: 'EUR', amount: '25.00' },
      side: 'sell',
      status: 'open',
      createdAt: AT,
      expiresAt: EXPIRY,
      market: { mid: '1.0832', dealtCurrency: 'EUR' },
    });
  });

  it('keeps the rate without its spread, and which side was fixed', () => {
    const decision = createQuote({ ...SELL_EUROS, dealt: { side: 'to', amount: '50000.00' as never } }, { mid: EUR_USDC, pricing: { ...DEFAULT_PRICING, spreadBasisPoints: 100 }, at: AT });
    expect(decision).toMatchObject({ event: { data: { quote: { rate: '1.072475247', market: { mid: '1.0832', dealtCurrency: 'USDC' } } } } });
  });

  it('can not be had where no rates are configured', () => {
    expect(createQuote(SELL_EUROS, { mid: null, pricing: DEFAULT_PRICING, at: AT })).toEqual({
      kind: 'rejected',
      rejection: { reason: 'rates_not_available', fromCurrency: 'EUR', toCurrency: 'USDC' },
    });
  });

  it('is taken by a conversion until its last millisecond, in the book of the account', () => {
    const decision = execute([created], { at: BEFORE_EXPIRY });
    expect(decision).toMatchObject({ kind: 'event', event: { type: 'ConversionRequested' } });
    expect(requested().data.intent).toEqual({
      id: FIRST,
      quoteId: QUOTE_ID,
      accountId: ACCOUNT.id,
      book: ACCOUNT.book,
      from: { currency: 'EUR', amount: '50000.00' },
      to: { currency: 'USDC', amount: '54160.00' },
      fee: { currency: 'EUR', amount: '25.00' },
      rate: '1.0832',
      requestedAt: AT,
    });
  });

  it.each([
    ['does not exist', [], {}, { reason: 'quote_not_found', quote: QUOTE_ID }],
    ['has reached its end', [created], { at: EXPIRY }, { reason: 'quote_expired', quote: QUOTE_ID, expiredAt: EXPIRY }],
    [
      'has been marked expired',
      [created, { type: 'QuoteExpired', data: { quote: { ...openQuote(), status: 'expired' } } }],
      {},
      { reason: 'quote_expired', quote: QUOTE_ID, expiredAt: EXPIRY },
    ],
    ['has a conversion under way', [created, requested()], { conversion: conversionId(2) }, { reason: 'quote_in_use', quote: QUOTE_ID }],
    [
      'was used',
      [created, requested(), settled],
      { conversion: conversionId(2) },
      { reason: 'quote_already_used', quote: QUOTE_ID, conversion: FIRST },
    ],
    ['is for an unknown account', [created], { account: null }, { reason: 'account_not_found', account: ACCOUNT.id }],
    [
      'is for a closed account',
      [created],
      { account: { ...ACCOUNT, status: 'closed' as const } },
      { reason: 'account_not_found', account: ACCOUNT.id },
    ],
    ...(['pending', 'review', 'rejected', null] as const).map(
      (customerStatus) =>
        [
          `is for an account whose customer is ${customerStatus}`,
          [created],
          { account: { ...ACCOUNT, customerId: CUSTOMER, customerStatus } },
          { reason: 'customer_not_approved', account: ACCOUNT.id, customer: CUSTOMER },
        ] as const,
    ),
  ] as const)('is not executed when it %s', (_why, given, options, rejection) => {
    expect(execute(given, options)).toEqual({ kind: 'rejected', rejection });
  });

  it('is executed for a customer who is approved', () => {
    expect(execute([created], { account: { ...ACCOUNT, customerId: CUSTOMER, customerStatus: 'approved' } }).kind).toBe('event');
  });

  it('becomes a conversion that settled when the ledger recorded it', () => {
    expect(settled.data.conversion).toMatchObject({ id: FIRST, status: 'settled', createdAt: AT, settledAt: SETTLED_AT });
    expect(settled.data.quote.status).toBe('executed');
  });

  it('is open again when the ledger refuses, until it expires', () => {
    const refused = rejectConversion(requested().data, NO_FUNDS, BEFORE_EXPIRY);
    expect(refused.map(({ type }) => type)).toEqual(['ConversionRejected']);
    expect(execute([created, requested(), ...refused], { at: BEFORE_EXPIRY, conversion: conversionId(2) }).kind).toBe('event');
    expect(execute([created, requested(), ...refused], { at: EXPIRY })).toMatchObject({ rejection: { reason: 'quote_expired' } });
  });

  it('expires with the refusal when its time has passed meanwhile', () => {
    const refused = rejectConversion(requested().data, NO_FUNDS, EXPIRY);
    expect(refused.map(({ type }) => type)).toEqual(['ConversionRejected', 'QuoteExpired']);
    expect(quoteOf([created, requested(), ...refused]).status).toBe('expired');
  });
});

describe('a quote that is executed for a purpose', () => {
  const gives = (amount: string, currency = 'USDC') => ({ mustGive: [{ currency: 'USDC', amount: '1.00' as never }, { currency, amount: amount as never }], transactions: [] }) as ConversionPurpose;

  it('serves one that it gives the very amount for, and hands on what is posted with it', () => {
    const purpose = { ...gives('54160.000000'), transactions: [{ kind: 'post', id: 'the payout' } as never] };
    expect(execute([created], { purpose })).toMatchObject({ kind: 'event', event: { data: { intent: { alongside: purpose.transactions } } } });
    expect(requested().data.intent).not.toHaveProperty('alongside');
  });

  it.each([['54160.01', 'USDC'], ['54159.99', 'USDC'], ['54160.00', 'EUR']])('does not serve one that needs %s %s', (amount, currency) => {
    const purpose = gives(amount, currency);
    expect(execute([created], { purpose })).toEqual({
      kind: 'rejected',
      rejection: { reason: 'quote_gives_other_amount', quote: QUOTE_ID, gives: { currency: 'USDC', amount: '54160.00' }, needed: purpose.mustGive },
    });
  });

  it('serves none when it does not settle at once, because nobody can wait for it', () => {
    const settlesAtOnce = () => false;
    expect(execute([created], { purpose: gives('54160.00'), settlesAtOnce })).toEqual({ kind: 'rejected', rejection: { reason: 'quote_settles_later', quote: QUOTE_ID } });
    expect(execute([created], { settlesAtOnce })).toMatchObject({ event: { data: { intent: { settlement: 'later' } } } });
  });
});

describe('the expiry of a quote', () => {
  const expire = (given: readonly QuoteEvent[], at: string) => expireQuote(quoteOf(given), { quoteId: QUOTE_ID }, at);

  it('comes at its end', () => {
    expect(expire([created], EXPIRY)).toMatchObject({ kind: 'event', event: { type: 'QuoteExpired', data: { quote: { status: 'expired' } } } });
  });

  it.each([
    ['quote_not_found', [], EXPIRY],
    ['quote_not_due', [created], BEFORE_EXPIRY],
    ['quote_not_open', [created, requested()], EXPIRY],
    ['quote_not_open', [created, requested(), settled], EXPIRY],
  ] as const)('is refused as %s', (reason, given, at) => {
    expect(expire(given, at)).toEqual({ kind: 'rejected', rejection: { reason, quote: QUOTE_ID } });
  });
});

describe('any sequence of requests, answers and time', () => {
  type Step = 'execute' | 'settle' | 'refuse' | 'expire';

  it('executes a quote at most once, and never after its end (invariant 8)', () => {
    const steps = fc.array(fc.record({ step: fc.constantFrom<Step>('execute', 'settle', 'refuse', 'expire'), afterMs: fc.nat(9_000) }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (sequence) => {
        const log = played(sequence);
        const settledOnes = log.filter(({ type }) => type === 'ConversionSettled');
        expect(settledOnes.length).toBeLessThanOrEqual(1);
        if (settledOnes.length === 1) expect(log.at(-1)).toBe(settledOnes[0]);
        for (const event of log) if (event.type === 'ConversionRequested') expect(event.data.intent.requestedAt < EXPIRY).toBe(true);
        expect(log.filter(({ type }) => type === 'QuoteExpired').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  function played(sequence: readonly { step: Step; afterMs: number }[]): readonly QuoteEvent[] {
    const log: QuoteEvent[] = [created];
    let clock = Date.parse(AT);
    sequence.forEach(({ step, afterMs }, index) => {
      clock += afterMs;
      log.push(...next(log, step, new Date(clock).toISOString(), index));
    });
    return log;
  }

  function next(log: readonly QuoteEvent[], step: Step, at: string, index: number): readonly QuoteEvent[] {
    const last = log.at(-1);
    const intent = last?.type === 'ConversionRequested' ? last.data : null;
    switch (step) {
      case 'execute': {
        const decision = execute(log, { at, conversion: conversionId(index) });
        return decision.kind === 'event' ? [decision.event] : [];
      }
      case 'settle':
        return intent === null ? [] : [settleConversion(intent, at)];
      case 'refuse':
        return intent === null ? [] : rejectConversion(intent, NO_FUNDS, at);
      case 'expire': {
        const decision = expireQuote(quoteOf(log), { quoteId: QUOTE_ID }, at);
        return decision.kind === 'event' ? [decision.event] : [];
      }
    }
  }
});
