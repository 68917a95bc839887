import type { AskedRequests, GrantedRequests, RequestGrants, RequestKeeper } from '@corridor/contracts/accounts';
import type { Pool } from '@corridor/runtime';

export interface RequestKeeperDeps {
  readonly pool: Pool;
  readonly schema: string;
}

// A gateway that has traffic asks once a second at least.
const OTHERS = `
  select count(*)::int as others from $SCHEMA.request_gateways where name <> $1 and seen_at > clock_timestamp() - interval '2.5 seconds'`;

// Names are taken in order, so that two gateways never wait crosswise. What is there already is `w`; `excluded` is what a
// fresh window would be, and with it what was asked for.
const TAKE = `
  with seen as (
    insert into $SCHEMA.request_gateways (name, seen_at) values ($1, clock_timestamp())
    on conflict (name) do update set seen_at = excluded.seen_at
  ), gone as (
    delete from $SCHEMA.request_gateways where name <> $1 and seen_at < clock_timestamp() - interval '1 minute'
  ), taken as (
    insert into $SCHEMA.request_windows as w (name, most, used, wanted, granted, count, ends_at)
    select name, most, used, wanted, free, used + free, clock_timestamp() + interval '1 second'
    from (
      select name, most, used, wanted, greatest(0, least(wanted, most - used)) as free
      from unnest($2::text[], $3::int[], $4::int[], $5::int[]) as asked (name, most, used, wanted)
    ) as fresh
    order by name
    on conflict (name) do update set (most, used, wanted, granted, count, ends_at) = (
      select excluded.most, excluded.used, excluded.wanted, free, before + excluded.used + free, until
      from (select w.ends_at > clock_timestamp() as runs) as s,
        lateral (select case when runs then w.count else 0 end as before, case when runs then w.ends_at else excluded.ends_at end as until) as b,
        lateral (select greatest(0, least(excluded.wanted, excluded.most - before - excluded.used)) as free) as f
    )
    returning name, granted, count, ends_at
  )
  select others.others, name, granted, count, greatest(0, extract(epoch from ends_at - clock_timestamp()) * 1000)::float8 as "remainingMs"
  from (${OTHERS}) as others left join taken on true`;

interface Row extends GrantedRequests {
  readonly others: number;
  /** Null when nothing was asked for. */
  readonly name: string | null;
}

/**
 * Keeps windows in tables that are not logged, so that every instance of this service gives the same answer and none of them
 * waits for a disk. After a crash of the database a second's counts are forgotten, which is less than a limit is worth.
 */
export class PgRequestKeeper implements RequestKeeper {
  private readonly sql: string;

  constructor(private readonly deps: RequestKeeperDeps) {
    this.sql = TAKE.replaceAll('$SCHEMA', deps.schema);
  }

  async take(gateway: string, asked: readonly AskedRequests[]): Promise<RequestGrants> {
    const column = <Name extends keyof AskedRequests>(name: Name) => asked.map((each) => each[name]);
    const values = [gateway, column('name'), column('limit'), column('used'), column('wanted')];
    const { rows } = await this.deps.pool.query<Row>({ name: 'accounts.take-requests', text: this.sql, values });
    const byName = new Map(rows.map((row) => [row.name, row]));
    return { granted: column('name').map((name) => grantOf(byName.get(name))), gateways: 1 + (rows[0]?.others ?? 0) };
  }
}

function grantOf(row: Row | undefined): GrantedRequests {
  if (row === undefined) throw new Error('a name was asked for and not answered');
  return { granted: row.granted, count: row.count, remainingMs: row.remainingMs };
}
