import type { Migration } from '@corridor/messaging';

export const PAYMENT_LINK_MIGRATIONS: readonly Migration[] = [
  {
    name: 'collections-010-payment-links',
    sql: `
      create table payment_links (
        id uuid primary key,
        tenant uuid not null,
        mode text not null,
        position bigint not null,
        owner uuid not null,
        account uuid not null,
        receivable uuid not null,
        status text not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        -- The later a link expires the less it is: lists go downwards.
        expiry_order bigint not null,
        view json not null
      );
      create index payment_links_newest on payment_links (tenant, mode, position, id);
      create index payment_links_next_to_expire on payment_links (tenant, mode, expiry_order, id);
      create index payment_links_of_receivable on payment_links (receivable);
    `,
  },
];
