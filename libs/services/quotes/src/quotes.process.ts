import { type LedgerRejection, PostTransactions } from '@corridor/contracts/ledger';
import type { PendingConversion, QuoteView } from '@corridor/contracts/quotes';
import type { RecordedEvent, RowWrite } from '@corridor/event-store';
import { ask, askSurely, cancelTimer, contextOfEnd, domainEventOf, type Finished, type Process, scopeOf, setTimer, unitOf } from '@corridor/messaging';
import { acceptConversion, concludeConversion, rejectConversion, settleConversion } from './domain/conversion.decide.js';
import type { EventOf } from './domain/quote.decide.js';
import type { QuoteEvent } from './domain/quote.js';
import type { QuotesDeps } from './quotes.deps.js';
import { postingsOfReport, postingsOfRequest } from './quotes.posting.js';
import { expiryTimer, expiryTimerId, reportTimer } from './quotes.timers.js';
import { quotesRows } from './read/quotes.projection.js';

type Deps = Pick<QuotesDeps, 'bus' | 'now' | 'settlements'>;
type Intent = EventOf<'ConversionRequested'> | EventOf<'ConversionReported'>;
type End = Finished<unknown, unknown>;

const STARTS: readonly QuoteEvent['type'][] = ['ConversionRequested', 'ConversionReported'];
const ENDS: readonly QuoteEvent['type'][] = ['ConversionAccepted', 'ConversionSettled', 'ConversionRejected', 'ConversionFailed'];

/** Carries to the ledger what is asked for and what is reported, and records what the ledger said. */
export function conversionProcess(deps: Deps): Process {
  return {
    name: 'conversions',
    starts: ({ type }) => (STARTS as readonly string[]).includes(type),
    ends: ({ type, causation }) => ((ENDS as readonly string[]).includes(type) ? causation : null),
    resume: (recorded) => {
      const { type, data } = domainEventOf<Intent>(recorded);
      return type === 'ConversionRequested' ? open(deps, recorded, data) : conclude(deps, recorded, data);
    },
  };
}

async function open(deps: Deps, recorded: RecordedEvent, data: EventOf<'ConversionRequested'>['data']): Promise<End> {
  const { intent, quote } = data;
  const question = { type: PostTransactions, payload: postingsOfRequest(data), base: intent.id, issuedAt: deps.now().toISOString() };
  const answer = await ask(deps, recorded, question);
  if (answer.kind === 'rejected') return refused(deps, recorded, data, answer.rejection);
  const noExpiry = cancelTimer(expiryTimerId(quote));
  if (intent.settlement !== 'later') {
    const event = settleConversion(data, answer.view.recordedAt);
    return { kind: 'done', view: event.data.conversion, unit: unitAfter(deps, recorded, [event], [noExpiry]) };
  }
  const event = acceptConversion(data);
  const { conversion } = event.data;
  return { kind: 'done', view: conversion, unit: unitAfter(deps, recorded, [event], [noExpiry, ...(await reportsOn(deps, recorded, conversion))]) };
}

function refused(deps: Deps, recorded: RecordedEvent, data: EventOf<'ConversionRequested'>['data'], rejection: LedgerRejection): End {
  const events = rejectConversion(data, rejection, deps.now().toISOString());
  return { kind: 'rejected', rejection, unit: unitAfter(deps, recorded, events, expiryAgain(recorded, data.quote, { setBy: data.intent.id, events })) };
}

async function conclude(deps: Deps, recorded: RecordedEvent, data: EventOf<'ConversionReported'>['data']): Promise<End> {
  const payload = postingsOfReport(data, recorded.recordedAt);
  // What is put aside for a conversion is there until the conversion ends, and the house may go below zero.
  const posted = await askSurely(deps, recorded, { type: PostTransactions, payload, issuedAt: deps.now().toISOString() });
  const { id } = data.conversion;
  const events = concludeConversion(data, posted.recordedAt);
  const [{ type, data: { conversion, quote } }] = events;
  const rows = type === 'ConversionFailed' ? expiryAgain(recorded, quote, { setBy: id, events }) : [];
  return { kind: 'done', view: conversion, unit: unitAfter(deps, recorded, events, rows) };
}

/** A quote that is free again is ended by a timer of its own: the first one may have found it in use, or is gone. */
function expiryAgain(recorded: RecordedEvent, quote: QuoteView, { setBy, events }: { readonly setBy: string; readonly events: readonly QuoteEvent[] }): RowWrite[] {
  const isOver = events.some(({ type }) => type === 'QuoteExpired');
  return isOver ? [] : [setTimer(expiryTimer(quote, { scope: scopeOf(recorded), correlation: recorded.correlation, setBy }))];
}

/** Asks what will be reported by itself, which a timer then does. */
async function reportsOn({ settlements, now }: Deps, recorded: RecordedEvent, conversion: PendingConversion): Promise<RowWrite[]> {
  const scope = scopeOf(recorded);
  const expected = (await settlements[scope.mode]?.take(conversion)) ?? null;
  if (expected === null) return [];
  return [setTimer(reportTimer(conversion, expected, { scope, correlation: recorded.correlation, from: now().toISOString() }))];
}

/** Nothing is appended to a quote while a step of its conversion is under way, so the intent is still its stream's last event. */
function unitAfter({ now }: Deps, recorded: RecordedEvent, events: readonly QuoteEvent[], rows: readonly RowWrite[]) {
  const head = { stream: recorded.stream, revision: recorded.revision };
  return unitOf({ context: contextOfEnd(recorded, now()), head, events, project: quotesRows, rows });
}
