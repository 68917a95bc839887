import type { CustomerId, Mode } from '@corridor/contracts';
import type { CustomerProfile, RegisterCustomerPayload, SealedProfile } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { invalid } from '@corridor/surfaces/http';
import type { CreateCustomerBody } from './create-customer.body.js';
import { isObfuscated } from './email.field.js';

/** What is sealed before anything is sent. Throws `invalid_request` for what its type, or live mode, does not take. */
export function toProfile({ type, legal_name, email, registration_number, contact }: CreateCustomerBody, mode: Mode): CustomerProfile {
  if (type === 'individual' && registration_number !== undefined) {
    throw invalid('registration_number is for a business only.', 'registration_number');
  }
  const withoutAddress = email === undefined || isObfuscated(email);
  // A pasted example has to work, and is no way to write to somebody whose money is real.
  if (mode === 'live' && email !== undefined && withoutAddress) throw invalid('email must be an e-mail address.', 'email');
  return {
    legalName: legal_name,
    email: withoutAddress ? null : email,
    registrationNumber: registration_number ?? null,
    contact: contact === undefined ? null : { firstName: contact.first_name, lastName: contact.last_name },
  };
}

export function toRegisterCustomer(
  { type, country }: CreateCustomerBody,
  customerId: CustomerId,
  sealedProfile: SealedProfile,
): RegisterCustomerPayload {
  return { customerId, accountId: mintId<'account'>(), type, country, sealedProfile };
}
