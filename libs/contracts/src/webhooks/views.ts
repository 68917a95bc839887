import type { AccountId, ApiEventId, DeliveryId, EndpointId } from '../ids.js';
import type { Timestamp } from '../times.js';

/** `*` subscribes to every type of the endpoint's surface. */
export interface EndpointView {
  readonly id: EndpointId;
  /** The surface whose bodies and signatures this endpoint gets. */
  readonly dialect: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly status: 'enabled' | 'disabled';
  readonly description: string | null;
  readonly createdAt: Timestamp;
}

/** Only the answer that makes an endpoint, and a read by its owner, carry the secret; events never do. */
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

export interface AttemptView {
  readonly attemptedAt: Timestamp;
  /** HTTP-neutral: the receiver's answer code, or null when none came. */
  readonly answerCode: number | null;
  readonly durationMs: number;
  /** The first 1,024 bytes of the answer, or what went wrong. */
  readonly answer: string;
}

export interface DeliveryView {
  readonly id: DeliveryId;
  readonly endpoint: EndpointId;
  readonly event: ApiEventId;
  readonly type: string;
  readonly status: 'pending' | 'delivered' | 'exhausted';
  readonly nextAttemptAt: Timestamp | null;
  readonly attempts: readonly AttemptView[];
}
