import type { EventVersions } from '../event-versions.js';
import type { LedgerEvent } from './events.js';

/** How the data of each event is read, whatever version it was recorded in (docs/architecture.md, "How to change an event"). */
export const ledgerEventVersions: EventVersions<LedgerEvent> = {
  BookOpened: 1,
  TransactionsPosted: 1,
};
