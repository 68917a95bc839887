import { randomUUID } from 'node:crypto';
import type { Pool } from '@corridor/runtime';

/** A timer under a claim. Whoever has lost the claim, because it ran out or the timer was set again, leaves it alone. */
export interface ClaimedTimer {
  readonly id: string;
  readonly claim: string;
}

/** A timer that this process has claimed. */
export interface DueTimer extends ClaimedTimer {
  readonly dueAt: Date;
  /** Encoded command. */
  readonly command: string;
  readonly attempts: number;
}

/**
 * How long a claim lasts that is not renewed: what a process had claimed when it was killed is late by no more. When one runs
 * out, another instance fires the timer again, which does no harm beyond the work, since the command keeps its id.
 */
export const CLAIM_MS = 6_000;

/**
 * The table of timers. Each claim has a name of its own: one name a process would let the answer to a timer's earlier
 * command remove the timer that was set, and claimed, since.
 */
export class TimerStore {
  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly schema: string,
    readonly claimMs = CLAIM_MS,
  ) {}

  /** Takes up to `limit` timers that are due, earliest first. Several instances share them out. */
  async claimDue(limit: number): Promise<DueTimer[]> {
    const { rows } = await this.pool.query<DueTimer>(
      `update ${this.schema}.timers t
       set claim = $1, next_at = now() + $2 * interval '1 millisecond', attempts = t.attempts + 1
       from (select id from ${this.schema}.timers where next_at <= now() order by next_at limit $3 for update skip locked) due
       where t.id = due.id
       returning t.id, t.claim, t.due_at as "dueAt", t.command, t.attempts`,
      [randomUUID(), this.claimMs, limit],
    );
    return rows;
  }

  /** Keeps claims that have not run out, for as long again as they last. */
  async renew(timers: readonly ClaimedTimer[]): Promise<void> {
    await this.pool.query(
      `update ${this.schema}.timers t set next_at = now() + $3 * interval '1 millisecond'
       from unnest($1::text[], $2::uuid[]) as given (id, claim) where t.id = given.id and t.claim = given.claim`,
      [timers.map(({ id }) => id), timers.map(({ claim }) => claim), this.claimMs],
    );
  }

  /** Removes timers whose commands have been answered for good. */
  async remove(timers: readonly ClaimedTimer[]): Promise<void> {
    await this.pool.query(
      `delete from ${this.schema}.timers where (id, claim) in (select * from unnest($1::text[], $2::uuid[]))`,
      [timers.map(({ id }) => id), timers.map(({ claim }) => claim)],
    );
  }

  /** Lets timers be due again after so many milliseconds each. */
  async postpone(timers: readonly (ClaimedTimer & { readonly delayMs: number })[]): Promise<void> {
    await this.pool.query(
      `update ${this.schema}.timers t set claim = null, next_at = now() + given.delay_ms * interval '1 millisecond'
       from unnest($1::text[], $2::uuid[], $3::float8[]) as given (id, claim, delay_ms)
       where t.id = given.id and t.claim = given.claim`,
      [timers.map(({ id }) => id), timers.map(({ claim }) => claim), timers.map(({ delayMs }) => delayMs)],
    );
  }

  /** Milliseconds until the next timer is due, or null when there is none. */
  async nextDueInMs(): Promise<number | null> {
    const { rows } = await this.pool.query<{ ms: string | number | null }>(
      `select extract(epoch from min(next_at) - clock_timestamp()) * 1000 as ms from ${this.schema}.timers`,
    );
    const ms = rows[0]?.ms ?? null;
    return ms === null ? null : Number(ms);
  }

  /** Timers that are due and not done, claimed or not. */
  async countDue(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number | string }>(
      `select count(*) as count from ${this.schema}.timers where due_at <= now()`,
    );
    return Number(rows[0]?.count ?? 0);
  }
}
