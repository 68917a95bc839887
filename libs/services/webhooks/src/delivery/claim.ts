import type { ApiEventId, DeliveryId, EndpointId } from '@corridor/contracts';
import type { SigningSecrets } from '@corridor/contracts/webhooks';
import type { Pool } from '@corridor/runtime';

export interface DeliveryTables {
  readonly pool: Pool;
  readonly schema: string;
}

/** A delivery that this process may attempt until its lease runs out, and all that an attempt needs. */
export interface Claimed {
  readonly id: DeliveryId;
  /** Names this lease of the delivery's lane. */
  readonly claim: string;
  readonly endpoint: EndpointId;
  readonly object: string;
  readonly attemptsMade: number;
  readonly url: string;
  readonly dialect: string;
  readonly secrets: SigningSecrets;
  readonly apiEvent: ApiEventId;
  readonly sequence: number;
  readonly body: string;
}

/** How many deliveries to take for an endpoint at most. */
export interface Wanted {
  readonly endpoint: EndpointId;
  readonly room: number;
}

/**
 * Enabled endpoints with something due, by id, behind `after`. It jumps from endpoint to endpoint over the index, so
 * an endpoint with a million lanes costs as little as one with a single lane.
 */
export async function dueEndpoints(
  { pool, schema }: DeliveryTables,
  { after, except, limit }: { readonly after: string; readonly except: readonly EndpointId[]; readonly limit: number },
): Promise<EndpointId[]> {
  const { rows } = await pool.query<{ endpoint_id: EndpointId }>({
    name: `webhooks_due_endpoints_${schema}`,
    text: `with recursive first as (
             (select l.endpoint_id, l.due_at from ${schema}.lanes l
              where l.endpoint_id > $1::uuid and l.due_at is not null order by l.endpoint_id, l.due_at limit 1)
             union all
             select n.endpoint_id, n.due_at from first f cross join lateral (
               select l.endpoint_id, l.due_at from ${schema}.lanes l
               where l.endpoint_id > f.endpoint_id and l.due_at is not null order by l.endpoint_id, l.due_at limit 1) n
           )
           select f.endpoint_id from first f join ${schema}.endpoints e on e.id = f.endpoint_id and e.status = 'enabled'
           where f.due_at <= now() and f.endpoint_id <> all($2::uuid[]) order by f.endpoint_id limit $3`,
    values: [after, except, limit],
  });
  return rows.map(({ endpoint_id: endpoint }) => endpoint);
}

/**
 * Leases due lanes, the longest due first, and gives the oldest pending delivery of each. Lanes that another dispatcher
 * is just taking are skipped; as a lane stands for one object, that reorders nothing. `now()` is older than any time that
 * a result recorded meanwhile has set, so such a lane is not taken on the strength of what it was. Lanes whose holder died
 * after another had settled all that was in them are removed.
 */
export async function claimLanes({ pool, schema }: DeliveryTables, wanted: readonly Wanted[], leaseMs: number): Promise<Claimed[]> {
  const { rows } = await pool.query<Claimed>({
    name: `webhooks_claim_lanes_${schema}`,
    text: `with picked as materialized (
             select l.endpoint_id, l.object, l.pending from unnest($1::uuid[], $2::integer[]) as w (endpoint_id, room)
             cross join lateral (
               select endpoint_id, object, pending from ${schema}.lanes
               where endpoint_id = w.endpoint_id and due_at <= now() order by due_at limit w.room
               for update skip locked) l
           ), leased as (
             update ${schema}.lanes l
             set due_at = clock_timestamp() + $3::integer * interval '1 millisecond', claim = gen_random_uuid()
             from picked p where l.endpoint_id = p.endpoint_id and l.object = p.object and p.pending > 0
             returning l.endpoint_id, l.object, l.claim
           ), emptied as (
             delete from ${schema}.lanes l using picked p
             where l.endpoint_id = p.endpoint_id and l.object = p.object and p.pending = 0
           )
           select d.id, k.claim, d.endpoint_id as endpoint, d.object, d.attempts_made as "attemptsMade", e.view ->> 'url' as url,
                  e.dialect, json_build_object('current', s.secret, 'previous', case when s.previous_until > now() then s.previous end) as secrets,
                  a.id as "apiEvent", a.sequence, a.body
           from leased k
           join ${schema}.endpoints e on e.id = k.endpoint_id and e.status = 'enabled'
           join ${schema}.endpoint_secrets s on s.endpoint_id = k.endpoint_id
           cross join lateral (
             select id, endpoint_id, object, attempts_made, api_event_id from ${schema}.deliveries
             where endpoint_id = k.endpoint_id and object = k.object and status = 'pending' order by position limit 1) d
           join ${schema}.api_events a on a.id = d.api_event_id`,
    values: [wanted.map(({ endpoint }) => endpoint), wanted.map(({ room }) => room), leaseMs],
  });
  return rows;
}

/**
 * Lets what waits for an object be tried now, in its order, and not at the time of its next attempt; what is just under way
 * goes on.
 */
export async function hurryLane({ pool, schema }: DeliveryTables, endpoint: EndpointId, object: string): Promise<void> {
  await pool.query(
    `update ${schema}.lanes set due_at = clock_timestamp() where endpoint_id = $1 and object = $2 and claim is null and pending > 0`,
    [endpoint, object],
  );
}

/** Makes lanes due again that were leased and will not be attempted. Those that somebody else has leased since stay his. */
export async function releaseLanes({ pool, schema }: DeliveryTables, claimed: readonly Claimed[]): Promise<void> {
  await pool.query({
    name: `webhooks_release_lanes_${schema}`,
    text: `update ${schema}.lanes set due_at = clock_timestamp(), claim = null where (endpoint_id, object) in (
             select l.endpoint_id, l.object from unnest($1::uuid[], $2::text[], $3::uuid[]) as n (endpoint_id, object, claim)
             join ${schema}.lanes l on l.endpoint_id = n.endpoint_id and l.object = n.object
             where l.pending > 0 and l.claim = n.claim for update of l skip locked)`,
    values: [claimed.map(({ endpoint }) => endpoint), claimed.map(({ object }) => object), claimed.map(({ claim }) => claim)],
  });
}
