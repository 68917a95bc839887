import type { AccountId, AddressId } from '@corridor/contracts';
import type { PayoutAddressDetails, RegisterPayoutAddressPayload, SealedPayoutAddress } from '@corridor/contracts/accounts';
import { invalid } from '@corridor/surfaces/http';
import { refuse } from '../errors/refuse.js';
import { readId } from '../fields/path-id.js';
import { fileIds } from '../ids.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { ADDRESS_CATEGORIES, type AddressCategory } from './address.object.js';
import type { CreateAddressBody } from './address.body.js';

/** Four letters of the bank, a zero, six characters of the branch. */
const IFSC = /^[A-Z]{4}0[A-Z0-9]{6}$/;
const INDIAN_ACCOUNT = /^\d{9,18}$/;

/** What is sealed before anything is sent. Throws with the code of what is wrong, or can't be created by a client. */
export function toAddressDetails({ bank_account: bank, billing_details: billing, category, currency, linked_object: linked, name, type }: CreateAddressBody): PayoutAddressDetails {
  if (category !== 'user_payout') throw wrongCategory(category);
  if (type === 'wallet') throw refuse(400, 'address_type_not_allowed', 'A user is paid out to a bank account.', 'address.type');
  if (type !== 'bank_account') throw invalid('type must be bank_account.', 'type');
  if (linked !== 'account') throw invalid('linked_object must be account.', 'linked_object');
  if (currency !== 'INR') throw refuse(400, 'currency_not_supported', 'A user is paid out in INR.', 'address.currency');
  if (billing.country !== 'IN') throw refuse(400, 'country_code_not_supported', 'Who is paid out is in India.', 'address.billing_details.country');
  if (!IFSC.test(bank.domestic_credit)) throw refuse(400, 'address_domestic_credit_invalid', 'address.bank_account.domestic_credit must be an IFSC, such as HDFC0000261.', 'address.bank_account.domestic_credit');
  if (!INDIAN_ACCOUNT.test(bank.number)) throw invalid('bank_account.number must have 9 to 18 digits.', 'bank_account.number');
  const { city = null, country, line1 = null, line2 = null, postal_code: postalCode = null, state = null } = billing;
  return { name, bankName: bank.bank_name ?? null, accountNumber: bank.number, ifsc: bank.domestic_credit, billing: { country, line1, line2, city, state, postalCode } };
}

export function toRegisterAddress(
  { supporting_documentation: documentation, metadata }: CreateAddressBody,
  { addressId, accountId, sealedDetails }: { readonly addressId: AddressId; readonly accountId: AccountId; readonly sealedDetails: SealedPayoutAddress },
): RegisterPayoutAddressPayload {
  const document = documentation === undefined ? null : readId(fileIds, documentation.id_document);
  return { addressId, accountId, document, sealedDetails, metadata: readMetadata(metadata, 'address.metadata') ?? {} };
}

function wrongCategory(category: string): Error {
  return ADDRESS_CATEGORIES.includes(category as AddressCategory)
    ? refuse(400, 'address_category_not_allowed', `Addresses of the category ${category} are not created by clients.`, 'address.category')
    : invalid('category must be user_payout.', 'category');
}
