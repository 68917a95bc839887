import { randomUUID } from 'node:crypto';
import type { Logger, Pool } from '@corridor/runtime';
import { inBackground } from './background.js';

export interface LeaseOptions {
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
  readonly name: string;
  readonly logger: Logger;
  /**
   * Who holds it. An instance that keeps its name over a restart has its lease back at once; no two may have one name.
   * Left out: a name of this object's own.
   */
  readonly holder?: string;
  /** How long a holder that is gone keeps others waiting. */
  readonly ttlMs?: number;
}

const DEFAULT_TTL_MS = 5_000;
/** A lease is renewed this often in its life, so that one failed renewal does not lose it. */
const RENEWALS_PER_LIFE = 4;

/**
 * Makes one of several instances the one that does a service's background work. The database's clock decides between
 * them; a holder trusts its own lease only until the time that it was given has passed here, counted from before it
 * asked. What is done under a lease must still bear being done twice: a process may be paused at any point.
 */
export class Lease {
  private readonly holder: string;
  private readonly stopping = new AbortController();
  private readonly ttlMs: number;
  private heldUntil = 0;
  private renewing: Promise<void> = Promise.resolve();

  constructor(private readonly options: LeaseOptions) {
    this.holder = options.holder ?? randomUUID();
    this.ttlMs = options.ttlMs ?? DEFAULT_TTL_MS;
  }

  held(): boolean {
    return performance.now() < this.heldUntil;
  }

  start(): void {
    const { logger } = this.options;
    this.renewing = inBackground('lease', { logger, signal: this.stopping.signal }, async () => {
      await this.renew();
      return this.ttlMs / RENEWALS_PER_LIFE;
    });
  }

  /** Gives the lease up, so that another instance need not wait for it to run out. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.renewing;
    if (!this.held()) return;
    this.heldUntil = 0;
    const { pool, schema, name, logger } = this.options;
    await pool
      .query(`delete from ${schema}.leases where name = $1 and holder = $2`, [name, this.holder])
      .catch((err: unknown) => logger.warn({ err, lease: name }, 'the lease could not be given up and will run out'));
  }

  private async renew(): Promise<void> {
    const { pool, schema, name } = this.options;
    const askedAt = performance.now();
    const { rowCount } = await pool.query(
      `insert into ${schema}.leases as l (name, holder, expires_at)
       values ($1, $2, now() + $3 * interval '1 millisecond')
       on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
       where l.holder = excluded.holder or l.expires_at < now()`,
      [name, this.holder, this.ttlMs],
    );
    this.heldUntil = rowCount === 1 ? askedAt + this.ttlMs : 0;
  }
}
