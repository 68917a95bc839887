import type { Claimed, DeliveryTables } from './claim.js';

/** An attempt and what follows from it: it is delivered, tried again after a delay, or given up. */
export interface AttemptResult {
  readonly claimed: Claimed;
  readonly status: 'delivered' | 'pending' | 'exhausted';
  /** Set for `pending` alone. */
  readonly retryDelayMs: number | null;
  readonly attemptedAt: Date;
  readonly answerCode: number | null;
  readonly durationMs: number;
  readonly answer: string;
}

/**
 * Writes a batch of results in one statement: the attempts; the deliveries, where a failure counts only if no attempt
 * was recorded since it was claimed, and nothing counts for a delivery that is settled; and their lanes, which go on to
 * the next delivery or wait. Lanes are locked in the order of their keys, as those who record events do.
 */
export async function recordResults({ pool, schema }: DeliveryTables, results: readonly AttemptResult[]): Promise<void> {
  await pool.query({
    name: `webhooks_record_results_${schema}`,
    text: `with results as materialized (
             select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::integer[], $5::text[], $6::bigint[],
                                  $7::timestamptz[], $8::integer[], $9::integer[], $10::text[])
             with ordinality as r (delivery_id, endpoint_id, object, attempts_before, status, retry_delay_ms,
                                   attempted_at, answer_code, duration_ms, answer, place)
           ), locked as materialized (
             select l.endpoint_id, l.object from ${schema}.lanes l
             where (l.endpoint_id, l.object) in (select endpoint_id, object from results)
             order by l.endpoint_id, l.object for update
           ), settled as (
             update ${schema}.deliveries d
             set status = r.status, attempts_made = d.attempts_made + 1,
                 next_attempt_at = clock_timestamp() + r.retry_delay_ms * interval '1 millisecond'
             from results r
             where (select count(*) from locked) > 0 and d.id = r.delivery_id and d.status = 'pending'
               and (r.status = 'delivered' or d.attempts_made = r.attempts_before)
             returning d.endpoint_id, d.object, d.status, d.next_attempt_at
           ), moved as (
             update ${schema}.lanes l
             set pending = l.pending - s.ended,
                 due_at = case when s.ended = 0 then s.next_attempt_at when l.pending > s.ended then clock_timestamp() end
             from (select *, case status when 'pending' then 0 else 1 end as ended from settled) s
             where l.endpoint_id = s.endpoint_id and l.object = s.object
           )
           insert into ${schema}.delivery_attempts (delivery_id, attempted_at, answer_code, duration_ms, answer)
           select delivery_id, attempted_at, answer_code, duration_ms, answer from results order by place`,
    values: [
      results.map(({ claimed }) => claimed.id),
      results.map(({ claimed }) => claimed.endpoint),
      results.map(({ claimed }) => claimed.object),
      results.map(({ claimed }) => claimed.attemptsMade),
      results.map(({ status }) => status),
      results.map(({ retryDelayMs }) => retryDelayMs),
      results.map(({ attemptedAt }) => attemptedAt),
      results.map(({ answerCode }) => answerCode),
      results.map(({ durationMs }) => durationMs),
      results.map(({ answer }) => answer),
    ],
  });
}

/** Removes lanes in which nothing waits any more. One that somebody is just putting a delivery into is left alone. */
export async function removeEmptyLanes({ pool, schema }: DeliveryTables, results: readonly AttemptResult[]): Promise<void> {
  await pool.query({
    name: `webhooks_remove_lanes_${schema}`,
    text: `delete from ${schema}.lanes where (endpoint_id, object) in (
             select l.endpoint_id, l.object from unnest($1::uuid[], $2::text[]) as n (endpoint_id, object)
             join ${schema}.lanes l on l.endpoint_id = n.endpoint_id and l.object = n.object
             where l.pending = 0 for update of l skip locked)`,
    values: [results.map(({ claimed }) => claimed.endpoint), results.map(({ claimed }) => claimed.object)],
  });
}
