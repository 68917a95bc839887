import type {
  AccountsEvent,
  HouseAddressRecord,
  OpenedAddressRecord,
  PartnerAddressRejection,
  RegisterPayerAddressPayload,
  UpdateAddressPayload,
  UpdateAddressRejection,
} from '@corridor/contracts/accounts';
import { changedMetadata } from '../parties/domain/metadata.js';
import type { PartyState } from '../parties/domain/party.js';

export type OpenedAddressEvent = Extract<AccountsEvent, { type: 'AddressOpened' | 'AddressActivated' | 'AddressDeactivated' | 'AddressUpdated' }>;

type Decision<Rejection> = { readonly kind: 'event'; readonly event: OpenedAddressEvent } | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** An address as its events tell; null before the first. */
export function openedAddressOf(events: readonly OpenedAddressEvent[]): OpenedAddressRecord | null {
  return events.at(-1)?.data.address ?? null;
}

export function updateOpenedAddress(before: OpenedAddressRecord | null, payload: UpdateAddressPayload): Decision<UpdateAddressRejection> {
  if (before === null) return { kind: 'rejected', rejection: { reason: 'address_not_found', address: payload.addressId } };
  const metadata = changedMetadata(before.metadata, payload.metadata);
  if (metadata === null) return { kind: 'rejected', rejection: { reason: 'metadata_too_large' } };
  return { kind: 'event', event: { type: 'AddressUpdated', data: { address: { ...before, metadata } } } };
}

/** Why an account has none of the addresses that partners have; null when it can. */
export function notAPartner(account: PartyState, id: HouseAddressRecord['account']): PartnerAddressRejection | null {
  if (account.status === 'none') return { reason: 'address_account_not_found', account: id };
  return account.party.type === 'partner' ? null : { reason: 'address_account_not_a_partner', account: id };
}

export function registerPayer(account: PartyState, payload: RegisterPayerAddressPayload, at: string): Decision<PartnerAddressRejection> {
  const { addressId: id, accountId, currency, provider, reusable, sealedDetails } = payload;
  const rejection = notAPartner(account, accountId);
  if (rejection !== null) return { kind: 'rejected', rejection };
  const address = { id, category: 'payer', account: accountId, currency, status: 'activated', provider, reusable, sealedDetails, metadata: {}, createdAt: at } as const;
  return { kind: 'event', event: { type: 'AddressOpened', data: { address } } };
}
