import type { Mode } from '@corridor/contracts';
import type { AccountsQueries } from '@corridor/contracts/accounts';
import type { EventStore } from '@corridor/event-store';
import type { CommandBus } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import type { Pricing } from './domain/pricing.js';
import type { Rates } from './rates/rates.js';
import type { Settlement } from './settlement/settlement.js';

/** All that the quotes service is made of; named, so that an app reads like a parts list. */
export interface QuotesDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  readonly bus: CommandBus;
  readonly accounts: Pick<AccountsQueries, 'account' | 'party'>;
  /** A mode without a source of rates can't be quoted. */
  readonly rates: Readonly<Partial<Record<Mode, Rates>>>;
  readonly pricing: Pricing;
  /** A mode without one settles every conversion at once. */
  readonly settlements: Readonly<Partial<Record<Mode, Settlement>>>;
  now(): Date;
}

export const QUOTES_DEPS = Symbol('QuotesDeps');
