import type { AccountId, ApiEventId } from '../ids.js';
import type { PublicEvent } from '../events.js';

/** What a surface makes of a public event: whose it is, what type it shows, and the object its deliveries are ordered by. */
export interface RenderedEvent {
  readonly account: AccountId;
  readonly object: string;
  readonly type: string;
  /** The exact bytes (UTF-8) that every attempt sends. `sequence` is the event's place in its account's history. */
  bodyAt(sequence: number): string;
}

/** The keys of an endpoint's signatures: two while a new one takes over from the one before. */
export interface SigningSecrets {
  readonly current: string;
  readonly previous: string | null;
}

export interface Signable {
  readonly id: string;
  /** Unix seconds of this attempt. */
  readonly timestamp: number;
  /** How often it was attempted before: 0 for the first attempt. */
  readonly failedAttempts: number;
  readonly body: string;
}

export interface RenderedAs {
  readonly idAt: (index: number) => ApiEventId;
  /** ISO 8601. */
  readonly createdAt: string;
}

/**
 * A surface as the webhook service sees it: how an event's body looks there, and how a delivery is signed. The service
 * itself knows none by name.
 */
export interface WebhookDialect {
  readonly id: string;
  /** The event types that an endpoint may subscribe to. */
  readonly eventTypes: readonly string[];
  /** How many days events are shown and kept; as long as the service is set up to when absent. */
  readonly keptDays?: number;
  /** A fresh secret in the surface's form, from 32 random bytes. */
  secretOf(random: Uint8Array): string;
  /** The event's public name on that surface for `id`, such as a prefixed short id. */
  publicIdOf(id: ApiEventId): string;
  /** A body of this surface without the personal data in it, for when its subject is to be forgotten. */
  withoutPersonalData(body: string): string;
  /**
   * What this surface tells of an event, in the order in which it is told; nothing of most. The n-th, counted from 0, goes by
   * `idAt(n)`, always the same.
   */
  render(event: PublicEvent, as: RenderedAs): readonly RenderedEvent[];
  /** Headers to add to one attempt. */
  sign(secrets: SigningSecrets, delivery: Signable): Readonly<Record<string, string>>;
}
