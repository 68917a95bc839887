import type { DeliveryTables } from './claim.js';

const PAGE = 1_000;
/** A run ends here; the next one goes on. */
const MOST_PAGES = 500;

/**
 * Removes deliveries that are settled, and their attempts, once they are older than so many days; small statements,
 * oldest first. What still waits to be sent stays, however old, unless its endpoint is deleted. Any number of processes may do this
 * at once. Returns how many went.
 */
export async function sweepDeliveries({ pool, schema }: DeliveryTables, keptDays: number): Promise<number> {
  let swept = 0;
  let after = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { rows } = await pool.query<{ seen: number; last: number | null; gone: number; all_old: boolean | null }>(
      `with page as materialized (
         select d.position, d.status, d.created_at < now() - $2 * interval '1 day' as is_old
         from ${schema}.deliveries d
         where d.position > $1 order by d.position limit $3
       ), gone as (
         delete from ${schema}.deliveries d using page p
         where d.position = p.position and p.is_old
           and (d.status <> 'pending' or exists (select from ${schema}.endpoints e where e.id = d.endpoint_id and e.status = 'deleted'))
         returning d.id
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

/**
 * Removes the bodies of events of one surface that are older than so many days and that nobody waits for. The rest of an event's row stays:
 * it says which events have been told, and what number the next one gets. Returns how many bodies went.
 */
export async function sweepBodies({ pool, schema }: DeliveryTables, dialect: string, keptDays: number): Promise<number> {
  let swept = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { rowCount } = await pool.query(
      `update ${schema}.api_events set body = null where id in (
         select a.id from ${schema}.api_events a
         where a.dialect = $3 and a.body is not null and a.created_at < now() - $1 * interval '1 day'
           and not exists (select from ${schema}.deliveries d join ${schema}.endpoints e on e.id = d.endpoint_id
                           where d.api_event_id = a.id and d.status = 'pending' and e.status <> 'deleted')
         order by a.created_at limit $2 for update skip locked)`,
      [keptDays, PAGE, dialect],
    );
    swept += rowCount ?? 0;
    if ((rowCount ?? 0) < PAGE) break;
  }
  return swept;
}

/** Destroys secrets whose overlap is over. They sign nothing from its end on, whenever this comes. */
export async function sweepSecrets({ pool, schema }: DeliveryTables): Promise<void> {
  await pool.query(`update ${schema}.endpoint_secrets set previous = null, previous_until = null where previous_until <= now()`);
}
