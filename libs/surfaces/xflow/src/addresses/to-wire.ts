import type { Mode } from '@corridor/contracts';
import type { AddressView, BankCoordinates, PayerDetails, PayoutAddressDetails } from '@corridor/contracts/accounts';
import { accountIds, addressIds, fileIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { AddressObject, BankAccountObject } from './address.object.js';
import { categoryToWire } from './categories.js';

type Printed<View> = View extends unknown ? Omit<View, 'accountsParent'> : never;
/** What is printed does not say whose account the address's account was made by. */
export type PrintedAddress = Printed<AddressView>;

export function addressToWire(address: PrintedAddress, mode: Mode): AddressObject {
  const { id, account, category, currency, status, metadata, createdAt } = address;
  return {
    ...storeOf(address),
    category: categoryToWire(category),
    created: wireTime(createdAt),
    currency,
    id: addressIds.print(id),
    linked_id: accountIds.print(account),
    linked_object: 'account',
    livemode: mode === 'live',
    metadata: metadataToWire(metadata),
    object: 'address',
    status,
  };
}

type Store = Pick<AddressObject, 'bank_account' | 'billing_details' | 'is_reusable' | 'name' | 'supporting_documentation' | 'type' | 'wallet'>;

const NOTHING = { billing_details: null, is_reusable: false, name: null, supporting_documentation: null, wallet: null } as const;

/** What differs from one category to the next. */
function storeOf(address: PrintedAddress): Store {
  switch (address.category) {
    case 'payout':
      return {
        ...NOTHING,
        ...payoutStore(address.details),
        supporting_documentation: address.document === null ? null : { id_document: fileIds.print(address.document) },
      };
    case 'receive':
    case 'fee_advance':
    case 'checkout':
      return { ...NOTHING, bank_account: houseBank(address.bank), type: 'bank_account' };
    case 'payer':
      return { ...NOTHING, ...payerStore(address.details), is_reusable: address.reusable };
  }
}

function payoutStore({ name, bankName, accountNumber, ifsc, billing }: PayoutAddressDetails) {
  return {
    bank_account: { ...(bankName === null ? {} : { bank_name: bankName }), ...bankAccount(accountNumber), domestic_credit: ifsc },
    billing_details: { city: billing.city, country: billing.country, line1: billing.line1, line2: billing.line2, postal_code: billing.postalCode, state: billing.state },
    name,
    type: 'bank_account' as const,
  };
}

function houseBank({ domesticCredit, domesticFastCredit, domesticWire, globalWire, iban, number }: BankCoordinates): BankAccountObject {
  return {
    ...bankAccount(number),
    domestic_credit: domesticCredit,
    domestic_fast_credit: domesticFastCredit,
    domestic_wire: domesticWire,
    global_wire: globalWire,
    iban,
  };
}

function payerStore(details: PayerDetails) {
  const { name } = details;
  return details.kind === 'wallet'
    ? { bank_account: null, name, type: 'wallet' as const, wallet: { email: details.email, provider: details.provider } }
    : { bank_account: { ...bankAccount(details.accountNumber), domestic_debit: details.routingNumber }, name, type: 'bank_account' as const };
}

function bankAccount(number: string): BankAccountObject {
  return {
    domestic_credit: null,
    domestic_debit: null,
    domestic_fast_credit: null,
    domestic_wire: null,
    global_wire: null,
    iban: null,
    last4: number.slice(-4),
    number,
  };
}
