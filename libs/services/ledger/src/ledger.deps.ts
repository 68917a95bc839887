import type { EventStore } from '@corridor/event-store';
import type { Logger, Pool } from '@corridor/runtime';

/** All that the ledger service is made of. */
export interface LedgerDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  readonly logger: Logger;
  now(): Date;
}
