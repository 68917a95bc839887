import type { EventVersions } from '../event-versions.js';
import type { QuotesEvent } from './events.js';

/** How the data of each event is read, whatever version it was recorded in (docs/architecture.md, "How to change an event"). */
export const quotesEventVersions: EventVersions<QuotesEvent> = {
  QuoteCreated: 1,
  ConversionRequested: 1,
  ConversionAccepted: 1,
  ConversionReported: 1,
  ConversionSettled: 1,
  ConversionFailed: 1,
  ConversionRejected: 1,
  QuoteExpired: 1,
  FeePlanCreated: 1,
  FeePlanUpdated: 1,
};
