import type { Scope } from '@corridor/contracts';
import type { AccountView, CreateAccountPayload, CreateTenantPayload } from '@corridor/contracts/accounts';
import { type Decision, rejected } from './decision.js';
import type { CustomerState } from './customer.js';
import type { TenantState } from './tenant.js';

/** Where a command belongs that nobody but the operator gives: the nil UUID (RFC 9562), which no tenant has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * One event makes the tenant, its books and its default accounts, in both modes. The command comes in the tenant's own
 * scope, or in nobody's: an Idempotency-Key has to mean the same before there is a tenant for it to belong to.
 */
export function createTenant(
  state: TenantState,
  payload: CreateTenantPayload,
  facts: { readonly scope: Scope; readonly at: string },
): Decision<'TenantCreated'> {
  const { tenantId: id, name, kind, books, defaultAccounts } = payload;
  if (id === NOBODY) throw new Error('the nil UUID stands for nobody');
  if (facts.scope.tenant !== id && facts.scope.tenant !== NOBODY) throw new Error(`tenant ${id} can't be made in the scope of ${facts.scope.tenant}`);
  if (books.test === books.live || defaultAccounts.test === defaultAccounts.live) {
    throw new Error(`test and live of tenant ${id} would share a book or an account`);
  }
  if (state.status === 'created') return rejected({ reason: 'tenant_exists', tenant: id });
  const tenant = { id, name, ...(kind === undefined ? {} : { kind }), defaultAccounts, createdAt: facts.at };
  return { kind: 'event', event: { type: 'TenantCreated', data: { tenant, books } } };
}

/** A new account's balances are in its tenant's book of the mode. `customer` is the one that the payload names, if any. */
export function createAccount(
  state: TenantState,
  payload: CreateAccountPayload,
  facts: { readonly scope: Scope; readonly customer: CustomerState | null; readonly at: string },
): Decision<'AccountCreated'> {
  const { tenant, mode } = facts.scope;
  const { customerId = null } = payload;
  if (state.status === 'none') return rejected({ reason: 'tenant_not_found', tenant });
  if (customerId !== null && facts.customer?.status !== 'known') return rejected({ reason: 'customer_not_found', customer: customerId });
  const account: AccountView = {
    id: payload.accountId,
    label: payload.label,
    status: 'active',
    customerId,
    book: state.books[mode],
    createdAt: facts.at,
  };
  return { kind: 'event', event: { type: 'AccountCreated', data: { account } } };
}
