import type { AccountId, AddressId, BeneficiaryId, CustomerId, FileId, KeyId, Mode, Page, PageRequest, PersonId, Scope, TenantId } from '@corridor/contracts';
import type {
  AccountFilter,
  AccountsQueries,
  AccountView,
  AddressFilter,
  BeneficiaryDetails,
  BeneficiaryFilter,
  CustomerFilter,
  CustomerProfile,
  CustomerStatus,
  FileFilter,
  KeyView,
  OnboardingLinkView,
  ScreenedParty,
  ScreeningView,
  PartyDetails,
  PartyDetailsChange,
  PartyFilter,
  PartyRecord,
  PartySettingsFilter,
  PayerDetails,
  PayoutAddressDetails,
  PayoutAddressFilter,
  PersonDetails,
  PersonFilter,
  SealedPerson,
  SealedProfile,
  TenantView,
} from '@corridor/contracts/accounts';
import { type Bind, keysetPage } from '@corridor/messaging';
import { PgAddressQueries } from '../addresses/addresses.queries.js';
import { PgBeneficiaryQueries } from '../beneficiaries/read/beneficiaries.queries.js';
import type { Screening } from '../beneficiaries/screening/screening.js';
import { works } from '../domain/key.js';
import { PgFileQueries } from '../files/files.queries.js';
import { PgPartyQueries } from '../parties/read/parties.queries.js';
import { PgSettingsQueries } from '../parties/read/settings.queries.js';
import { PgPersonQueries } from '../persons/persons.queries.js';
import type { VaultDeps } from '../vault/profile-vault.js';
import { PgOnboardingQueries } from '../onboarding/onboarding.queries.js';
import { PgCustomerQueries } from './customers.queries.js';

export interface AccountsReadDeps extends VaultDeps {
  readonly screening: Readonly<Partial<Record<Mode, Screening>>>;
  now(): Date;
}

interface AccountRow {
  readonly view: AccountView;
  readonly status: CustomerStatus | null;
}

interface ViewRow<View> {
  readonly view: View;
}

/** Answers from the tables that the projection writes. Every query with a scope is bound to it (invariant 10). */
export class PgAccountsQueries implements AccountsQueries {
  private readonly people: PgCustomerQueries;
  private readonly ofBeneficiaries: PgBeneficiaryQueries;
  private readonly pages: PgOnboardingQueries;
  private readonly ofParties: PgPartyQueries;
  private readonly ofSettings: PgSettingsQueries;
  private readonly ofFiles: PgFileQueries;
  private readonly ofPersons: PgPersonQueries;
  private readonly ofAddresses: PgAddressQueries;

  constructor(private readonly deps: AccountsReadDeps) {
    this.people = new PgCustomerQueries(deps);
    this.ofBeneficiaries = new PgBeneficiaryQueries(deps);
    this.pages = new PgOnboardingQueries(deps);
    this.ofParties = new PgPartyQueries(deps);
    this.ofSettings = new PgSettingsQueries(deps);
    this.ofFiles = new PgFileQueries(deps);
    this.ofPersons = new PgPersonQueries(deps);
    this.ofAddresses = new PgAddressQueries(deps);
  }

