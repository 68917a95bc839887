import type { EventStore } from '@corridor/event-store';
import type { Pool } from '@corridor/runtime';

/** All that the accounts service is made of. */
export interface AccountsDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  /** Wraps the keys of customers' personal data; 32 bytes. */
  readonly personalDataKey: Uint8Array;
  /** How long verifications take in test mode. */
  readonly sandboxDelayMs: number;
  now(): Date;
  wait(durationMs: number): Promise<void>;
}

export const ACCOUNTS_DEPS = Symbol('AccountsDeps');
