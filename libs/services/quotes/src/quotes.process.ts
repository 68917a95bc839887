import { type LedgerRejection, type PostedView, PostTransactions, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { PendingConversion, QuotesEvent, QuoteView } from '@corridor/contracts/quotes';
import type { RecordedEvent, RowWrite } from '@corridor/event-store';
import { cancelTimer, contextOfEnd, derivedCommandId, domainEventOf, type Finished, placeOf, type Process, scopeOf, setTimer, StillUnknown, unitOf } from '@corridor/messaging';
import { acceptConversion, concludeConversion, rejectConversion, settleConversion } from './domain/conversion.decide.js';
import type { EventOf } from './domain/quote.decide.js';
import type { QuotesDeps } from './quotes.deps.js';
import { postingsOfReport, postingsOfRequest } from './quotes.posting.js';
import { expiryTimer, expiryTimerId, reportTimer } from './quotes.timers.js';
import { quotesRows } from './read/quotes.projection.js';

type Deps = Pick<QuotesDeps, 'bus' | 'now' | 'settlements'>;
type Intent = EventOf<'ConversionRequested'> | EventOf<'ConversionReported'>;
type End = Finished<unknown, unknown>;

const STARTS: readonly QuotesEvent['type'][] = ['ConversionRequested', 'ConversionReported'];
const ENDS: readonly QuotesEvent['type'][] = ['ConversionAccepted', 'ConversionSettled', 'ConversionRejected', 'ConversionFailed'];

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
  const posted = await post(deps, recorded, { id: derivedCommandId(intent.id, 'post'), payload: postingsOfRequest(data) });
  if ('reason' in posted) return refused(deps, recorded, data, posted);
  const noExpiry = cancelTimer(expiryTimerId(quote));
  if (intent.settlement !== 'later') {
    const event = settleConversion(data, posted.recordedAt);
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
  const posted = await post(deps, recorded, { id: derivedCommandId(placeOf(recorded), 'post'), payload });
  const { id } = data.conversion;
  // What is put aside for a conversion is there until the conversion ends, and the house may go below zero.
  if ('reason' in posted) throw new Error(`the ledger refused the end of conversion ${id}: ${posted.reason}`);
  const events = concludeConversion(data, posted.recordedAt);
  const [{ type, data: { conversion, quote } }] = events;
  const rows = type === 'ConversionFailed' ? expiryAgain(recorded, quote, { setBy: id, events }) : [];
  return { kind: 'done', view: conversion, unit: unitAfter(deps, recorded, events, rows) };
}

/** A quote that is free again is ended by a timer of its own: the first one may have found it in use, or is gone. */
function expiryAgain(recorded: RecordedEvent, quote: QuoteView, { setBy, events }: { readonly setBy: string; readonly events: readonly QuotesEvent[] }): RowWrite[] {
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

async function post(
  { bus, now }: Deps,
  recorded: RecordedEvent,
  { id, payload }: { readonly id: ReturnType<typeof derivedCommandId>; readonly payload: PostTransactionsPayload },
): Promise<PostedView | LedgerRejection> {
  const about = { scope: scopeOf(recorded), correlation: recorded.correlation, causation: placeOf(recorded), issuedAt: now().toISOString() };
  const reply = await bus.send(PostTransactions, { id, ...about, payload });
  switch (reply.kind) {
    case 'accepted':
      return reply.view;
    case 'rejected':
      return reply.rejection;
    case 'unknown':
      throw new StillUnknown(`the ledger has not answered for ${placeOf(recorded)}`);
    case 'failed':
    case 'conflict':
      throw new Error(`the ledger can't take ${placeOf(recorded)}: ${reply.kind}`);
  }
}

/** Nothing is appended to a quote while a step of its conversion is under way, so the intent is still its stream's last event. */
function unitAfter({ now }: Deps, recorded: RecordedEvent, events: readonly QuotesEvent[], rows: readonly RowWrite[]) {
  const head = { stream: recorded.stream, revision: recorded.revision };
  return unitOf({ context: contextOfEnd(recorded, now()), head, events, project: quotesRows, rows });
}