  async account({ tenant, mode }: Scope, id: AccountId): Promise<AccountView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<AccountRow>(
      `select a.view, c.status from ${schema}.accounts a left join ${schema}.customers c on c.id = a.customer_id
       where a.tenant = $1 and a.mode = $2 and a.id = $3`,
      [tenant, mode, id],
    );
    return rows[0] === undefined ? null : withStanding(rows[0]);
  }

  async accounts(scope: Scope, filter: AccountFilter, page: PageRequest): Promise<Page<AccountView>> {
    return this.list<AccountView>('accounts', scope, page, (bind) => conditionsOf(filter, bind));
  }

  async customer(scope: Scope, id: CustomerId) {
    return this.people.customer(scope, id);
  }

  async customers(scope: Scope, filter: CustomerFilter, page: PageRequest) {
    return this.people.customers(scope, filter, page);
  }

  async sealProfile(scope: Scope, id: CustomerId, profile: CustomerProfile): Promise<SealedProfile> {
    return this.people.vault.seal(scope, id, profile);
  }

  async openProfile(scope: Scope, id: CustomerId, sealed: SealedProfile): Promise<CustomerProfile | null> {
    return this.people.vault.open(scope, id, sealed);
  }

  async sealReturnUrl(scope: Scope, id: CustomerId, url: string) {
    return this.pages.sealReturnUrl(scope, id, url);
  }

  async resealProfile(scope: Scope, id: CustomerId, profile: CustomerProfile) {
    return this.pages.resealProfile(scope, id, profile);
  }

  async openOnboardingLink(scope: Scope, link: OnboardingLinkView) {
    return this.pages.openOnboardingLink(scope, link);
  }

  async onboarding(tokenHash: string) {
    return this.pages.onboarding(tokenHash);
  }

  async beneficiary(scope: Scope, id: BeneficiaryId) {
    return this.ofBeneficiaries.beneficiary(scope, id);
  }

  async beneficiaries(scope: Scope, filter: BeneficiaryFilter, page: PageRequest) {
    return this.ofBeneficiaries.beneficiaries(scope, filter, page);
  }

  async screenedBeneficiary(scope: Scope, id: BeneficiaryId) {
    return this.ofBeneficiaries.screenedBeneficiary(scope, id);
  }

  /** Without a name there is only the address to go by: an empty name is like nobody's. */
  async screenParty({ mode }: Scope, { network, address, name }: ScreenedParty): Promise<ScreeningView | null> {
    const subject = { name: name ?? '', destination: { kind: 'crypto', network, address } } as const;
    return (await this.deps.screening[mode]?.screen(subject, this.deps.now().toISOString())) ?? null;
  }

  async sealBeneficiary(scope: Scope, id: BeneficiaryId, details: BeneficiaryDetails) {
    return this.ofBeneficiaries.sealBeneficiary(scope, id, details);
  }

  async party(scope: Scope, id: AccountId) {
    return this.ofParties.party(scope, id);
  }

  async parties(scope: Scope, filter: PartyFilter, page: PageRequest) {
    return this.ofParties.parties(scope, filter, page);
  }

  async partnersOf(scope: Scope, account: AccountId): Promise<readonly AccountId[]> {
    return this.ofParties.partnersOf(scope, account);
  }

  async sealParty(scope: Scope, id: AccountId, details: PartyDetails | PartyDetailsChange) {
    return this.ofParties.sealParty(scope, id, details);
  }

  async openParty(scope: Scope, party: PartyRecord) {
    return this.ofParties.openParty(scope, party);
  }

  async partySettings(scope: Scope, party: AccountId) {
    return this.ofSettings.partySettings(scope, party);
  }

  async partySettingsList(scope: Scope, filter: PartySettingsFilter, page: PageRequest) {
    return this.ofSettings.partySettingsList(scope, filter, page);
  }

  async file(scope: Scope, id: FileId) {
    return this.ofFiles.file(scope, id);
  }

  async files(scope: Scope, filter: FileFilter, page: PageRequest) {
    return this.ofFiles.files(scope, filter, page);
  }

  async sealFileName(scope: Scope, id: FileId, name: string) {
    return this.ofFiles.sealFileName(scope, id, name);
  }

  async keepFileChunk(scope: Scope, id: FileId, index: number, bytes: string) {
    return this.ofFiles.keepFileChunk(scope, id, index, bytes);
  }

  async fileChunk(scope: Scope, id: FileId, index: number) {
    return this.ofFiles.fileChunk(scope, id, index);
  }

  async person(scope: Scope, id: PersonId) {
    return this.ofPersons.person(scope, id);
  }

  async persons(scope: Scope, filter: PersonFilter, page: PageRequest) {
    return this.ofPersons.persons(scope, filter, page);
  }

  async sealPerson(scope: Scope, id: PersonId, details: PersonDetails) {
    return this.ofPersons.sealPerson(scope, id, details);
  }

  async openPerson(scope: Scope, id: PersonId, sealed: SealedPerson) {
    return this.ofPersons.openPerson(scope, id, sealed);
  }

  async payoutAddress(scope: Scope, id: AddressId) {
    return this.ofAddresses.payoutAddress(scope, id);
  }

  async payoutAddresses(scope: Scope, filter: PayoutAddressFilter, page: PageRequest) {
    return this.ofAddresses.payoutAddresses(scope, filter, page);
  }

  async address(scope: Scope, id: AddressId) {
    return this.ofAddresses.address(scope, id);
  }

  async addresses(scope: Scope, filter: AddressFilter, page: PageRequest) {
    return this.ofAddresses.addresses(scope, filter, page);
  }

  async sealPayer(scope: Scope, id: AddressId, details: PayerDetails) {
    return this.ofAddresses.sealPayer(scope, id, details);
  }

  async sealPayoutAddress(scope: Scope, id: AddressId, details: PayoutAddressDetails) {
    return this.ofAddresses.sealPayoutAddress(scope, id, details);
  }

  async key(scope: Scope, id: KeyId): Promise<KeyView | null> {
    return this.one<KeyView>('select view from $SCHEMA.keys where tenant = $1 and mode = $2 and id = $3', [scope.tenant, scope.mode, id]);
  }

  async keys(scope: Scope, page: PageRequest): Promise<Page<KeyView>> {
    return this.list<KeyView>('keys', scope, page);
  }

  async keyByHash(hash: string): Promise<KeyView | null> {
    const key = await this.one<KeyView>(
      'select k.view from $SCHEMA.key_hashes h join $SCHEMA.keys k on k.id = h.key_id where h.hash = $1',
      [hash],
    );
    return key !== null && works(key, this.deps.now().toISOString()) ? key : null;
  }

  async tenant(id: TenantId): Promise<TenantView | null> {
    return this.one<TenantView>('select view from $SCHEMA.tenants where id = $1', [id]);
  }

  private async one<View>(sql: string, values: readonly unknown[]): Promise<View | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<ViewRow<View>>(sql.replaceAll('$SCHEMA', schema), [...values]);
    return rows[0]?.view ?? null;
  }

  private async list<View>(table: 'accounts' | 'keys', scope: Scope, page: PageRequest, where: (bind: Bind) => readonly string[] = () => []): Promise<Page<View>> {
    const { pool, schema } = this.deps;
    return keysetPage<ViewRow<View>, View>({
      pool,
      table: `${schema}.${table}`,
      columns: 'view',
      scope,
      page,
      where,
      itemOf: ({ view }) => view,
    });
  }
}

function conditionsOf({ customerId, status, createdFrom, createdBefore }: AccountFilter, bind: Bind): readonly string[] {
  const conditions = [
    ['customer_id =', customerId],
    ['status =', status],
    ['created_at >=', createdFrom],
    ['created_at <', createdBefore],
  ] as const;
  return conditions.flatMap(([condition, value]) => (value === undefined ? [] : [`${condition} ${bind(value)}`]));
}

function withStanding({ view, status }: AccountRow): AccountView {
  return { ...view, customerId: view.customerId ?? null, customerStatus: status };
}
