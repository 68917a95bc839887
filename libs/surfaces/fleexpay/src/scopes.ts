/**
 * Which scope each call needs, one row per resource: reading for GET, writing for everything else. Balances are part of
 * accounts, a statement of transactions, because it says nothing else than their list; deliveries, and sending one again, of
 * webhook endpoints; sending an event again of events. A key with `*` has them all.
 *
 * A publishable key may be read by anybody, as it is part of a page. It may read one quote whose id it knows, which is what a
 * page shows before a customer agrees to a rate, and no more, whatever its scopes are: no lists, no customers, no money. Pages
 * that Corridor serves itself need no key at all; their link is what opens them.
 */
export const SCOPES = {
  accounts: { read: 'accounts:read', write: 'accounts:write' },
  customers: { read: 'customers:read', write: 'customers:write' },
  quotes: { read: 'quotes:read', write: 'quotes:write' },
  conversions: { read: 'conversions:read', write: 'conversions:write' },
  deposits: { read: 'deposits:read', write: 'deposits:write' },
  custody: { read: 'custody:read', write: 'custody:write' },
  beneficiaries: { read: 'beneficiaries:read', write: 'beneficiaries:write' },
  payouts: { read: 'payouts:read', write: 'payouts:write' },
  transactions: { read: 'transactions:read' },
  webhook_endpoints: { read: 'webhook_endpoints:read', write: 'webhook_endpoints:write' },
  events: { read: 'events:read', write: 'events:write' },
  sandbox: { write: 'sandbox:write' },
} as const;
