import type { Mode } from '@corridor/contracts';
import type { AccountsQueries, BeneficiaryQueries } from '@corridor/contracts/accounts';
import type { PricingQueries } from '@corridor/contracts/quotes';
import type { EventStore } from '@corridor/event-store';
import type { CommandBus } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import type { DomesticBank } from './automatic/bank/domestic-bank.js';
import type { Bank } from './bank/bank.js';
import type { FeeSchedule } from './domain/fees.js';

/** What payouts ask of the accounts service. */
export type PayoutsAccounts = Pick<AccountsQueries, 'account' | 'party' | 'partySettings' | 'payoutAddress' | 'payoutAddresses' | 'sealFileName' | 'keepFileChunk'> & BeneficiaryQueries;

/** All that the payouts service is made of. */
export interface PayoutsDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  readonly bus: CommandBus;
  readonly accounts: PayoutsAccounts;
  /** A mode without a bank has no payouts. */
  readonly banks: Readonly<Partial<Record<Mode, Bank>>>;
  /** Who carries automatic payouts. A mode without one pays nothing out by itself. */
  readonly domesticBanks: Readonly<Partial<Record<Mode, DomesticBank>>>;
  readonly pricing: PricingQueries;
  readonly fees: FeeSchedule;
  /** How long a transfer between accounts stays initialized, and then processing. */
  readonly transferStepMs: number;
  now(): Date;
}

export const PAYOUTS_DEPS = Symbol('PayoutsDeps');
