import type { AccountId, FeePlanId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { FeePlanFilter, FeePlanQueries, FeePlanType, FeePlanView, Period } from '@corridor/contracts/quotes';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';

interface PlanRow {
  readonly view: FeePlanView;
}

/** Answers from the table of fee plans: bound to one tenant and mode (invariant 10). */
export class PgFeePlanQueries implements FeePlanQueries {
  constructor(private readonly deps: { readonly pool: Pool; readonly schema: string }) {}

  async feePlan({ tenant, mode }: Scope, id: FeePlanId): Promise<FeePlanView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<PlanRow>(`select view from ${schema}.fee_plans where tenant = $1 and mode = $2 and id = $3`, [tenant, mode, id]);
    return rows[0]?.view ?? null;
  }

  async feePlans(scope: Scope, filter: FeePlanFilter, page: PageRequest): Promise<Page<FeePlanView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<PlanRow, FeePlanView>({ pool, table: `${schema}.fee_plans`, columns: 'view', scope, page, where, itemOf: ({ view }) => view });
  }

  /** The plan that held for an account at a moment; before its first one, that one. Null when it has none. */
  async planAt({ tenant, mode }: Scope, { account, type, at }: { readonly account: AccountId; readonly type: FeePlanType; readonly at: string }): Promise<FeePlanView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<PlanRow>(
      `select view from ${schema}.fee_plans where tenant = $1 and mode = $2 and account = $3 and type = $4
       order by valid_from <= $5 desc, case when valid_from <= $5 then position else -position end desc limit 1`,
      [tenant, mode, account, type, at],
    );
    return rows[0]?.view ?? null;
  }
}

function conditionsOf({ family, accounts, statuses, types, created, validFrom, validTo }: FeePlanFilter, bind: Bind): readonly string[] {
  const self = family === undefined ? null : bind(family);
  return [
    ...(self === null ? [] : [`(account = ${self}::uuid or parent = ${self}::uuid)`]),
    ...(accounts === undefined ? [] : [`account = any(${bind(accounts)}::uuid[])`]),
    ...(statuses === undefined ? [] : [`status = any(${bind(statuses)}::text[])`]),
    ...(types === undefined ? [] : [`type = any(${bind(types)}::text[])`]),
    ...within('created_at', created, bind),
    ...within('valid_from', validFrom, bind),
    ...within('valid_to', validTo, bind),
  ];
}

function within(column: string, { from, before }: Period = {}, bind: Bind): readonly string[] {
  return [...(from === undefined ? [] : [`${column} >= ${bind(from)}`]), ...(before === undefined ? [] : [`${column} < ${bind(before)}`])];
}
