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
 * Writes a batch of results in one statement, no two of them of one lane: the attempts; the deliveries; and their lanes,
 * which go on to the next delivery or wait. Lanes are locked in the order of their keys, as those who record events do.
 *
 * A result may come late, from a dispatcher that stood still and whose lane somebody else has leased since. That it was
 * delivered is true all the same; that it failed says more of the dispatcher than of the receiver, and does not count.
 * Either way the lane stays the other's, who is just sending and whom nothing newer may overtake. To write the same
 * results again changes nothing: the claim is gone by then.
 */
export async function recordResults({ pool, schema }: DeliveryTables, results: readonly AttemptResult[]): Promise<void> {
  await pool.query({
    name: `webhooks_record_results_${schema}`,
    text: `with results as materialized (
             select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::bigint[],
                                  $7::timestamptz[], $8::integer[], $9::integer[], $10::text[])
             with ordinality as r (delivery_id, endpoint_id, object, claim, status, retry_delay_ms,
                                   attempted_at, answer_code, duration_ms, answer, place)
           ), locked as materialized (
             select l.endpoint_id, l.object, l.claim as holder from ${schema}.lanes l
             where (l.endpoint_id, l.object) in (select endpoint_id, object from results)
             order by l.endpoint_id, l.object for update
           ), placed as materialized (
             select r.*, k.holder, coalesce(k.holder = r.claim, false) as holds from results r join locked k using (endpoint_id, object)
           ), settled as (
             update ${schema}.deliveries d
             set status = r.status, attempts_made = d.attempts_made + 1,
                 next_attempt_at = clock_timestamp() + r.retry_delay_ms * interval '1 millisecond'
             from placed r
             where d.id = r.delivery_id and d.status = 'pending' and (r.holds or r.status = 'delivered')
             returning d.id, d.status, d.next_attempt_at
           ), moves as materialized (
             select r.endpoint_id, r.object, r.holds, coalesce((s.status <> 'pending')::int, 0) as ended,
                    r.holds or (r.holder is null and s.id is not null) as moves,
                    case s.status when 'pending' then s.next_attempt_at else clock_timestamp() end as next_at
             from placed r left join settled s on s.id = r.delivery_id
           ), moved as (
             update ${schema}.lanes l
             set pending = l.pending - m.ended, claim = case when m.holds then null else l.claim end,
                 due_at = case when not m.moves then l.due_at when l.pending > m.ended then m.next_at end
             from moves m where l.endpoint_id = m.endpoint_id and l.object = m.object
           )
           insert into ${schema}.delivery_attempts (delivery_id, attempted_at, answer_code, duration_ms, answer)
           select r.delivery_id, r.attempted_at, r.answer_code, r.duration_ms, r.answer from results r
           where not exists (select from ${schema}.delivery_attempts a
                             where a.delivery_id = r.delivery_id and a.attempted_at = r.attempted_at)
           order by place`,
    values: [
      results.map(({ claimed }) => claimed.id),
      results.map(({ claimed }) => claimed.endpoint),
      results.map(({ claimed }) => claimed.object),
      results.map(({ claimed }) => claimed.claim),
      results.map(({ status }) => status),
      results.map(({ retryDelayMs }) => retryDelayMs),
      results.map(({ attemptedAt }) => attemptedAt),
      results.map(({ answerCode }) => answerCode),
      results.map(({ durationMs }) => durationMs),
      results.map(({ answer }) => answer),
    ],
  });
}

/** Removes lanes in which nothing waits or is under way any more. One that somebody is just putting a delivery into stays. */
export async function removeEmptyLanes({ pool, schema }: DeliveryTables, results: readonly AttemptResult[]): Promise<void> {
  await pool.query({
    name: `webhooks_remove_lanes_${schema}`,
    text: `delete from ${schema}.lanes where (endpoint_id, object) in (
             select l.endpoint_id, l.object from unnest($1::uuid[], $2::text[]) as n (endpoint_id, object)
             join ${schema}.lanes l on l.endpoint_id = n.endpoint_id and l.object = n.object
             where l.pending = 0 and l.claim is null for update of l skip locked)`,
    values: [results.map(({ claimed }) => claimed.endpoint), results.map(({ claimed }) => claimed.object)],
  });
}
