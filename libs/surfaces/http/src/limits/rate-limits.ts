import type { KeyLimits } from '@corridor/contracts/accounts';
import { FaultError } from '../failures/fault.js';
import { type Caller, callerId } from '../surface/caller.js';
import type { RequestCounter } from './request-counter.js';

export const DEFAULT_LIMITS: KeyLimits = { readsPerSecond: 100, writesPerSecond: 50 };

export interface RateLimitsOptions {
  readonly counter: RequestCounter;
  /** For callers without limits of their own. */
  readonly limits: KeyLimits;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** What goes out with every answer to an authenticated request. */
export interface LimitState {
  readonly headers: Readonly<Record<string, string>>;
  /** Set when the request is one too many. */
  readonly refused: FaultError | null;
}

/** Counts a request against its caller's limit, reads and writes apart. */
export async function countRequest({ counter, limits, nowMs }: RateLimitsOptions, caller: Caller, method: string): Promise<LimitState> {
  const own = (caller.kind === 'key' ? caller.key.limits : null) ?? limits;
  const reads = method === 'GET' || method === 'HEAD';
  const limit = reads ? own.readsPerSecond : own.writesPerSecond;
  const { count, remainingMs } = await counter.count(`${callerId(caller)}/${reads ? 'reads' : 'writes'}`, limit);
  const retryAfterSeconds = Math.max(1, Math.ceil(remainingMs / 1000));
  return {
    headers: {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - count)),
      'x-ratelimit-reset': String(Math.ceil((nowMs() + remainingMs) / 1000)),
    },
    refused: count > limit ? new FaultError({ kind: 'rate_limited', retryAfterSeconds }) : null,
  };
}
