import type { Scope } from '@corridor/contracts';
import type { CustomerProfile, CustomerView, OnboardingLinkView } from '@corridor/contracts/accounts';
import { AccountsWorld } from '../accounts.fixture.js';
import { hashOfToken } from './onboarding-vault.js';

const PROFILE: CustomerProfile = { legalName: 'Acme Fintech Ltd', email: null, registrationNumber: null, contact: null };
const COMPLETE: CustomerProfile = { ...PROFILE, registrationNumber: '98765432', contact: { firstName: 'Robin', lastName: 'Vale' } };

describe('an onboarding link in its tables', () => {
  let world: AccountsWorld;
  let scope: Scope;
  beforeAll(async () => {
    world = await AccountsWorld.create();
  });
  beforeEach(async () => {
    world.clock = new Date('2026-07-10T12:00:00.000Z');
    scope = (await world.tenant()).in('test');
  });
  afterAll(() => world.close());

  const issue = async ({ id }: CustomerView, more = {}) => (await world.issueLink(scope, id, more)) as OnboardingLinkView;
  const tokenOf = async (link: OnboardingLinkView) => (await world.queries.openOnboardingLink(scope, link))?.token ?? '';
  const pageOf = async (link: OnboardingLinkView) => world.queries.onboarding(hashOfToken(await tokenOf(link)));
  const timers = async ({ id }: CustomerView) =>
    (await world.pool.query<{ due_at: Date; command: string }>('select due_at, command from accounts.timers where id = $1', [`customer-${id}/verify`])).rows;

  it('opens by a token that is derived again whenever it is asked for, and kept nowhere', async () => {
    const link = await issue(await world.customer(scope, PROFILE));
    const opened = await world.queries.openOnboardingLink(scope, link);
    expect(opened).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/), returnUrl: 'https://shop.example/done?who=jordan' });
    expect(await world.queries.openOnboardingLink(scope, link)).toEqual(opened);
    expect(await pageOf(link)).toMatchObject({ state: 'open', scope, tenant: 'Harbour Ltd', link, profile: PROFILE });
    expect(await world.queries.onboarding(hashOfToken('another'))).toBeNull();
    const { rows: tables } = await world.pool.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'accounts'");
    for (const { name } of tables) {
      const { rows } = await world.pool.query<{ text: string }>(`select coalesce(string_agg(t::text, ''), '') as text from accounts.${name} t`);
      expect([name, rows[0]?.text.includes(opened?.token ?? '') || /shop\.example/.test(rows[0]?.text ?? '')]).toEqual([name, false]);
    }
  });

  it('holds the verification of test mode until something is sent in, which is then verified', async () => {
    const customer = await world.customer(scope, PROFILE);
    expect(await timers(customer)).toHaveLength(1);
    const link = await issue(customer);
    expect(await timers(customer)).toEqual([]);
    world.clock = new Date('2026-07-10T12:30:00.000Z');
    expect(await world.submit(scope, link, { ...COMPLETE, legalName: 'Acme [reject]' })).toMatchObject({ status: 'pending' });
    const [timer] = await timers(customer);
    expect(timer?.due_at.toISOString()).toBe('2026-07-10T12:30:05.000Z');
    expect(JSON.parse(timer?.command ?? '{}')).toMatchObject({ payload: { verdict: 'rejected', by: 'verification' } });
    expect(await world.queries.customer(scope, customer.id)).toMatchObject({ status: 'pending', profile: { registrationNumber: '98765432' } });
  });

  it('begins no verification of one in review, nor in live mode: a person decides', async () => {
    const [review, live] = [await world.customer(scope, PROFILE), { ...scope, mode: 'live' as const }];
    await world.decide(scope, review.id, 'review');
    expect(await world.submit(scope, await issue(review), COMPLETE)).toMatchObject({ status: 'review' });
    expect(await timers(review)).toEqual([]);
    const real = await world.customer(live, PROFILE);
    const link = (await world.issueLink(live, real.id)) as OnboardingLinkView;
    expect(await world.submit(live, link, COMPLETE)).toMatchObject({ status: 'pending' });
    expect(await timers(real)).toEqual([]);
  });

  it('shows how the customer stands once it was used, and nothing personal any more', async () => {
    const customer = await world.customer(scope, PROFILE);
    const link = await issue(customer);
    await world.submit(scope, link, COMPLETE);
    const closed = { state: 'closed', tenant: 'Harbour Ltd', returnUrl: 'https://shop.example/done?who=jordan', submitted: true };
    expect(await pageOf(link)).toEqual({ ...closed, status: 'pending' });
    await world.decide(scope, customer.id, 'approved');
    expect(await pageOf(link)).toEqual({ ...closed, status: 'approved' });
    expect(await world.submit(scope, link, PROFILE)).toMatchObject({ reason: 'customer_decided' });
  });

  it('ends when it expires, when another takes its place, and when the customer is forgotten', async () => {
    const customer = await world.customer(scope, PROFILE);
    const [first, second] = [await issue(customer), await issue(customer)];
    expect(await pageOf(first)).toEqual({ state: 'ended', because: 'replaced', tenant: 'Harbour Ltd' });
    expect(await world.submit(scope, first, COMPLETE)).toMatchObject({ because: 'replaced' });
    const hash = hashOfToken(await tokenOf(second));
    world.clock = new Date(second.expiresAt);
    expect(await world.queries.onboarding(hash)).toMatchObject({ state: 'ended', because: 'expired' });
    expect(await world.submit(scope, second, COMPLETE)).toMatchObject({ because: 'expired' });
    await world.erase(scope, customer.id);
    expect(await world.queries.onboarding(hash)).toMatchObject({ state: 'ended', because: 'erased' });
    expect(await world.queries.openOnboardingLink(scope, second)).toBeNull();
    expect(await world.queries.resealProfile(scope, customer.id, COMPLETE)).toBeNull();
    expect(await world.submit(scope, second, COMPLETE)).toMatchObject({ reason: 'customer_erased' });
  });

  it('is used once, also by two that send at the same time (invariant 8)', async () => {
    const link = await issue(await world.customer(scope, PROFILE));
    const outcomes = await Promise.allSettled([world.submit(scope, link, COMPLETE), world.submit(scope, link, PROFILE)]);
    // Whoever is second is refused, or finds the stream moved on and would decide again.
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && 'sealedProfile' in outcome.value)).toHaveLength(1);
    expect(await world.typesIn(`customer-${link.customerId}`)).toEqual(['CustomerRegistered', 'OnboardingLinkIssued', 'OnboardingSubmitted']);
  });

  it("is out of another tenant's and mode's reach (invariant 10)", async () => {
    const customer = await world.customer(scope, PROFILE);
    const link = await issue(customer);
    for (const other of [{ ...scope, mode: 'live' as const }, (await world.tenant()).in('test')]) {
      expect(await world.issueLink(other, customer.id)).toEqual({ reason: 'customer_not_found', customer: customer.id });
      expect(await world.submit(other, link, COMPLETE)).toEqual({ reason: 'customer_not_found', customer: customer.id });
      expect(await world.queries.openOnboardingLink(other, link)).toBeNull();
      expect(await world.queries.resealProfile(other, customer.id, COMPLETE)).toBeNull();
    }
  });
});
