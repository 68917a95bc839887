import { sandboxConversionReport } from '@corridor/contracts/quotes';
import type { QuoteEvent } from './quote.js';
import { acceptConversion, concludeConversion, reportConversion } from './conversion.decide.js';
import { quoteOf } from './quote.js';
import { executeQuote } from './quote.decide.js';
import { ACCOUNT, AT, BEFORE_EXPIRY, conversionId, EXPIRY, openQuote, QUOTE_ID } from './quote.fixture.js';

const FIRST = conversionId(1);
const SETTLED = sandboxConversionReport('settled');
const FAILED = sandboxConversionReport('failed');

const created: QuoteEvent = { type: 'QuoteCreated', data: { quote: openQuote() } };

function execute(given: readonly QuoteEvent[], id = FIRST, at = AT) {
  const payload = { quoteId: QUOTE_ID, conversionId: id, accountId: ACCOUNT.id };
  return executeQuote(quoteOf(given), payload, { account: ACCOUNT, at, settlesAtOnce: () => false });
}

function pending(given: readonly QuoteEvent[] = [created], id = FIRST): QuoteEvent[] {
  const decision = execute(given, id);
  if (decision.kind === 'rejected') throw new Error(decision.rejection.reason);
  return [...given, decision.event, acceptConversion(decision.event.data)];
}

function reported(given: readonly QuoteEvent[], report = SETTLED, id = FIRST) {
  const decision = reportConversion(quoteOf(given), { conversionId: id, report });
  if (decision.kind === 'rejected') throw new Error(JSON.stringify(decision.rejection));
  return decision.event;
}

const ended = (report: typeof SETTLED, at = BEFORE_EXPIRY) => {
  const intent = reported(pending(), report);
  return [...pending(), intent, ...concludeConversion(intent.data, at)];
};

describe('a conversion that does not settle at once', () => {
  it('is pending, and its quote is used up', () => {
    expect(pending().at(-1)).toMatchObject({ type: 'ConversionAccepted', data: { conversion: { id: FIRST, status: 'pending', createdAt: AT }, quote: { status: 'executed' } } });
    expect(execute(pending(), conversionId(2))).toEqual({ kind: 'rejected', rejection: { reason: 'quote_already_used', quote: QUOTE_ID, conversion: FIRST } });
  });

  it('settles when that is reported', () => {
    expect(ended(SETTLED).at(-1)).toMatchObject({ type: 'ConversionSettled', data: { conversion: { status: 'settled', settledAt: BEFORE_EXPIRY }, quote: { status: 'executed' } } });
    expect(quoteOf(ended(SETTLED)).status).toBe('executed');
  });

  it('frees its quote when it fails in time, and says why it did', () => {
    const events = ended(FAILED);
    expect(events.at(-1)).toMatchObject({
      type: 'ConversionFailed',
      data: { conversion: { status: 'failed', failureCode: 'rejected_by_counterparty', failedAt: BEFORE_EXPIRY }, quote: { status: 'open' } },
    });
    expect(execute(events, conversionId(2), BEFORE_EXPIRY).kind).toBe('event');
  });

  it('leaves a quote that has expired when it fails too late', () => {
    const events = ended(FAILED, EXPIRY);
    expect(events.slice(-2)).toMatchObject([{ type: 'ConversionFailed' }, { type: 'QuoteExpired', data: { quote: { status: 'expired' } } }]);
    expect(execute(events, conversionId(2), EXPIRY)).toMatchObject({ rejection: { reason: 'quote_expired' } });
  });

  it.each([
    ['is being ended', [...pending(), reported(pending())], 'pending'],
    ['has settled', ended(SETTLED), 'settled'],
    ['has failed', ended(FAILED), 'failed'],
    ['has failed, as the quote expired', ended(FAILED, EXPIRY), 'failed'],
    ['has failed, while another one is pending', pending(ended(FAILED), conversionId(2)), 'failed'],
  ] as const)('is not reported on when it %s', (_what, given, status) => {
    const rejection = { reason: 'conversion_report_impossible', conversion: FIRST, status, reported: 'settled' };
    expect(reportConversion(quoteOf(given), { conversionId: FIRST, report: SETTLED })).toEqual({ kind: 'rejected', rejection });
  });
});
