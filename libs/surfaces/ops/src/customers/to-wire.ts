import type { CustomerRecord } from '@corridor/contracts/accounts';
import { accountIds, customerIds } from '../ids.js';

/** All that a person needs to decide by. */
export function customerToWire({ profile, ...customer }: CustomerRecord) {
  return {
    id: customerIds.print(customer.id),
    object: 'customer',
    type: customer.type,
    legal_name: profile?.legalName ?? null,
    country: customer.country,
    email: profile?.email ?? null,
    registration_number: profile?.registrationNumber ?? null,
    contact: profile === null || profile.contact === null ? null : { first_name: profile.contact.firstName, last_name: profile.contact.lastName },
    kyc_status: customer.status,
    kyc_reason: customer.reason,
    account_id: accountIds.print(customer.accountId),
    created_at: customer.createdAt,
  } as const;
}

export type CustomerObject = ReturnType<typeof customerToWire>;
