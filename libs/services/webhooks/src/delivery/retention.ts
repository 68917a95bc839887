import type { DeliveryTables } from './claim.js';

const PAGE = 1_000;
/** A run ends here; the next one goes on. */
const MOST_PAGES = 500;

/**
 * Removes deliveries that are settled, and their attempts, once their event is older than so many days; small statements,
 * oldest first. What still waits to be sent stays, however old, and so do the events. Any number of processes may do this
 * at once. Returns how many went.
 */
export async function sweepDeliveries({ pool, schema }: DeliveryTables, keptDays: number): Promise<number> {
  let swept = 0;
  let after = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { rows } = await pool.query<{ seen: number; last: number | null; gone: number; all_old: boolean | null }>(
      `with page as materialized (
         select d.position, d.status, e.created_at < now() - $2 * interval '1 day' as is_old
         from ${schema}.deliveries d join ${schema}.api_events e on e.id = d.api_event_id
         where d.position > $1 order by d.position limit $3
       ), gone as (
         delete from ${schema}.deliveries d using page p
         where d.position = p.position and p.is_old and d.status <> 'pending' returning d.id
       ), attempts_gone as (
         delete from ${schema}.delivery_attempts a using gone g where a.delivery_id = g.id
       )
       select count(*) as seen, max(position) as last, (select count(*) from gone) as gone, bool_and(is_old) as all_old from page`,
      [after, keptDays, PAGE],
    );
    const found = rows[0];
    swept += found?.gone ?? 0;
    if (found === undefined || found.seen < PAGE || found.all_old !== true) break;
    after = found.last ?? after;
  }
  return swept;
}
