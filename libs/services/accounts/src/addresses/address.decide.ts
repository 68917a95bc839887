import {
  type AccountsEvent,
  changedMetadata,
  type FilePurpose,
  type PayoutAddressRecord,
  type RegisterPayoutAddressPayload,
  type RegisterPayoutAddressRejection,
  type UpdatePayoutAddressPayload,
  type UpdatePayoutAddressRejection,
} from '@corridor/contracts/accounts';
import type { AccountId } from '@corridor/contracts';
import type { NamedFile } from '../parties/domain/files.js';
import type { PartyState } from '../parties/domain/party.js';

export type AddressEvent = Extract<AccountsEvent, { type: 'PayoutAddressRegistered' | 'PayoutAddressUpdated' }>;

export type AddressDecision<Type extends AddressEvent['type'], Rejection> =
  | { readonly kind: 'event'; readonly event: Extract<AddressEvent, { type: Type }> }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** A cancelled cheque, a bank statement. */
const PURPOSES: readonly FilePurpose[] = ['identity_document', 'additional_verification'];

export function registerAddress(
  account: PartyState,
  payload: RegisterPayoutAddressPayload,
  { document, own, at }: { readonly document: NamedFile; readonly own: AccountId; readonly at: string },
): AddressDecision<'PayoutAddressRegistered', RegisterPayoutAddressRejection> {
  const { addressId: id, accountId, sealedDetails } = payload;
  if (account.status === 'none') return rejected({ reason: 'address_account_not_found', account: accountId });
  const { type, parent } = account.party;
  if (type === 'partner') return rejected({ reason: 'address_account_of_wrong_type', type });
  if (document !== null) {
    if (document === 'unknown' || ![accountId, parent, own].includes(document.owner)) return rejected({ reason: 'address_file_not_usable', problem: 'unknown' });
    if (!PURPOSES.includes(document.purpose)) return rejected({ reason: 'address_file_not_usable', problem: 'purpose' });
  }
  const metadata = changedMetadata({}, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const address: PayoutAddressRecord = { id, account: accountId, currency: 'INR', status: 'activated', document: payload.document, sealedDetails, metadata, createdAt: at };
  return { kind: 'event', event: { type: 'PayoutAddressRegistered', data: { address } } };
}

export function updateAddress(before: PayoutAddressRecord | null, payload: UpdatePayoutAddressPayload): AddressDecision<'PayoutAddressUpdated', UpdatePayoutAddressRejection> {
  if (before === null) return rejected({ reason: 'address_not_found', address: payload.addressId });
  const metadata = changedMetadata(before.metadata, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  return { kind: 'event', event: { type: 'PayoutAddressUpdated', data: { address: { ...before, metadata } } } };
}

/** An address as its events tell; null before the first. */
export function addressOf(events: readonly AddressEvent[]): PayoutAddressRecord | null {
  return events.at(-1)?.data.address ?? null;
}

function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
