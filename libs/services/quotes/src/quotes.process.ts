import { PostTransactions } from '@corridor/contracts/ledger';
import type { QuotesEvent } from '@corridor/contracts/quotes';
import type { RecordedEvent } from '@corridor/event-store';
import {
  cancelTimer,
  contextOfEnd,
  derivedCommandId,
  domainEventOf,
  type Finished,
  placeOf,
  type Process,
  scopeOf,
  setTimer,
  StillUnknown,
  unitOf,
} from '@corridor/messaging';
import { rejectConversion, settleConversion } from './domain/quote.decide.js';
import type { QuotesDeps } from './quotes.deps.js';
import { expiryTimer, expiryTimerId } from './quotes.expiry.js';
import { postingsOf } from './quotes.posting.js';
import { quotesRows } from './read/quotes.projection.js';

type Requested = Extract<QuotesEvent, { type: 'ConversionRequested' }>;

const START: QuotesEvent['type'] = 'ConversionRequested';
const ENDS: readonly QuotesEvent['type'][] = ['ConversionSettled', 'ConversionRejected'];

/** Carries a requested conversion to the ledger and records what the ledger said. */
export function conversionProcess(deps: Pick<QuotesDeps, 'bus' | 'now'>): Process {
  return {
    name: 'conversions',
    starts: (event) => event.type === START,
    ends: (event) => ((ENDS as readonly string[]).includes(event.type) ? event.causation : null),
    resume: (recorded) => resume(deps, recorded),
  };
}

async function resume(deps: Pick<QuotesDeps, 'bus' | 'now'>, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const { data } = domainEventOf<Requested>(recorded);
  const { intent, quote } = data;
  const scope = scopeOf(recorded);
  const reply = await deps.bus.send(PostTransactions, {
    id: derivedCommandId(intent.id, 'post'),
    scope,
    correlation: recorded.correlation,
    causation: placeOf(recorded),
    issuedAt: deps.now().toISOString(),
    payload: postingsOf(intent),
  });

  const context = contextOfEnd(recorded, deps.now());
  // Nothing is appended to a quote while its conversion is under way, so the intent is still the stream's last event.
  const head = { stream: recorded.stream, revision: recorded.revision };
  switch (reply.kind) {
    case 'accepted': {
      const event = settleConversion(data, reply.view);
      const rows = [cancelTimer(expiryTimerId(quote))];
      return { kind: 'done', view: event.data.conversion, unit: unitOf({ context, head, events: [event], project: quotesRows, rows }) };
    }
    case 'rejected': {
      const { rejection } = reply;
      const events = rejectConversion(data, rejection, context.recordedAt);
      // The timer is set anew, with a command of its own: the first one may have found the quote in use.
      const timer = expiryTimer(quote, { scope, correlation: recorded.correlation, setBy: intent.id });
      const rows = events.length === 1 ? [setTimer(timer)] : [];
      return { kind: 'rejected', rejection, unit: unitOf({ context, head, events, project: quotesRows, rows }) };
    }
    case 'unknown':
      throw new StillUnknown(`the ledger has not answered for conversion ${intent.id}`);
    case 'failed':
    case 'conflict':
      throw new Error(`the ledger can't take conversion ${intent.id}: ${reply.kind}`);
  }
}
