import { BASE } from '../base-path.js';

/** The kind of object that each resource is a collection of. */
const OBJECTS: Readonly<Record<string, string>> = {
  accounts: 'account',
  account_settings: 'account_setting',
  addresses: 'address',
  balance: 'balance',
  balance_transactions: 'balance_transaction',
  deposits: 'deposit',
  events: 'event',
  exchange_rates: 'exchange_rate',
  fee_plans: 'fee_plan',
  files: 'file',
  payment_links: 'payment_link',
  payments: 'payment',
  payouts: 'payout',
  persons: 'person',
  quotes: 'quote',
  receivables: 'receivable',
  transfers: 'transfer',
  webhook_endpoints: 'webhook_endpoint',
};

/** The kind of object that a path is about; null where there is none. */
export function objectAt(path: string): string | null {
  const resource = path.startsWith(`${BASE}/`) ? path.slice(BASE.length + 1).split('/')[0] : undefined;
  return resource !== undefined && Object.hasOwn(OBJECTS, resource) ? (OBJECTS[resource] ?? null) : null;
}
