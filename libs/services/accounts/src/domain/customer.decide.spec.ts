import { idOf, type Scope } from '@corridor/contracts';
import type { CustomerVerdict, RegisterCustomerPayload } from '@corridor/contracts/accounts';
import { customerOf, type CustomerEvent, NO_CUSTOMER } from './customer.js';
import { decideCustomer, eraseCustomer, registerCustomer } from './customer.decide.js';
import { sandboxVerdict } from './sandbox-verdict.js';
import { NO_TENANT, type TenantState } from './tenant.js';

const AT = '2026-07-10T12:00:00.000Z';
const id = (last: string) => `01997a3e-5d2c-7abc-8def-${last.padStart(12, '0')}`;
const SCOPE: Scope = { tenant: idOf<'tenant'>(id('1')), mode: 'live' };
const CUSTOMER = idOf<'customer'>(id('c1'));
const tenant = { status: 'created', tenant: {}, books: { test: id('b1'), live: id('b2') } } as unknown as TenantState;
const PAYLOAD: RegisterCustomerPayload = {
  customerId: CUSTOMER,
  accountId: idOf<'account'>(id('a1')),
  type: 'business',
  country: 'GB',
  sealedProfile: 'c2VhbGVk',
};

function eventOf<Event>(decision: { kind: 'event'; event: Event } | { kind: 'rejected' }): Event {
  if (decision.kind === 'rejected') throw new Error('rejected');
  return decision.event;
}

const registered = eventOf(registerCustomer(tenant, PAYLOAD, { scope: SCOPE, at: AT }));
const decide = (given: readonly CustomerEvent[], verdict: CustomerVerdict, by: 'verification' | 'person') =>
  decideCustomer(customerOf(given), { customerId: CUSTOMER, verdict, reason: null, by });
const decided = (verdict: CustomerVerdict) => eventOf(decide([registered], verdict, 'person'));
const erased = eventOf(eraseCustomer(customerOf([registered]), { customerId: CUSTOMER }));

describe('a customer', () => {
  it('begins as pending, with an account in the book of its mode', () => {
    expect(registered.data.customer).toMatchObject({ id: CUSTOMER, status: 'pending', reason: null, accountId: PAYLOAD.accountId });
    expect(registered.data.account).toMatchObject({ id: PAYLOAD.accountId, customerId: CUSTOMER, book: id('b2'), status: 'active' });
  });

  it('needs a tenant', () => {
    expect(registerCustomer(NO_TENANT, PAYLOAD, { scope: SCOPE, at: AT })).toEqual({
      kind: 'rejected',
      rejection: { reason: 'tenant_not_found', tenant: SCOPE.tenant },
    });
  });

  it.each(['approved', 'rejected', 'review'] as const)('that is pending becomes %s by a verification or a person', (verdict) => {
    for (const by of ['verification', 'person'] as const) expect(eventOf(decide([registered], verdict, by)).data.customer.status).toBe(verdict);
  });

  it.each([
    ['review', 'approved'],
    ['approved', 'rejected'],
    ['rejected', 'review'],
  ] as const)('that is %s becomes %s by a person, never by a verification that is late', (status, verdict) => {
    const given = [registered, decided(status)];
    expect(eventOf(decide(given, verdict, 'person')).data.customer.status).toBe(verdict);
    const rejection = { reason: 'customer_decided', customer: CUSTOMER, status };
    expect(decide(given, verdict, 'verification')).toEqual({ kind: 'rejected', rejection });
    expect(decide(given, status, 'person')).toEqual({ kind: 'rejected', rejection });
  });

  it('that is erased can not transact, and is neither decided nor erased again', () => {
    expect(erased.data.customer).toMatchObject({ status: 'rejected', reason: 'erased' });
    const rejection = { reason: 'customer_erased', customer: CUSTOMER };
    expect(decide([registered, erased], 'approved', 'person')).toEqual({ kind: 'rejected', rejection });
    expect(eraseCustomer(customerOf([registered, erased]), { customerId: CUSTOMER })).toEqual({ kind: 'rejected', rejection });
  });

  it('that nobody registered is not found', () => {
    const rejection = { reason: 'customer_not_found', customer: CUSTOMER };
    expect(decide([], 'approved', 'person')).toEqual({ kind: 'rejected', rejection });
    expect(eraseCustomer(NO_CUSTOMER, { customerId: CUSTOMER })).toEqual({ kind: 'rejected', rejection });
  });
});

describe('the verification of test mode', () => {
  it.each([
    ['Acme Ltd', 'approved'],
    ['Reject Review Ltd', 'approved'],
    ['Acme [REJECT]', 'rejected'],
    ['Acme [review]', 'review'],
    ['Acme [pending]', undefined],
  ])('of %s comes to %s', (legalName, verdict) => {
    expect(sandboxVerdict({ legalName })?.verdict).toBe(verdict);
  });
});
