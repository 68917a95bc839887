import type { ServiceName } from '@corridor/contracts';
import type { WebhookDialect } from '@corridor/contracts/webhooks';
import type { EventStore } from '@corridor/event-store';
import type { Pool } from '@corridor/runtime';
import type { AddressPolicyOptions } from './delivery/address-policy.js';
import type { DispatcherOptions } from './delivery/dispatcher.js';
import type { Resolve } from './delivery/lookup.js';
import type { Keepers } from './recording/reveal.js';

/** All that the webhook service is made of; named, so that an app reads like a parts list. */
export interface WebhooksDeps {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  /** The surfaces that tell of events. The service knows none by name. */
  readonly dialects: readonly WebhookDialect[];
  /** Opens what events carry sealed. */
  readonly accounts: Keepers['accounts'];
  /** Knows who paid. */
  readonly collections: Keepers['collections'];
  readonly addresses: AddressPolicyOptions;
  /** Whose events surfaces may tell of; accounts, quotes and collections unless given. */
  readonly consumes?: readonly ServiceName[];
  /** Most endpoints of a scope on one surface, or of one owner where endpoints have owners; 50 unless given. */
  readonly mostEndpoints?: number;
  /** Milliseconds to wait after each failed attempt; see {@link RETRY_DELAYS_MS}. */
  readonly retryDelaysMs?: readonly number[];
  readonly delivery?: Partial<DispatcherOptions>;
  /** How many days a settled delivery is kept, and an event with its body; 90 unless given. */
  readonly deliveriesKeptDays?: number;
  /** How names are resolved; by asking name servers unless given. */
  readonly resolve?: Resolve;
  /** Told when the database fails the dispatcher, which goes on trying. */
  readonly onDeliveryError?: (error: unknown) => void;
  now(): Date;
}

export const WEBHOOKS_DEPS = Symbol('WebhooksDeps');

export const MOST_ENDPOINTS = 50;

export const DELIVERIES_KEPT_DAYS = 90;

/** One attempt takes 15 s at most; a crash delays what it interrupted by the lease. */
export const DELIVERY_DEFAULTS: DispatcherOptions = {
  timeoutMs: 15_000,
  leaseMs: 30_000,
  pollMs: 250,
  perEndpoint: 8,
  inAll: 128,
  slowInAll: 64,
  slowAfterMs: 2_000,
};
