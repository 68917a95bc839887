import type { Scope } from '@corridor/contracts';
import type { PaymentLinkEvent, PaymentLinkView } from '@corridor/contracts/collections';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface LinkRow {
  readonly scope: Scope;
  readonly link: PaymentLinkView;
}

/** Keeps its place in the list when it changes. */
const keepLink: RowStatement<LinkRow> = {
  name: 'collections.keep-payment-link',
  rank: 70,
  needsPosition: true,
  sql: `insert into $SCHEMA.payment_links (id, tenant, mode, position, owner, account, receivable, status, created_at, expires_at, expiry_order, view)
        select id, tenant, mode, position, owner, account, receivable, status, created_at, expires_at, (-1000 * extract(epoch from expires_at))::bigint, view
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::timestamptz[], $10::timestamptz[], $11::json[])
          as given (id, tenant, mode, position, owner, account, receivable, status, created_at, expires_at, view)
        on conflict (id) do update set status = excluded.status, expires_at = excluded.expires_at, expiry_order = excluded.expiry_order, view = excluded.view`,
  columns: (rows) => [
    rows.map(({ row }) => row.link.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.link.owner),
    rows.map(({ row }) => row.link.account),
    rows.map(({ row }) => row.link.receivable),
    rows.map(({ row }) => row.link.status),
    rows.map(({ row }) => row.link.createdAt),
    rows.map(({ row }) => row.link.expiresAt),
    rows.map(({ row }) => JSON.stringify(row.link)),
  ],
  keyOf: (row) => row.link.id,
};

export function paymentLinkRows(event: PaymentLinkEvent, scope: Scope): readonly RowWrite[] {
  return [write(keepLink, [{ scope, link: event.data.link }])];
}
