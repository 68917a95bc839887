import type { CustomerRecord } from '@corridor/contracts/accounts';
import { accountIds, customerIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { CustomerObject } from './customer.object.js';

export function customerToWire({ id, type, country, status, reason, accountId, createdAt, profile }: CustomerRecord): CustomerObject {
  const contact = profile?.contact ?? null;
  return {
    id: customerIds.print(id),
    object: 'customer',
    type,
    legal_name: profile?.legalName ?? null,
    country,
    kyc_status: status,
    kyc_reason: reason,
    email: profile?.email ?? null,
    registration_number: profile?.registrationNumber ?? null,
    contact: contact === null ? null : { first_name: contact.firstName, last_name: contact.lastName },
    account_id: accountIds.print(accountId),
    created_at: wireTime(createdAt),
  };
}
