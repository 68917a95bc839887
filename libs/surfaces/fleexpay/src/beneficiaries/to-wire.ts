import type { BankDestination, BeneficiaryDestination, BeneficiaryStatus, BeneficiaryView } from '@corridor/contracts/accounts';
import { beneficiaryIds, customerIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { BankObject, BeneficiaryObject, DeletedBeneficiaryObject } from './beneficiary.object.js';

const SHOWN_CHARACTERS = 4;

/** Who registered the account knows it: its end is enough to tell accounts apart, and no help to whoever reads a log. */
function masked(text: string | null): string | null {
  if (text === null) return null;
  const shown = Math.min(SHOWN_CHARACTERS, Math.floor(text.length / 2));
  return text.slice(text.length - shown).padStart(text.length, '*');
}

/** A deleted beneficiary is found by nobody; printing one would be a fault. */
export function beneficiaryToWire({ id, status, name, destination, currency, customerId, createdAt }: BeneficiaryView): BeneficiaryObject {
  return {
    id: beneficiaryIds.print(id),
    object: 'beneficiary',
    status: printable(status),
    type: destination.kind,
    name,
    currency,
    ...destinationToWire(destination),
    customer_id: customerId === null ? null : customerIds.print(customerId),
    created_at: wireTime(createdAt),
  };
}

export function deletedBeneficiaryToWire({ id }: Pick<BeneficiaryView, 'id'>): DeletedBeneficiaryObject {
  return { id: beneficiaryIds.print(id), object: 'beneficiary', deleted: true };
}

function destinationToWire(destination: BeneficiaryDestination): Pick<BeneficiaryObject, 'bank' | 'crypto'> {
  if (destination.kind === 'bank') return { bank: bankToWire(destination) };
  return { crypto: { network: destination.network, address: destination.address } };
}

function bankToWire({ country, iban, bic, accountNumber, routingNumber, sortCode }: BankDestination): BankObject {
  return { country, iban: masked(iban), bic, account_number: masked(accountNumber), routing_number: routingNumber, sort_code: sortCode };
}

function printable(status: BeneficiaryStatus): BeneficiaryObject['status'] {
  if (status === 'deleted') throw new Error('a deleted beneficiary is to be printed');
  return status;
}
