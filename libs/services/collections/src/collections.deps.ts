import type { AccountsQueries } from '@corridor/contracts/accounts';
import type { EventStore } from '@corridor/event-store';
import type { CommandBus } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';

/** All that the collections service is made of. */
export interface CollectionsDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  readonly bus: CommandBus;
  readonly accounts: Pick<AccountsQueries, 'account'>;
  now(): Date;
}

export const COLLECTIONS_DEPS = Symbol('CollectionsDeps');
