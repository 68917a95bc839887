import type { CustomerId, Mode, Scope, TenantId } from '@corridor/contracts';
import type { CustomerProfile, CustomerView, OnboardingLinkView, OnboardingQueries, OnboardingView, OpenedOnboardingLink, SealedProfile } from '@corridor/contracts/accounts';
import { hasExpired } from '../domain/onboarding.decide.js';
import { ProfileVault, type VaultDeps } from '../vault/profile-vault.js';
import { OnboardingVault } from './onboarding-vault.js';

interface OnboardingRow {
  readonly link_id: string;
  readonly tenant: TenantId;
  readonly mode: Mode;
  readonly tenant_name: string;
  readonly view: CustomerView;
  readonly onboarding: OnboardingLinkView;
  /** Null once it is destroyed. */
  readonly wrapped: Buffer | null;
}

/** What the page of a link needs, and what is sealed before it is sent. */
export class PgOnboardingQueries implements OnboardingQueries {
  private readonly profiles: ProfileVault;
  private readonly links: OnboardingVault;

  constructor(private readonly deps: VaultDeps & { now(): Date }) {
    this.profiles = new ProfileVault(deps);
    this.links = new OnboardingVault(deps);
  }

  sealReturnUrl(scope: Scope, id: CustomerId, url: string): Promise<string | null> {
    return this.links.sealIfKnown(scope, id, url);
  }

  resealProfile(scope: Scope, id: CustomerId, profile: CustomerProfile): Promise<SealedProfile | null> {
    return this.profiles.sealIfKnown(scope, id, profile);
  }

  async openOnboardingLink(scope: Scope, { id, customerId, sealedReturnUrl }: OnboardingLinkView): Promise<OpenedOnboardingLink | null> {
    const token = await this.links.token(scope, customerId, id);
    if (token === null) return null;
    return { token, returnUrl: sealedReturnUrl === null ? null : await this.links.open(scope, customerId, sealedReturnUrl) };
  }

  async onboarding(tokenHash: string): Promise<OnboardingView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<OnboardingRow>(
      `select t.link_id, c.tenant, c.mode, n.view->>'name' as tenant_name, c.view, c.onboarding, k.wrapped
       from ${schema}.onboarding_tokens t
       join ${schema}.customers c on c.id = t.customer_id
       join ${schema}.tenants n on n.id = c.tenant
       left join ${schema}.subject_keys k on k.subject = c.id
       where t.hash = $1`,
      [tokenHash],
    );
    return rows[0] === undefined ? null : this.viewOf(rows[0]);
  }

  private viewOf(row: OnboardingRow): OnboardingView {
    const { tenant_name: tenant, view: customer, onboarding: link, wrapped } = row;
    if (wrapped === null) return { state: 'ended', because: 'erased', tenant };
    if (link.id !== row.link_id) return { state: 'ended', because: 'replaced', tenant };
    if (hasExpired(link, this.deps.now().toISOString())) return { state: 'ended', because: 'expired', tenant };
    const { status } = customer;
    const submitted = link.submittedAt !== null;
    if (submitted || status === 'approved' || status === 'rejected') {
      const returnUrl = link.sealedReturnUrl === null ? null : this.links.openWith(wrapped, customer.id, link.sealedReturnUrl);
      return { state: 'closed', tenant, status, submitted, returnUrl };
    }
    const profile = this.profiles.openWith(wrapped, customer.id, customer.sealedProfile);
    if (profile === null) throw new Error('a key that is there opens what was sealed with it');
    return { state: 'open', scope: { tenant: row.tenant, mode: row.mode }, link, tenant, customer, profile };
  }
}
