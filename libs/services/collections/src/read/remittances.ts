import type { DepositId, Scope } from '@corridor/contracts';
import type { Remittance } from '@corridor/contracts/collections';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface RemittanceRow {
  readonly scope: Scope;
  readonly id: DepositId;
  readonly remittance: Remittance;
}

const insertRemittance: RowStatement<RemittanceRow> = {
  name: 'collections.insert-remittance',
  rank: 42,
  sql: `insert into $SCHEMA.remittances (id, tenant, mode, remittance)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::json[])
        on conflict (id) do update set remittance = excluded.remittance`,
  columns: (rows) => [
    rows.map(({ row }) => row.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ row }) => JSON.stringify(row.remittance)),
  ],
  keyOf: (row) => row.id,
};

/** Who paid, beside the event that says what came: this row can be deleted when it has to be, and the event can't. */
export function remittanceRow(scope: Scope, id: DepositId, remittance: Remittance): RowWrite {
  return write(insertRemittance, [{ scope, id, remittance }]);
}
