import { idOf, type Mode, type Scope } from '@corridor/contracts';
import type { CreateTenantPayload } from '@corridor/contracts/accounts';
import { createAccount, createTenant } from './tenant.decide.js';
import { NO_TENANT, tenantOf } from './tenant.js';

const AT = '2026-07-10T12:00:00.000Z';
const id = (last: string) => `01997a3e-5d2c-7abc-8def-${last.padStart(12, '0')}`;
const TENANT = idOf<'tenant'>(id('1'));
const scopeIn = (mode: Mode): Scope => ({ tenant: TENANT, mode });

const PAYLOAD: CreateTenantPayload = {
  tenantId: TENANT,
  name: 'Harbour Ltd',
  books: { test: idOf<'book'>(id('b1')), live: idOf<'book'>(id('b2')) },
  defaultAccounts: { test: idOf<'account'>(id('a1')), live: idOf<'account'>(id('a2')) },
};

function created() {
  const decision = createTenant(NO_TENANT, PAYLOAD, { scope: scopeIn('test'), at: AT });
  if (decision.kind === 'rejected') throw new Error(decision.rejection.reason);
  return decision.event;
}

describe('a tenant', () => {
  it('has a book and a default account in each mode from the first day', () => {
    expect(created().data).toEqual({
      tenant: { id: TENANT, name: 'Harbour Ltd', defaultAccounts: PAYLOAD.defaultAccounts, createdAt: AT },
      books: PAYLOAD.books,
    });
  });

  it('is made once', () => {
    expect(createTenant(tenantOf([created()]), PAYLOAD, { scope: scopeIn('test'), at: AT })).toEqual({
      kind: 'rejected',
      rejection: { reason: 'tenant_exists', tenant: TENANT },
    });
  });

  it("may be made in nobody's scope, and is then itself all the same", () => {
    const nobody: Scope = { tenant: idOf<'tenant'>('00000000-0000-0000-0000-000000000000'), mode: 'live' };
    expect(createTenant(NO_TENANT, PAYLOAD, { scope: nobody, at: AT })).toEqual({ kind: 'event', event: created() });
    expect(() => createTenant(NO_TENANT, { ...PAYLOAD, tenantId: nobody.tenant }, { scope: nobody, at: AT })).toThrow('nobody');
  });

  it('is never made in the scope of another, nor with one book for both modes (invariant 10)', () => {
    const foreign: Scope = { tenant: idOf<'tenant'>(id('2')), mode: 'test' };
    expect(() => createTenant(NO_TENANT, PAYLOAD, { scope: foreign, at: AT })).toThrow('scope');
    const mixed = { ...PAYLOAD, books: { test: PAYLOAD.books.test, live: PAYLOAD.books.test } };
    expect(() => createTenant(NO_TENANT, mixed, { scope: scopeIn('test'), at: AT })).toThrow('share a book');
  });
});

describe('an account', () => {
  const payload = { accountId: idOf<'account'>(id('a3')), label: 'Payroll' };

  it.each(['test', 'live'] as const)("is in its tenant's %s book", (mode) => {
    expect(createAccount(tenantOf([created()]), payload, { scope: scopeIn(mode), customer: null, at: AT })).toEqual({
      kind: 'event',
      event: {
        type: 'AccountCreated',
        data: { account: { id: payload.accountId, label: 'Payroll', status: 'active', customerId: null, book: PAYLOAD.books[mode], createdAt: AT } },
      },
    });
  });

  it('needs a tenant', () => {
    expect(createAccount(NO_TENANT, payload, { scope: scopeIn('test'), customer: null, at: AT })).toEqual({
      kind: 'rejected',
      rejection: { reason: 'tenant_not_found', tenant: TENANT },
    });
  });
});
