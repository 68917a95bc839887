import type { Scope } from '@corridor/contracts';
import type {
  AccountView,
  CustomerView,
  DecideCustomerPayload,
  DecideCustomerRejection,
  EraseCustomerPayload,
  EraseCustomerRejection,
  RegisterCustomerPayload,
  RegisterCustomerRejection,
} from '@corridor/contracts/accounts';
import type { CustomerState } from './customer.js';
import { type Decision, rejected } from './decision.js';
import type { TenantState } from './tenant.js';

/** One event makes the customer and its account, so that neither is ever there without the other. */
export function registerCustomer(
  tenant: TenantState,
  payload: RegisterCustomerPayload,
  facts: { readonly scope: Scope; readonly at: string },
): Decision<'CustomerRegistered', RegisterCustomerRejection> {
  if (tenant.status === 'none') return rejected({ reason: 'tenant_not_found', tenant: facts.scope.tenant });
  const { customerId: id, accountId, type, country, sealedProfile } = payload;
  const customer: CustomerView = { id, type, country, status: 'pending', reason: null, accountId, sealedProfile, createdAt: facts.at };
  const account: AccountView = {
    id: accountId,
    label: null,
    status: 'active',
    customerId: id,
    book: tenant.books[facts.scope.mode],
    createdAt: facts.at,
  };
  return { kind: 'event', event: { type: 'CustomerRegistered', data: { customer, account } } };
}

/** A person may think better of it at any time; a verification ends what is pending and nothing else. */
export function decideCustomer(
  state: CustomerState,
  { customerId, verdict, reason, by }: DecideCustomerPayload,
): Decision<'CustomerDecided', DecideCustomerRejection> {
  if (state.status === 'none') return rejected({ reason: 'customer_not_found', customer: customerId });
  if (state.status === 'erased') return rejected({ reason: 'customer_erased', customer: customerId });
  const { status } = state.customer;
  if (status === verdict || (by === 'verification' && status !== 'pending')) {
    return rejected({ reason: 'customer_decided', customer: customerId, status });
  }
  const customer: CustomerView = { ...state.customer, status: verdict, reason };
  return { kind: 'event', event: { type: 'CustomerDecided', data: { customer } } };
}

/** Nobody is known behind the customer any more, so it can't transact from here on. */
export function eraseCustomer(
  state: CustomerState,
  { customerId }: EraseCustomerPayload,
): Decision<'CustomerErased', EraseCustomerRejection> {
  if (state.status === 'none') return rejected({ reason: 'customer_not_found', customer: customerId });
  if (state.status === 'erased') return rejected({ reason: 'customer_erased', customer: customerId });
  const customer: CustomerView = { ...state.customer, status: 'rejected', reason: 'erased' };
  return { kind: 'event', event: { type: 'CustomerErased', data: { customer } } };
}
