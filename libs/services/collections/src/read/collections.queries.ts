import type { DepositId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { CollectionsQueries, DepositFilter, DepositView } from '@corridor/contracts/collections';
import { keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';

export interface CollectionsReadDeps {
  readonly pool: Pool;
  readonly schema: string;
}

interface DepositRow {
  readonly view: DepositView;
}

/** Answers from the table that the projection writes. Every query is bound to one tenant and mode (invariant 10). */
export class PgCollectionsQueries implements CollectionsQueries {
  constructor(private readonly deps: CollectionsReadDeps) {}

  async deposit(scope: Scope, id: DepositId): Promise<DepositView | null> {
    const { rows } = await this.deps.pool.query<DepositRow>(
      `select view from ${this.deps.schema}.deposits where tenant = $1 and mode = $2 and id = $3`,
      [scope.tenant, scope.mode, id],
    );
    return rows[0]?.view ?? null;
  }

  async deposits(scope: Scope, filter: DepositFilter, page: PageRequest): Promise<Page<DepositView>> {
    return keysetPage<DepositRow, DepositView>({
      pool: this.deps.pool,
      table: `${this.deps.schema}.deposits`,
      columns: 'view',
      scope,
      page,
      where: (bind) => [
        ...(filter.accountId === undefined ? [] : [`account_id = ${bind(filter.accountId)}`]),
        ...(filter.currency === undefined ? [] : [`currency = ${bind(filter.currency)}`]),
      ],
      itemOf: ({ view }) => view,
    });
  }
}
