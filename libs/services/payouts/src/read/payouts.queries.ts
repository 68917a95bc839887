import type { BookTransferId, Page, PageRequest, PayoutId, Scope } from '@corridor/contracts';
import type { Metadata } from '@corridor/contracts/accounts';
import { type AutomaticPayoutView, type BookTransferFilter, type BookTransferView, listedAutomatic, type ListedPayout, listedRequested, type PayoutFilter, type PayoutsQueries, type PayoutView } from '@corridor/contracts/payouts';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { PgBookTransferQueries } from '../transfers/read/transfers.queries.js';

export interface PayoutsReadDeps {
  readonly pool: Pool;
  readonly schema: string;
}

type PayoutRow = { readonly metadata: Metadata } & ({ readonly automatic: false; readonly view: PayoutView } | { readonly automatic: true; readonly view: AutomaticPayoutView });

/** Only an automatic payout goes to an address of its account. */
const COLUMNS = 'view, metadata, address_id is not null as automatic';

/** What each filter compares, with the value's placeholder. Compiles only while it names every one. */
const CONDITIONS: Readonly<Record<keyof PayoutFilter, (placeholder: string) => string>> = {
  accountId: (value) => `account_id = ${value}`,
  onlyOf: (value) => `account_id = ${value}`,
  addressId: (value) => `address_id = ${value}`,
  progress: (value) => `progress = any(${value}::text[])`,
  beneficiaryId: (value) => `beneficiary_id = ${value}`,
  currency: (value) => `currency = ${value}`,
  rail: (value) => `rail = ${value}`,
  status: (value) => `status = ${value}`,
  createdFrom: (value) => `created_at >= ${value}`,
  createdBefore: (value) => `created_at < ${value}`,
};

/** Answers from the table that the projection writes. Every query is bound to one tenant and mode (invariant 10). */
export class PgPayoutsQueries implements PayoutsQueries {
  private readonly transfers: PgBookTransferQueries;

  constructor(private readonly deps: PayoutsReadDeps) {
    this.transfers = new PgBookTransferQueries(deps);
  }

  async bookTransfer(scope: Scope, id: BookTransferId): Promise<BookTransferView | null> {
    return this.transfers.bookTransfer(scope, id);
  }

  async bookTransfers(scope: Scope, filter: BookTransferFilter, page: PageRequest): Promise<Page<BookTransferView>> {
    return this.transfers.bookTransfers(scope, filter, page);
  }

  async payout(scope: Scope, id: PayoutId): Promise<ListedPayout | null> {
    const { rows } = await this.deps.pool.query<PayoutRow>(
      `select ${COLUMNS} from ${this.deps.schema}.payouts where tenant = $1 and mode = $2 and id = $3`,
      [scope.tenant, scope.mode, id],
    );
    return rows[0] === undefined ? null : listedOf(rows[0]);
  }

  async payouts(scope: Scope, filter: PayoutFilter, page: PageRequest): Promise<Page<ListedPayout>> {
    return keysetPage<PayoutRow, ListedPayout>({
      pool: this.deps.pool,
      table: `${this.deps.schema}.payouts`,
      columns: COLUMNS,
      scope,
      page,
      where: (bind) => conditionsOf(filter, bind),
      itemOf: listedOf,
    });
  }
}

function listedOf(row: PayoutRow): ListedPayout {
  return row.automatic ? listedAutomatic(row.view, row.metadata) : listedRequested(row.view, row.metadata);
}

function conditionsOf(filter: PayoutFilter, bind: Bind): string[] {
  const names = Object.keys(CONDITIONS) as (keyof PayoutFilter)[];
  return names.flatMap((name) => (filter[name] === undefined ? [] : [CONDITIONS[name](bind(filter[name]))]));
}
