import type { BookTransferId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { BookTransferFilter, BookTransferQueries, BookTransferView } from '@corridor/contracts/payouts';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';

interface TransferRow {
  readonly view: BookTransferView;
}

/** Answers from the table of transfers: bound to one tenant and mode (invariant 10). */
export class PgBookTransferQueries implements BookTransferQueries {
  constructor(private readonly deps: { readonly pool: Pool; readonly schema: string }) {}

  async bookTransfer({ tenant, mode }: Scope, id: BookTransferId): Promise<BookTransferView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<TransferRow>(`select view from ${schema}.book_transfers where tenant = $1 and mode = $2 and id = $3`, [tenant, mode, id]);
    return rows[0]?.view ?? null;
  }

  async bookTransfers(scope: Scope, filter: BookTransferFilter, page: PageRequest): Promise<Page<BookTransferView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<TransferRow, BookTransferView>({ pool, table: `${schema}.book_transfers`, columns: 'view', scope, page, where, itemOf: ({ view }) => view });
  }
}

function conditionsOf(filter: BookTransferFilter, bind: Bind): readonly string[] {
  const { family, createdFrom, createdBefore } = filter;
  const anyOf = (column: string, values: readonly string[] | undefined) => (values === undefined ? [] : [`${column} = any(${bind(values)}::text[])`]);
  return [
    ...(family === undefined ? [] : [`family = ${bind(family)}::text`]),
    ...anyOf('status', filter.statuses),
    ...anyOf('type', filter.types),
    ...anyOf('from_account', filter.fromAccounts),
    ...anyOf('from_currency', filter.fromCurrencies),
    ...anyOf('to_account', filter.toAccounts),
    ...anyOf('to_currency', filter.toCurrencies),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}
