import { accountsEventVersions } from './accounts/event-versions.js';
import { collectionsEventVersions } from './collections/event-versions.js';
import { custodyEventVersions } from './custody/event-versions.js';
import type { AnyEventVersions } from './event-versions.js';
import { ledgerEventVersions } from './ledger/event-versions.js';
import { payoutsEventVersions } from './payouts/event-versions.js';
import { quotesEventVersions } from './quotes/event-versions.js';
import type { ServiceName } from './services.js';
import { webhooksEventVersions } from './webhooks/event-versions.js';

/** The events of every service: a service reads its own log by them, and what others publish. */
export const EVENT_VERSIONS: Readonly<Record<ServiceName, AnyEventVersions>> = {
  accounts: accountsEventVersions,
  quotes: quotesEventVersions,
  ledger: ledgerEventVersions,
  collections: collectionsEventVersions,
  payouts: payoutsEventVersions,
  custody: custodyEventVersions,
  webhooks: webhooksEventVersions,
};
