import type { Mode } from '@corridor/contracts';
import type { EventStore } from '@corridor/event-store';
import type { Pool } from '@corridor/runtime';
import type { Screening } from './beneficiaries/screening/screening.js';

/** All that the accounts service is made of. */
export interface AccountsDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  /** Wraps the keys of personal data; 32 bytes. */
  readonly personalDataKey: Uint8Array;
  /** How long verifications take in test mode. */
  readonly sandboxDelayMs: number;
  /** A mode without a sanctions list takes no beneficiaries. */
  readonly screening: Readonly<Partial<Record<Mode, Screening>>>;
  now(): Date;
  wait(durationMs: number): Promise<void>;
}

export const ACCOUNTS_DEPS = Symbol('AccountsDeps');
