import { createHash } from 'node:crypto';
import type { Command, CommandType, CustomerId, Mode, Scope } from '@corridor/contracts';
import {
  CreateAccount,
  CreateKey,
  CreateTenant,
  type CustomerProfile,
  type CustomerVerdict,
  type CustomerView,
  DecideCustomer,
  EraseCustomer,
  IssueOnboardingLink,
  type KeyView,
  type OnboardingLinkView,
  RegisterCustomer,
  RevokeKey,
  RollKey,
  SubmitOnboarding,
  type TenantKind,
} from '@corridor/contracts/accounts';
import { createPostgresEventStore, type EventStore, eventStoreMigrations, type RecordedEvent } from '@corridor/event-store';
import { fingerprintOf, type Handled, messagingMigrations, mintId, type Process } from '@corridor/messaging';
import { createPool, migrate, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import type { AccountsDeps } from './accounts.deps.js';
import { AccountsHandlers } from './accounts.handlers.js';
import { ACCOUNTS_MIGRATIONS } from './accounts.migrations.js';
import { revocationProcess } from './accounts.process.js';
import { CustomersHandlers } from './customers.handlers.js';
import { OnboardingHandlers } from './onboarding/onboarding.handlers.js';
import { BeneficiariesHandlers } from './beneficiaries/beneficiaries.handlers.js';
import { listScreening } from './beneficiaries/screening/list-screening.js';
import { readSanctionsList, SANDBOX_LIST } from './beneficiaries/screening/sanctions-list.js';
import { AddressesHandlers } from './addresses/addresses.handlers.js';
import { OpenedAddressesHandlers } from './addresses/opened-addresses.handlers.js';
import { FilesHandlers } from './files/files.handlers.js';
import { ActivationHandlers } from './parties/activation.handlers.js';
import { PartiesHandlers } from './parties/parties.handlers.js';
import { SettingsHandlers } from './parties/settings.handlers.js';
import { PersonsHandlers } from './persons/persons.handlers.js';
import { ReceivingHandlers } from './receiving/receiving.handlers.js';
import { PgAccountsQueries } from './read/accounts.queries.js';

const SCHEMA = 'accounts';

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** The service on a real PostgreSQL and a real event store, stepped by hand: commit what a handler says, resume intents. */
export class AccountsWorld {
  clock = new Date('2026-07-10T12:00:00.000Z');
  /** What the service has waited for, and what happens meanwhile. */
  readonly waits: number[] = [];
  duringWait: () => Promise<void> = async () => undefined;
  readonly handlers: AccountsHandlers;
  readonly customers: CustomersHandlers;
  readonly onboarding: OnboardingHandlers;
  readonly beneficiaries: BeneficiariesHandlers;
  readonly parties: PartiesHandlers;
  readonly activation: ActivationHandlers;
  readonly settings: SettingsHandlers;
  readonly files: FilesHandlers;
  readonly persons: PersonsHandlers;
  readonly addresses: AddressesHandlers;
  readonly opened: OpenedAddressesHandlers;
  readonly receiving: ReceivingHandlers;
  readonly process: Process;
  readonly queries: PgAccountsQueries;

  static async create(): Promise<AccountsWorld> {
    const database = await testDatabase();
    const pool = createPool({ connectionString: database.connectionString, max: 6, applicationName: 'accounts-spec' });
    await migrate(pool, { schema: SCHEMA, migrations: [...eventStoreMigrations, ...messagingMigrations, ...ACCOUNTS_MIGRATIONS] });
    return new AccountsWorld(pool, createPostgresEventStore({ pool, schema: SCHEMA }));
  }

  private constructor(
    readonly pool: Pool,
    readonly store: EventStore,
  ) {
    const wait = async (durationMs: number) => {
      this.waits.push(durationMs);
      await this.duringWait();
    };
    const screening = { test: listScreening(readSanctionsList(SANDBOX_LIST), { review: 82, reject: 95 }) };
    const vault = { personalDataKey: Buffer.alloc(32, 7) };
    const deps: AccountsDeps = { pool, store, schema: SCHEMA, ...vault, sandboxDelayMs: 5_000, screening, now: () => this.clock, wait };
    this.beneficiaries = new BeneficiariesHandlers(deps);
    this.parties = new PartiesHandlers(deps);
    this.activation = new ActivationHandlers(deps);
    this.settings = new SettingsHandlers(deps);
    this.files = new FilesHandlers(deps);
    this.persons = new PersonsHandlers(deps);
    this.addresses = new AddressesHandlers(deps);
    this.opened = new OpenedAddressesHandlers(deps);
    this.receiving = new ReceivingHandlers(deps);
    this.handlers = new AccountsHandlers(deps);
    this.customers = new CustomersHandlers(deps);
    this.onboarding = new OnboardingHandlers(deps);
    this.process = revocationProcess(deps);
    this.queries = new PgAccountsQueries(deps);
  }

  command<Payload, View, Rejection extends { readonly reason: string }>(
    type: CommandType<Payload, View, Rejection>,
    payload: Payload,
    scope: Scope,
  ): Command<Payload> {
    return {
      id: mintId<'command'>(),
      type: type.name,
      key: type.keyOf(payload),
      scope,
      fingerprint: fingerprintOf(payload),
      correlation: 'req_1',
      causation: null,
      issuedAt: this.clock.toISOString(),
      payload,
    };
  }

  /** What the command's sender hears: the view or the rejection. */
  async outcome<View, Rejection>(handled: Handled<View, Rejection>): Promise<View | Rejection> {
    if (handled.kind === 'rejected') return handled.rejection;
    if (handled.kind === 'done' && handled.unit.appends.length === 0) return handled.view;
    const { events } = await this.store.commit(handled.unit);
    const intent = events[0]?.[0] as RecordedEvent;
    expect(this.process.starts(intent)).toBe(handled.kind === 'started');
    if (handled.kind === 'done') return handled.view;
    const finished = await this.process.resume(intent);
    const ended = await this.store.commit(finished.unit);
    expect(this.process.ends(ended.events[0]?.[0] as RecordedEvent)).toBe(`${intent.stream}/${intent.revision}`);
    return (finished.kind === 'done' ? finished.view : finished.rejection) as View | Rejection;
  }

  async tenant(tenantId = mintId<'tenant'>(), madeIn: Scope = { tenant: tenantId, mode: 'test' }, kind: TenantKind = 'platform') {
    const payload = {
      tenantId,
      kind,
      name: 'Harbour Ltd',
      books: { test: mintId<'book'>(), live: mintId<'book'>() },
      defaultAccounts: { test: mintId<'account'>(), live: mintId<'account'>() },
    };
    const outcome = await this.outcome(await this.handlers.createTenant(this.command(CreateTenant, payload, madeIn)));
    return { outcome, ...payload, in: (mode: Mode): Scope => ({ tenant: tenantId, mode }) };
  }

  async account(scope: Scope, accountId = mintId<'account'>(), customerId: CustomerId | null = null) {
    return this.outcome(await this.handlers.createAccount(this.command(CreateAccount, { accountId, label: 'Payroll', customerId }, scope)));
  }

  async customer(scope: Scope, profile: CustomerProfile): Promise<CustomerView> {
    const customerId = mintId<'customer'>();
    const sealedProfile = await this.queries.sealProfile(scope, customerId, profile);
    const payload = { customerId, accountId: mintId<'account'>(), type: 'business', country: 'GB', sealedProfile } as const;
    return (await this.outcome(await this.customers.registerCustomer(this.command(RegisterCustomer, payload, scope)))) as CustomerView;
  }

  async decide(scope: Scope, customerId: CustomerId, verdict: CustomerVerdict) {
    const payload = { customerId, verdict, reason: null, by: 'person' } as const;
    return this.outcome(await this.customers.decideCustomer(this.command(DecideCustomer, payload, scope)));
  }

  async erase(scope: Scope, customerId: CustomerId) {
    return this.outcome(await this.customers.eraseCustomer(this.command(EraseCustomer, { customerId }, scope)));
  }

  async issueLink(scope: Scope, customerId: CustomerId, { linkId = mintId<'onboarding-link'>(), returnUrl = 'https://shop.example/done?who=jordan', lifetimeSeconds = 3_600 } = {}) {
    const sealedReturnUrl = await this.queries.sealReturnUrl(scope, customerId, returnUrl);
    const payload = { customerId, linkId, sealedReturnUrl, lifetimeSeconds };
    return this.outcome(await this.onboarding.issue(this.command(IssueOnboardingLink, payload, scope)));
  }

  async submit(scope: Scope, { id: linkId, customerId }: Pick<OnboardingLinkView, 'id' | 'customerId'>, profile: CustomerProfile) {
    const sealedProfile = (await this.queries.resealProfile(scope, customerId, profile)) ?? 'c2VhbGVk';
    return this.outcome(await this.onboarding.submit(this.command(SubmitOnboarding, { customerId, linkId, sealedProfile }, scope)));
  }

  async key(scope: Scope, secret: string) {
    const payload = {
      keyId: mintId<'key'>(),
      kind: 'secret' as const,
      hash: hashOf(secret),
      hint: secret.slice(-4),
      label: null,
      scopes: ['*'],
      limits: null,
    };
    return (await this.outcome(await this.handlers.createKey(this.command(CreateKey, payload, scope)))) as KeyView;
  }

  async roll(scope: Scope, keyId: KeyView['id'], secret: string, oldEndsAt: string) {
    const payload = { keyId, newKeyId: mintId<'key'>(), hash: hashOf(secret), hint: secret.slice(-4), oldEndsAt };
    return this.outcome(await this.handlers.rollKey(this.command(RollKey, payload, scope)));
  }

  async revoke(scope: Scope, keyId: KeyView['id']) {
    return this.outcome(await this.handlers.revokeKey(this.command(RevokeKey, { keyId }, scope)));
  }

  async typesIn(stream: string): Promise<string[]> {
    return (await this.store.readStream(stream)).map(({ type }) => type);
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.pool.end();
  }
}
