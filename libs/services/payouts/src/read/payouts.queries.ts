import type { Page, PageRequest, PayoutId, Scope } from '@corridor/contracts';
import type { PayoutFilter, PayoutsQueries, PayoutView } from '@corridor/contracts/payouts';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';

export interface PayoutsReadDeps {
  readonly pool: Pool;
  readonly schema: string;
}

interface PayoutRow {
  readonly view: PayoutView;
}

/** What each filter compares, with the value's placeholder. Compiles only while it names every one. */
const CONDITIONS: Readonly<Record<keyof PayoutFilter, (placeholder: string) => string>> = {
  accountId: (value) => `account_id = ${value}`,
  beneficiaryId: (value) => `beneficiary_id = ${value}`,
  currency: (value) => `currency = ${value}`,
  rail: (value) => `rail = ${value}`,
  status: (value) => `status = ${value}`,
  createdFrom: (value) => `created_at >= ${value}`,
  createdBefore: (value) => `created_at < ${value}`,
};

/** Answers from the table that the projection writes. Every query is bound to one tenant and mode (invariant 10). */
export class PgPayoutsQueries implements PayoutsQueries {
  constructor(private readonly deps: PayoutsReadDeps) {}

  async payout(scope: Scope, id: PayoutId): Promise<PayoutView | null> {
    const { rows } = await this.deps.pool.query<PayoutRow>(
      `select view from ${this.deps.schema}.payouts where tenant = $1 and mode = $2 and id = $3`,
      [scope.tenant, scope.mode, id],
    );
    return rows[0]?.view ?? null;
  }

  async payouts(scope: Scope, filter: PayoutFilter, page: PageRequest): Promise<Page<PayoutView>> {
    return keysetPage<PayoutRow, PayoutView>({
      pool: this.deps.pool,
      table: `${this.deps.schema}.payouts`,
      columns: 'view',
      scope,
      page,
      where: (bind) => conditionsOf(filter, bind),
      itemOf: ({ view }) => view,
    });
  }
}

function conditionsOf(filter: PayoutFilter, bind: Bind): string[] {
  const names = Object.keys(CONDITIONS) as (keyof PayoutFilter)[];
  return names.flatMap((name) => (filter[name] === undefined ? [] : [CONDITIONS[name](bind(filter[name]))]));
}
