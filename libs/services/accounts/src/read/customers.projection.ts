import type { Scope } from '@corridor/contracts';
import type { CustomerView, OnboardingLinkView } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { CustomerEvent } from '../domain/customer.js';

interface CustomerRow {
  readonly scope: Scope;
  readonly customer: CustomerView;
}

/** Ids are chosen by the sender: one that is taken fails its own unit alone. */
const insertCustomer: RowStatement<CustomerRow> = {
  name: 'accounts.insert-customer',
  rank: 45,
  needsPosition: true,
  sql: `insert into $SCHEMA.customers (id, tenant, mode, position, type, country, status, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::json[])
        on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.customer.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.customer.type),
    rows.map(({ row }) => row.customer.country),
    rows.map(({ row }) => row.customer.status),
    rows.map(({ row }) => row.customer.createdAt),
    rows.map(({ row }) => JSON.stringify(row.customer)),
  ],
  keyOf: (row) => row.customer.id,
  mustChange: 'every row',
};

const updateCustomer: RowStatement<CustomerView> = {
  name: 'accounts.update-customer',
  rank: 46,
  sql: `update $SCHEMA.customers c set status = n.status, view = n.view
        from unnest($1::uuid[], $2::text[], $3::json[]) as n (id, status, view) where c.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.id),
    rows.map(({ row }) => row.status),
    rows.map(({ row }) => JSON.stringify(row)),
  ],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

const setOnboarding: RowStatement<OnboardingLinkView> = {
  name: 'accounts.set-onboarding-link',
  rank: 48,
  sql: 'update $SCHEMA.customers c set onboarding = n.link from unnest($1::uuid[], $2::json[]) as n (id, link) where c.id = n.id',
  columns: (rows) => [rows.map(({ row }) => row.customerId), rows.map(({ row }) => JSON.stringify(row))],
  keyOf: (row) => row.customerId,
  mustChange: 'every row',
};

export function customerRows(event: CustomerEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'CustomerRegistered':
      return [write(insertCustomer, [{ scope, customer: event.data.customer }])];
    case 'CustomerDecided':
    case 'CustomerErased':
      return [write(updateCustomer, [event.data.customer])];
    case 'OnboardingLinkIssued':
      return [write(setOnboarding, [event.data.link])];
    case 'OnboardingSubmitted':
      return [write(updateCustomer, [event.data.customer]), write(setOnboarding, [event.data.link])];
  }
}
