import { commandType } from '../commands.js';
import type { AccountId, CustomerId, TenantId } from '../ids.js';
import type { CustomerStatus, CustomerType, CustomerVerdict, CustomerView, SealedProfile } from './customers.js';

/** What the person is called is not here: it was sealed before. */
export interface RegisterCustomerPayload {
  readonly customerId: CustomerId;
  readonly accountId: AccountId;
  readonly type: CustomerType;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly sealedProfile: SealedProfile;
}

/**
 * Sent by the timer of test mode (`verification`), which decides only what is still pending, and for a person or a sandbox
 * move (`person`), who may change what was decided before.
 */
export interface DecideCustomerPayload {
  readonly customerId: CustomerId;
  readonly verdict: CustomerVerdict;
  /** A word for programs, such as `document_expired`. */
  readonly reason: string | null;
  readonly by: 'verification' | 'person';
}

export interface EraseCustomerPayload {
  readonly customerId: CustomerId;
}

export type RegisterCustomerRejection = { readonly reason: 'tenant_not_found'; readonly tenant: TenantId };

export type DecideCustomerRejection =
  | { readonly reason: 'customer_not_found'; readonly customer: CustomerId }
  /** It is what it was to become, or has been decided before a verification came to its end. */
  | { readonly reason: 'customer_decided'; readonly customer: CustomerId; readonly status: CustomerStatus }
  /** Its personal data is destroyed: nobody can verify it any more. */
  | { readonly reason: 'customer_erased'; readonly customer: CustomerId };

export type EraseCustomerRejection = Exclude<DecideCustomerRejection, { readonly reason: 'customer_decided' }>;

export const RegisterCustomer = commandType<RegisterCustomerPayload, CustomerView, RegisterCustomerRejection>('accounts', 'RegisterCustomer', (p) => p.customerId);
export const DecideCustomer = commandType<DecideCustomerPayload, CustomerView, DecideCustomerRejection>('accounts', 'DecideCustomer', (p) => p.customerId);
export const EraseCustomer = commandType<EraseCustomerPayload, CustomerView, EraseCustomerRejection>('accounts', 'EraseCustomer', (p) => p.customerId);
