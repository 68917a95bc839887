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

/** What goes out while nobody knows yet who asks: the limits that hold unless a key has its own, and nothing used of them. */
export function headersOfNobody({ limits, nowMs }: Pick<RateLimitsOptions, 'limits' | 'nowMs'>, method: string): Readonly<Record<string, string>> {
  const limit = limitFor(limits, method);
  return headersFor({ limit, count: 0, resetMs: nowMs() });
}

/** Counts a request against its caller's limit, reads and writes apart. */
export async function countRequest({ counter, limits, nowMs }: RateLimitsOptions, caller: Caller, method: string): Promise<LimitState> {
  const own = (caller.kind === 'key' ? caller.key.limits : null) ?? limits;
  const limit = limitFor(own, method);
  const { count, remainingMs } = await counter.count(`${callerId(caller)}/${reads(method) ? 'reads' : 'writes'}`, limit);
  const retryAfterSeconds = Math.max(1, Math.ceil(remainingMs / 1000));
  return {
    headers: headersFor({ limit, count, resetMs: nowMs() + remainingMs }),
    refused: count > limit ? new FaultError({ kind: 'rate_limited', retryAfterSeconds }) : null,
  };
}

export function reads(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function limitFor(limits: KeyLimits, method: string): number {
  return reads(method) ? limits.readsPerSecond : limits.writesPerSecond;
}

function headersFor({ limit, count, resetMs }: { readonly limit: number; readonly count: number; readonly resetMs: number }) {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - count)),
    'x-ratelimit-reset': String(Math.ceil(resetMs / 1000)),
  };
}
