import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { FaultError } from '../failures/fault.js';
import { reads } from './rate-limits.js';

/** How often one client may open one page, and send its form, in a minute. */
export interface PageLimits {
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
}

/** More than people need, also where several of them share an address. */
export const DEFAULT_PAGE_LIMITS: PageLimits = { readsPerMinute: 300, writesPerMinute: 30 };

const WINDOW_SECONDS = 60;
/** So many times the limit of one page may a client ask for all pages together, whether there is something at their paths or not. */
const PAGES = 10;

/**
 * Counts what is asked of pages that need no key: by client, because nothing else is known of whoever asks. Each process counts for
 * itself; names that are not asked for are forgotten with their window.
 */
export class PageCounter {
  private readonly reads: readonly RateLimiterMemory[];
  private readonly writes: readonly RateLimiterMemory[];

  constructor({ readsPerMinute, writesPerMinute }: PageLimits) {
    this.reads = limitersOf(readsPerMinute);
    this.writes = limitersOf(writesPerMinute);
  }

  /** @throws {FaultError} when the request is one too many */
  async count(client: string, path: string, method: string): Promise<void> {
    const [ofAll, ofPage] = reads(method) ? this.reads : this.writes;
    try {
      await ofAll?.consume(client);
      await ofPage?.consume(`${client} ${path}`);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new FaultError({ kind: 'rate_limited', retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
    }
  }
}

function limitersOf(points: number): readonly RateLimiterMemory[] {
  return [points * PAGES, points].map((each) => new RateLimiterMemory({ points: each, duration: WINDOW_SECONDS }));
}
