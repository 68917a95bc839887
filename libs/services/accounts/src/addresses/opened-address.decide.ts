import type { AccountId } from '@corridor/contracts';
import {
  type AccountsEvent,
  changedMetadata,
  type OpenedAddressRecord,
  type PartnerAddressRejection,
  type RegisterPayerAddressPayload,
  type UpdateAddressPayload,
  type UpdateAddressRejection,
} from '@corridor/contracts/accounts';
import { holderOf, type PartyState } from '../parties/domain/party.js';

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

type Partner = { readonly kind: 'partner'; readonly holder: AccountId } | { readonly kind: 'rejected'; readonly rejection: PartnerAddressRejection };

/** Who has the partner that an account is; or why it has none of the addresses that partners have. */
export function partnerOf(account: PartyState, id: AccountId): Partner {
  if (account.status === 'none') return { kind: 'rejected', rejection: { reason: 'address_account_not_found', account: id } };
  if (account.party.type !== 'partner') return { kind: 'rejected', rejection: { reason: 'address_account_not_a_partner', account: id } };
  return { kind: 'partner', holder: holderOf(account.party) };
}

export function registerPayer(account: PartyState, payload: RegisterPayerAddressPayload, at: string): Decision<PartnerAddressRejection> {
  const { addressId: id, accountId, currency, provider, reusable, sealedDetails } = payload;
  const partner = partnerOf(account, accountId);
  if (partner.kind === 'rejected') return partner;
  const address = { id, category: 'payer', account: accountId, holder: partner.holder, currency, status: 'activated', provider, reusable, sealedDetails, metadata: {}, createdAt: at } as const;
  return { kind: 'event', event: { type: 'AddressOpened', data: { address } } };
}
