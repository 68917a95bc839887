import type { Scope } from '@corridor/contracts';
import type { BeneficiaryRecord } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { BeneficiaryEvent } from '../domain/beneficiary.js';

interface BeneficiaryRow {
  readonly scope: Scope;
  readonly beneficiary: BeneficiaryRecord;
}

/** Ids are chosen by the sender: one that is taken fails its own unit alone. */
const insertBeneficiary: RowStatement<BeneficiaryRow> = {
  name: 'accounts.insert-beneficiary',
  rank: 60,
  needsPosition: true,
  sql: `insert into $SCHEMA.beneficiaries (id, tenant, mode, position, type, currency, status, customer_id, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::timestamptz[], $10::json[])
        on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.beneficiary.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.beneficiary.type),
    rows.map(({ row }) => row.beneficiary.currency),
    rows.map(({ row }) => row.beneficiary.status),
    rows.map(({ row }) => row.beneficiary.customerId),
    rows.map(({ row }) => row.beneficiary.createdAt),
    rows.map(({ row }) => JSON.stringify(row.beneficiary)),
  ],
  keyOf: (row) => row.beneficiary.id,
  mustChange: 'every row',
};

const updateBeneficiary: RowStatement<BeneficiaryRecord> = {
  name: 'accounts.update-beneficiary',
  rank: 61,
  sql: `update $SCHEMA.beneficiaries b set status = n.status, view = n.view
        from unnest($1::uuid[], $2::text[], $3::json[]) as n (id, status, view) where b.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.id),
    rows.map(({ row }) => row.status),
    rows.map(({ row }) => JSON.stringify(row)),
  ],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

export function beneficiaryRows(event: BeneficiaryEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'BeneficiaryRegistered':
      return [write(insertBeneficiary, [{ scope, beneficiary: event.data.beneficiary }])];
    case 'BeneficiaryReviewed':
    case 'BeneficiaryDeleted':
      return [write(updateBeneficiary, [event.data.beneficiary])];
  }
}
