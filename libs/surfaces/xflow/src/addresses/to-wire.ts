import type { Mode } from '@corridor/contracts';
import type { PayoutAddressDetails, PayoutAddressRecord } from '@corridor/contracts/accounts';
import { accountIds, addressIds, fileIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { AddressObject } from './address.object.js';

export interface PrintedAddress extends Omit<PayoutAddressRecord, 'sealedDetails'> {
  readonly details: PayoutAddressDetails;
}

export function addressToWire({ id, account, currency, status, document, metadata, createdAt, details }: PrintedAddress, mode: Mode): AddressObject {
  const { name, bankName, accountNumber, ifsc, billing } = details;
  return {
    bank_account: {
      ...(bankName === null ? {} : { bank_name: bankName }),
      domestic_credit: ifsc,
      domestic_debit: null,
      domestic_fast_credit: null,
      domestic_wire: null,
      global_wire: null,
      iban: null,
      last4: accountNumber.slice(-4),
      number: accountNumber,
    },
    billing_details: { city: billing.city, country: billing.country, line1: billing.line1, line2: billing.line2, postal_code: billing.postalCode, state: billing.state },
    category: 'user_payout',
    created: wireTime(createdAt),
    currency,
    id: addressIds.print(id),
    is_reusable: false,
    linked_id: accountIds.print(account),
    linked_object: 'account',
    livemode: mode === 'live',
    metadata: metadataToWire(metadata),
    name,
    object: 'address',
    status,
    supporting_documentation: document === null ? null : { id_document: fileIds.print(document) },
    type: 'bank_account',
    wallet: null,
  };
}
