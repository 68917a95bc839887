import type { AccountId, CustomerId, KeyId, TenantId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { PayoutAddressQueries } from './addresses.js';
import type { RegisteredBeneficiaryQueries } from './beneficiary-commands.js';
import type { OnboardingQueries } from './onboarding.js';
import type { Timestamp } from '../times.js';
import type { CustomerProfile, CustomerRecord, CustomerStatus, CustomerType, SealedProfile } from './customers.js';
import type { FileQueries } from './files.js';
import type { AddressQueries } from './house-addresses.js';
import type { PartyQueries } from './parties.js';
import type { PartySettingsQueries } from './party-settings.js';
import type { PersonQueries } from './persons.js';
import type { ScreenedParty, ScreeningView } from './screening.js';
import type { AccountView, KeyView, TenantView } from './views.js';

export interface AccountFilter {
  readonly customerId?: CustomerId | undefined;
  readonly status?: AccountView['status'] | undefined;
  /** Made at this moment or later. */
  readonly createdFrom?: Timestamp | undefined;
  /** Made before this moment. */
  readonly createdBefore?: Timestamp | undefined;
}

export interface CustomerFilter {
  readonly status?: CustomerStatus | undefined;
  readonly type?: CustomerType | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  /** Whose account it is. */
  readonly accountId?: AccountId | undefined;
  /** Made at this moment or later. */
  readonly createdFrom?: Timestamp | undefined;
  /** Made before this moment. */
  readonly createdBefore?: Timestamp | undefined;
}

export interface AccountsQueries
  extends RegisteredBeneficiaryQueries,
    OnboardingQueries,
    PartyQueries,
    PartySettingsQueries,
    FileQueries,
    PersonQueries,
    PayoutAddressQueries,
    AddressQueries {
  /** Says also how the account's customer stands now. */
  account(scope: Scope, id: AccountId): Promise<AccountView | null>;
  accounts(scope: Scope, filter: AccountFilter, page: PageRequest): Promise<Page<AccountView>>;
  customer(scope: Scope, id: CustomerId): Promise<CustomerRecord | null>;
  customers(scope: Scope, filter: CustomerFilter, page: PageRequest): Promise<Page<CustomerRecord>>;
  /** Makes the customer's key unless it has one. Whoever is about to send personal data seals it first. */
  sealProfile(scope: Scope, id: CustomerId, profile: CustomerProfile): Promise<SealedProfile>;
  /** Null once the customer's key is destroyed, and for a customer of another scope. */
  openProfile(scope: Scope, id: CustomerId, sealed: SealedProfile): Promise<CustomerProfile | null>;
  /** Holds somebody who is no beneficiary against the list of the scope's mode; null when there is none. Nothing is kept. */
  screenParty(scope: Scope, party: ScreenedParty): Promise<ScreeningView | null>;
  key(scope: Scope, id: KeyId): Promise<KeyView | null>;
  keys(scope: Scope, page: PageRequest): Promise<Page<KeyView>>;
  /** Without a scope, as it is how a request finds its scope. `hash`: SHA-256 of the secret, hex. */
  keyByHash(hash: string): Promise<KeyView | null>;
  /** For the operator's surface alone. */
  tenant(id: TenantId): Promise<TenantView | null>;
}

/** Where this service's queries are found by those who ask them. */
export const ACCOUNTS_QUERIES = Symbol.for('corridor.accounts.queries');

export const ACCOUNTS_QUERY_METHODS: QueryMethods<AccountsQueries> = {
  account: true,
  accounts: true,
  customer: true,
  customers: true,
  sealProfile: true,
  openProfile: true,
  sealReturnUrl: true,
  resealProfile: true,
  openOnboardingLink: true,
  onboarding: true,
  beneficiary: true,
  beneficiaries: true,
  screenedBeneficiary: true,
  screenParty: true,
  sealBeneficiary: true,
  party: true,
  parties: true,
  partnersOf: true,
  sealParty: true,
  openParty: true,
  partySettings: true,
  partySettingsList: true,
  file: true,
  files: true,
  sealFileName: true,
  keepFileChunk: true,
  fileChunk: true,
  person: true,
  persons: true,
  sealPerson: true,
  openPerson: true,
  payoutAddress: true,
  payoutAddresses: true,
  sealPayoutAddress: true,
  address: true,
  addresses: true,
  sealPayer: true,
  key: true,
  keys: true,
  keyByHash: true,
  tenant: true,
};
