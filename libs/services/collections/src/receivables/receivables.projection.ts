import type { AccountId, ReceivableId, Scope } from '@corridor/contracts';
import type { ReceivableEvent, ReceivableView } from '@corridor/contracts/collections';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface ReceivableRow {
  readonly scope: Scope;
  readonly receivable: ReceivableView;
  /** Of the event that says so, in the receivable's stream. */
  readonly revision: number;
}

interface InvoiceRow {
  readonly partner: AccountId;
  readonly reference: string;
  readonly receivable: ReceivableId;
}

/** Ids are chosen by the sender: one that is taken fails its own unit alone. */
const insertReceivable: RowStatement<ReceivableRow> = {
  name: 'collections.insert-receivable',
  rank: 45,
  needsPosition: true,
  sql: `insert into $SCHEMA.receivables (id, tenant, mode, position, owner, partner, currency, status, unsettled, created_at, view, revision)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::boolean[], $10::timestamptz[], $11::json[], $12::bigint[])
        on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.receivable.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    ...changing(rows.map(({ row }) => row)),
  ],
  keyOf: (row) => row.receivable.id,
  mustChange: 'every row',
};

const updateReceivable: RowStatement<Omit<ReceivableRow, 'scope'>> = {
  name: 'collections.update-receivable',
  rank: 46,
  sql: `update $SCHEMA.receivables r set owner = n.owner, partner = n.partner, currency = n.currency, status = n.status, unsettled = n.unsettled, view = n.view, revision = n.revision
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::boolean[], $7::timestamptz[], $8::json[], $9::bigint[])
          as n (id, owner, partner, currency, status, unsettled, created_at, view, revision) where r.id = n.id`,
  columns: (rows) => [rows.map(({ row }) => row.receivable.id), ...changing(rows.map(({ row }) => row))],
  keyOf: (row) => row.receivable.id,
  mustChange: 'every row',
};

function changing(rows: readonly Omit<ReceivableRow, 'scope'>[]): readonly unknown[][] {
  return [
    rows.map(({ receivable }) => receivable.owner),
    rows.map(({ receivable }) => receivable.partner),
    rows.map(({ receivable }) => receivable.currency),
    rows.map(({ receivable }) => receivable.status),
    rows.map(({ receivable }) => receivable.unsettled.length > 0),
    rows.map(({ receivable }) => receivable.createdAt),
    rows.map(({ receivable }) => JSON.stringify(receivable)),
    rows.map(({ revision }) => revision),
  ];
}

const freeInvoice: RowStatement<ReceivableId> = {
  name: 'collections.free-invoice-number',
  rank: 47,
  sql: 'delete from $SCHEMA.invoice_numbers where receivable = any($1::uuid[])',
  columns: (rows) => [rows.map(({ row }) => row)],
  keyOf: (row) => row,
};

/** A number that is taken fails its own unit alone; the command is then decided again, and sees it. */
const takeInvoice: RowStatement<InvoiceRow> = {
  name: 'collections.take-invoice-number',
  rank: 48,
  sql: `insert into $SCHEMA.invoice_numbers (partner, reference, receivable)
        select * from unnest($1::uuid[], $2::text[], $3::uuid[]) on conflict do nothing`,
  columns: (rows) => [rows.map(({ row }) => row.partner), rows.map(({ row }) => row.reference), rows.map(({ row }) => row.receivable)],
  keyOf: (row) => `${row.partner}/${row.reference}`,
  mustChange: 'every row',
};

export function receivableRows(event: ReceivableEvent, { scope, revision }: { readonly scope: Scope; readonly revision: number }): readonly RowWrite[] {
  const { receivable } = event.data;
  const changed = write(updateReceivable, [{ receivable, revision }]);
  switch (event.type) {
    case 'ReceivableDrafted':
      return [write(insertReceivable, [{ scope, receivable, revision }]), ...invoiceRows(receivable)];
    case 'ReceivableUpdated':
      return [changed, write(freeInvoice, [receivable.id]), ...invoiceRows(receivable)];
    case 'ReceivableCancelled':
      return [changed, write(freeInvoice, [receivable.id])];
    default:
      return [changed];
  }
}

function invoiceRows({ id, partner, invoice, status }: ReceivableView): readonly RowWrite[] {
  const reference = invoice?.referenceNumber ?? null;
  return partner === null || reference === null || status === 'cancelled' ? [] : [write(takeInvoice, [{ partner, reference, receivable: id }])];
}
