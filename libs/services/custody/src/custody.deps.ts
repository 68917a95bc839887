import type { AccountsQueries } from '@corridor/contracts/accounts';
import type { EventStore } from '@corridor/event-store';
import type { CommandBus } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import type { SimulatedChains } from './chain/chains.js';
import type { KeyIndexes } from './keys/key-indexes.js';
import type { Signers } from './keys/signers.js';
import type { AddressScreening } from './screening/address-screening.js';

/** All that the custody service is made of. */
export interface CustodyDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  readonly bus: CommandBus;
  readonly accounts: Pick<AccountsQueries, 'account' | 'tenant'>;
  readonly signers: Signers;
  readonly indexes: KeyIndexes;
  readonly chains: SimulatedChains;
  readonly screening: AddressScreening;
  /** How long the sandbox waits before it moves something by itself. */
  readonly delayMs: number;
  now(): Date;
}

export const CUSTODY_DEPS = Symbol('CustodyDeps');
