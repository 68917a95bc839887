import { idOf } from '@corridor/contracts';
import type { CustomerView, OnboardingLinkView } from '@corridor/contracts/accounts';
import { customerOf, type CustomerEvent } from './customer.js';
import { issueOnboardingLink, submitOnboarding } from './onboarding.decide.js';

const id = <Kind extends string>(last: string) => idOf<Kind>(`01997a3e-5d2c-7abc-8def-${last.padStart(12, '0')}`);
const AT = '2026-07-10T12:00:00.000Z';
const CUSTOMER: CustomerView = {
  id: id('c1'), type: 'business', country: 'GB', status: 'pending', reason: null, accountId: id('a1'), sealedProfile: 'b2xk', createdAt: AT,
};
const registered: CustomerEvent = { type: 'CustomerRegistered', data: { customer: CUSTOMER, account: {} as never } };
const decided = (status: CustomerView['status']): CustomerEvent => ({ type: 'CustomerDecided', data: { customer: { ...CUSTOMER, status } } });
const erased: CustomerEvent = { type: 'CustomerErased', data: { customer: { ...CUSTOMER, status: 'rejected', reason: 'erased' } } };
const LINK: OnboardingLinkView = {
  id: id('11'), customerId: CUSTOMER.id, sealedReturnUrl: null, createdAt: AT, expiresAt: '2026-07-10T13:00:00.000Z', submittedAt: null,
};
const issued = (link = LINK): CustomerEvent => ({ type: 'OnboardingLinkIssued', data: { link } });

const issue = (given: readonly CustomerEvent[], linkId = LINK.id) =>
  issueOnboardingLink(customerOf(given), { customerId: CUSTOMER.id, linkId, sealedReturnUrl: null, lifetimeSeconds: 3_600 }, { at: AT });
const submit = (given: readonly CustomerEvent[], at = '2026-07-10T12:59:59.999Z') =>
  submitOnboarding(customerOf(given), { customerId: CUSTOMER.id, linkId: LINK.id, sealedProfile: 'bmV3' }, { at });
const notOpen = (because: string) => ({ kind: 'rejected', rejection: { reason: 'onboarding_link_not_open', link: LINK.id, because } });
const submitted = (): CustomerEvent => {
  const decision = submit([registered, issued()]);
  if (decision.kind === 'rejected') throw new Error('rejected');
  return decision.event;
};

describe('an onboarding link', () => {
  it.each([[registered], [registered, decided('review')], [registered, issued()]])('is issued to a customer that nobody has decided on', (...given) => {
    expect(issue(given)).toEqual({ kind: 'event', event: issued() });
  });

  it('is issued to nobody that is decided on, forgotten or unknown', () => {
    for (const status of ['approved', 'rejected'] as const) {
      expect(issue([registered, decided(status)])).toEqual({ kind: 'rejected', rejection: { reason: 'customer_decided', customer: CUSTOMER.id, status } });
    }
    expect(issue([registered, erased])).toEqual({ kind: 'rejected', rejection: { reason: 'customer_erased', customer: CUSTOMER.id } });
    expect(issue([])).toEqual({ kind: 'rejected', rejection: { reason: 'customer_not_found', customer: CUSTOMER.id } });
  });

  it('takes what the customer sends in, which decides nothing', () => {
    const [pending, review] = [submit([registered, issued()]), submit([registered, issued(), decided('review')])];
    expect(pending).toMatchObject({ event: { data: { customer: { ...CUSTOMER, sealedProfile: 'bmV3' }, link: { ...LINK, submittedAt: '2026-07-10T12:59:59.999Z' } } } });
    expect(review).toMatchObject({ event: { data: { customer: { status: 'review', sealedProfile: 'bmV3' } } } });
  });

  it('is used once, until it expires, and only while no other has taken its place', () => {
    expect(submit([registered, issued(), submitted()])).toEqual(notOpen('submitted'));
    expect(submit([registered, issued()], LINK.expiresAt)).toEqual(notOpen('expired'));
    expect(submit([registered, issued(), issued({ ...LINK, id: id('12') })])).toEqual(notOpen('replaced'));
    expect(submit([registered])).toEqual(notOpen('replaced'));
  });

  it('changes nothing of a customer that is decided on or forgotten meanwhile', () => {
    expect(submit([registered, issued(), decided('approved')])).toMatchObject({ rejection: { reason: 'customer_decided', status: 'approved' } });
    expect(submit([registered, issued(), erased])).toMatchObject({ rejection: { reason: 'customer_erased' } });
  });
});
