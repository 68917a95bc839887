import type { Mode } from '@corridor/contracts';
import type { AccountsQueries } from '@corridor/contracts/accounts';
import type { EventStore } from '@corridor/event-store';
import type { CommandBus } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import type { ReceivingAddresses } from './address-deposits/receiving-addresses.js';
import type { VirtualAccounts } from './banks/virtual-accounts.js';
import type { LinkFacts } from './payment-links/link-facts.js';
import type { LedgerQueries } from '@corridor/contracts/ledger';

/** All that the collections service is made of. */
export interface CollectionsDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  readonly bus: CommandBus;
  readonly accounts: Pick<AccountsQueries, 'account' | 'customer' | 'tenant' | 'party' | 'file'>;
  readonly addresses: ReceivingAddresses;
  readonly ledger: Pick<LedgerQueries, 'balances'>;
  /** How long things take in test mode. */
  readonly delayMs: number;
  /** A mode without a bank has no instructions to give. */
  readonly banks: Readonly<Partial<Record<Mode, VirtualAccounts>>>;
  readonly links: LinkFacts;
  now(): Date;
}

export const COLLECTIONS_DEPS = Symbol('CollectionsDeps');
