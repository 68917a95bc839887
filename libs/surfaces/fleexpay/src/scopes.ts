/**
 * Which scope each call needs, one row per resource: reading for GET, writing for everything else. Balances are part of
 * accounts, deliveries and resends of webhook endpoints. A key with `*` has them all; a publishable key may read one quote, which a hosted page shows, and no more.
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
  events: { read: 'events:read' },
  sandbox: { write: 'sandbox:write' },
} as const;
