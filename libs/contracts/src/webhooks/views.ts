import type { Metadata } from '../accounts/metadata.js';
import type { AccountId, ApiEventId, DeliveryId, EndpointId } from '../ids.js';
import type { Timestamp } from '../times.js';

/** Whose events an endpoint gets: those of one account, or those of every other account of its tenant and mode. */
export interface EndpointAudience {
  readonly kind: 'account' | 'all_but';
  readonly account: AccountId;
}

/** `*` subscribes to every type of the endpoint's surface. */
export interface EndpointView {
  readonly id: EndpointId;
  /** The surface whose bodies and signatures this endpoint gets. */
  readonly dialect: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly status: 'enabled' | 'disabled';
  readonly description: string | null;
  /** The account that registered it. Absent on a surface where endpoints belong to nobody but their tenant. */
  readonly owner?: AccountId;
  /** Absent for the events of every account. */
  readonly audience?: EndpointAudience;
  readonly metadata?: Metadata;
  readonly createdAt: Timestamp;
  /** Until when the secret before the present one signs too. Absent, or past, when there is none. */
  readonly previousSecretUntil?: Timestamp;
}

/** Answers that make a secret, and a read by its owner, carry it; events never do. */
export interface EndpointWithSecret extends EndpointView {
  readonly secret: string;
}

/** An event of a surface, rendered once; `sequence` counts without gaps within its account. */
export interface ApiEventView {
  readonly id: ApiEventId;
  readonly dialect: string;
  readonly account: AccountId;
  /**
   * Place among what its account is told of on this surface: from 0, without gaps.
   * @type integer
   * @minimum 0
   */
  readonly sequence: number;
  readonly type: string;
  readonly createdAt: Timestamp;
}

/** An event with what is sent of it; a body is kept for a time only, and what is no longer kept is no longer shown. */
export interface ToldEvent extends ApiEventView {
  readonly body: string;
}

export interface AttemptView {
  readonly attemptedAt: Timestamp;
  /** HTTP-neutral: the receiver's answer code, or null when none came. */
  readonly answerCode: number | null;
  readonly durationMs: number;
  /** The first 1,024 bytes of the answer, or what went wrong. */
  readonly answer: string;
}

export const DELIVERY_STATUSES = ['pending', 'delivered', 'exhausted'] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export interface DeliveryView {
  readonly id: DeliveryId;
  readonly endpoint: EndpointId;
  readonly event: ApiEventId;
  readonly type: string;
  readonly account: AccountId;
  /** That of its event. */
  readonly sequence: number;
  readonly status: DeliveryStatus;
  /** The delivery that this one repeats because somebody asked for it. */
  readonly resendOf: DeliveryId | null;
  readonly createdAt: Timestamp;
  readonly nextAttemptAt: Timestamp | null;
  readonly attempts: readonly AttemptView[];
}
