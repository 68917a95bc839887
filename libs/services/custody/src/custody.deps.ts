import type { AccountsQueries } from '@corridor/contracts/accounts';
import type { EventStore } from '@corridor/event-store';
import type { CommandBus } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import type { Chains, SimulatedChains } from './chain/chains.js';
import type { KeyIndexes } from './keys/key-indexes.js';
import type { Signers } from './keys/signers.js';
import type { PgCustodyQueries } from './read/custody.queries.js';
import type { SignedTransactions } from './signing/signed-transactions.js';

/** All that the custody service is made of. */
export interface CustodyDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  readonly bus: CommandBus;
  readonly accounts: Pick<AccountsQueries, 'account' | 'screenParty' | 'tenant'>;
  readonly signers: Signers;
  readonly indexes: KeyIndexes;
  readonly chains: Chains;
  /** Behind `chains` in test mode, for what the sandbox can be made to do. */
  readonly sandbox: Pick<SimulatedChains, 'settle' | 'simulatedOf'>;
  readonly signing: SignedTransactions;
  /** The service's own tables, as its handlers read them. */
  readonly reads: Pick<PgCustodyQueries, 'setPolicy' | 'walletAt'>;
  /** How long the sandbox waits before it moves something by itself. */
  readonly delayMs: number;
  now(): Date;
}

export const CUSTODY_DEPS = Symbol('CustodyDeps');
