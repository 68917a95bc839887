import type { DomainEvent } from '../events.js';
import type { BookId } from '../ids.js';
import type { Mode } from '../scope.js';
import type { PayoutAddressRecord } from './addresses.js';
import type { BeneficiaryRecord } from './beneficiary-commands.js';
import type { CustomerView } from './customers.js';
import type { FileRecord } from './files.js';
import type { HouseAddressRecord, OpenedAddressRecord } from './house-addresses.js';
import type { PartyRecord } from './parties.js';
import type { PartySettingsRecord } from './party-settings.js';
import type { PersonRecord } from './persons.js';
import type { OnboardingLinkView } from './onboarding.js';
import type { AccountView, KeyView, TenantView } from './views.js';

/** Whether payouts to an account begin with an event, or end with it. An event that leaves them as they were says nothing. */
export type PayoutsSwitch = 'on' | 'off';

/**
 * `TenantCreated` makes the default accounts too, one in each mode. A key and those rolled from it share one stream, so
 * that each step is one append. `KeyEnded` follows a revocation once every gateway's lease of the key has run out.
 */
export type AccountsEvent =
  /** A tenant, with its default accounts and a book for each mode. */
  | DomainEvent<'TenantCreated', { readonly tenant: TenantView; readonly books: Readonly<Record<Mode, BookId>> }>
  /** A further account of a tenant. */
  | DomainEvent<'AccountCreated', { readonly account: AccountView }>
  /** A key may be used. Its text is in no event. */
  | DomainEvent<'KeyCreated', { readonly key: KeyView }>
  /** A key got a successor, and works beside it until its `endsAt`. */
  | DomainEvent<'KeyRolled', { readonly key: KeyView; readonly successor: KeyView }>
  /** A key is no longer taken; gateways learn of it within a lease. */
  | DomainEvent<'KeyRevoked', { readonly key: KeyView }>
  /** No gateway takes the revoked key any more. */
  | DomainEvent<'KeyEnded', { readonly key: KeyView }>
  /** A customer, with an account of its own, who waits to be verified. */
  | DomainEvent<'CustomerRegistered', { readonly customer: CustomerView; readonly account: AccountView }>
  /** A verification, or a person, has decided on a customer. */
  | DomainEvent<'CustomerDecided', { readonly customer: CustomerView }>
  /** The key to a customer's personal data is destroyed, and with it all that was ever sealed under it. */
  | DomainEvent<'CustomerErased', { readonly customer: CustomerView }>
  /** A customer may complete what is known of it on a page, until the link expires or another takes its place. */
  | DomainEvent<'OnboardingLinkIssued', { readonly link: OnboardingLinkView }>
  /** A customer has completed what is known of it, and waits to be verified by that. The link is used up. */
  | DomainEvent<'OnboardingSubmitted', { readonly customer: CustomerView; readonly link: OnboardingLinkView }>
  /** A beneficiary was taken up and screened; its status says what came of that. */
  | DomainEvent<'BeneficiaryRegistered', { readonly beneficiary: BeneficiaryRecord }>
  /** A person has decided on a beneficiary that screening was in doubt about. */
  | DomainEvent<'BeneficiaryReviewed', { readonly beneficiary: BeneficiaryRecord }>
  /** A beneficiary can't be paid any more. */
  | DomainEvent<'BeneficiaryDeleted', { readonly beneficiary: BeneficiaryRecord }>
  /** A platform has connected a user, or somebody has a partner to be paid by. It is an account of the ledger. */
  | DomainEvent<'PartyRegistered', { readonly party: PartyRecord; readonly settings: PartySettingsRecord }>
  /** What is known of a party, or noted on it, has changed. */
  | DomainEvent<'PartyUpdated', { readonly party: PartyRecord }>
  /** How a party receives money, or is paid out, has changed. */
  | DomainEvent<'PartySettingsChanged', { readonly settings: PartySettingsRecord; readonly payoutsSwitched?: PayoutsSwitch }>
  /** A party is to be activated, and waits for somebody who verifies it. */
  | DomainEvent<'PartySubmitted', { readonly party: PartyRecord }>
  /** Money may move for a party. */
  | DomainEvent<'PartyActivated', { readonly party: PartyRecord; readonly payoutsSwitched?: PayoutsSwitch }>
  /** No money moves for a partner any more. */
  | DomainEvent<'PartyDeactivated', { readonly party: PartyRecord }>
  /** A person has stopped a party; `reason` is a word. */
  | DomainEvent<'PartyHeld', { readonly party: PartyRecord; readonly reason: string | null; readonly payoutsSwitched?: PayoutsSwitch }>
  /** A document was taken in. Its bytes and its name are in no event. */
  | DomainEvent<'FileRegistered', { readonly file: FileRecord }>
  /** What is noted on a file has changed. */
  | DomainEvent<'FileUpdated', { readonly file: FileRecord }>
  /** A director, an owner or a representative of a business is known. */
  | DomainEvent<'PersonRegistered', { readonly person: PersonRecord }>
  /** What is known of a person has changed. */
  | DomainEvent<'PersonUpdated', { readonly person: PersonRecord }>
  /** A person is forgotten: the key to its personal data is destroyed. */
  | DomainEvent<'PersonDeleted', { readonly person: PersonRecord }>
  /** An account can be paid out to a bank account. */
  | DomainEvent<'PayoutAddressRegistered', { readonly address: PayoutAddressRecord }>
  /** What is noted on an address has changed. */
  | DomainEvent<'PayoutAddressUpdated', { readonly address: PayoutAddressRecord }>
  /** A party is to receive money at addresses of its own. */
  | DomainEvent<'ReceivingRequested', { readonly party: PartyRecord }>
  /** The addresses of a party are being opened. */
  | DomainEvent<'ReceivingProcessing', { readonly party: PartyRecord }>
  /** A party can receive money. */
  | DomainEvent<'ReceivingActivated', { readonly party: PartyRecord }>
  /** A party can't receive money any more, or was refused to. */
  | DomainEvent<'ReceivingDeactivated', { readonly party: PartyRecord }>
  /** An address was opened for an account, activated from the first; or it is known what a payer has paid from. */
  | DomainEvent<'AddressOpened', { readonly address: OpenedAddressRecord }>
  /** Money can arrive at an address again. */
  | DomainEvent<'AddressActivated', { readonly address: HouseAddressRecord }>
  /** No money arrives at an address any more. */
  | DomainEvent<'AddressDeactivated', { readonly address: HouseAddressRecord }>
  /** What is noted on an address has changed. */
  | DomainEvent<'AddressUpdated', { readonly address: OpenedAddressRecord }>;
