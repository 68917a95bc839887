import type { Scope } from '@corridor/contracts';
import type { AccountFilter, AccountView, CustomerProfile, CustomerView } from '@corridor/contracts/accounts';
import { domainEventOf, mintId } from '@corridor/messaging';
import { AccountsWorld } from './accounts.fixture.js';
import type { CustomerEvent } from './domain/customer.js';

const PROFILE: CustomerProfile = {
  legalName: 'Acme Fintech Ltd',
  email: 'jordan@example.com',
  registrationNumber: '12345678',
  contact: { firstName: 'Jordan', lastName: 'Lee' },
};

describe('a customer in its tables', () => {
  let world: AccountsWorld;
  let scope: Scope;
  beforeAll(async () => {
    world = await AccountsWorld.create();
  });
  beforeEach(async () => {
    scope = (await world.tenant()).in('test');
  });
  afterAll(() => world.close());

  const timers = async ({ id }: CustomerView) =>
    (await world.pool.query<{ due_at: Date; command: string }>('select due_at, command from accounts.timers where id = $1', [`customer-${id}/verify`])).rows;

  it('is read with what it is called, and nothing of that is in clear in any table or event', async () => {
    const customer = await world.customer(scope, PROFILE);
    expect(await world.queries.customer(scope, customer.id)).toEqual({ ...customer, profile: PROFILE });
    const { rows: tables } = await world.pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'accounts' and table_type = 'BASE TABLE'",
    );
    expect(tables.length).toBeGreaterThan(8);
    for (const { name } of tables) {
      const { rows } = await world.pool.query<{ text: string }>(`select coalesce(string_agg(t::text, ''), '') as text from accounts.${name} t`);
      expect([name, /acme|jordan|12345678/i.test(rows[0]?.text ?? '')]).toEqual([name, false]);
    }
  });

  it('equals the fold of its events (invariant 6)', async () => {
    const customer = await world.customer(scope, PROFILE);
    await world.decide(scope, customer.id, 'review');
    await world.decide(scope, customer.id, 'approved');
    const events = (await world.store.readStream(`customer-${customer.id}`)).map((recorded) => domainEventOf<CustomerEvent>(recorded));
    expect(events.map(({ type }) => type)).toEqual(['CustomerRegistered', 'CustomerDecided', 'CustomerDecided']);
    const { rows } = await world.pool.query('select status, type, country, view from accounts.customers where id = $1', [customer.id]);
    expect(rows).toEqual([{ status: 'approved', type: 'business', country: 'GB', view: (events.at(-1) as Extract<CustomerEvent, { type: 'CustomerDecided' }>).data.customer }]);
  });

  it('says through its account whether it may transact, as it stands now', async () => {
    const customer = await world.customer(scope, PROFILE);
    const standing = async () => (await world.queries.account(scope, customer.accountId))?.customerStatus;
    expect(await standing()).toBe('pending');
    await world.decide(scope, customer.id, 'approved');
    expect(await standing()).toBe('approved');
    const more = (await world.account(scope, mintId<'account'>(), customer.id)) as AccountView;
    expect(more).toMatchObject({ customerId: customer.id });
    expect(await world.queries.accounts(scope, { customerId: customer.id }, { limit: 10 })).toMatchObject({ items: [more, { id: customer.accountId }] });
    for (const accountId of [more.id, customer.accountId]) {
      expect(await world.queries.customers(scope, { accountId }, { limit: 10 })).toMatchObject({ items: [{ id: customer.id }] });
    }
    const other = { ...scope, mode: 'live' as const };
    expect(await world.queries.customers(other, { accountId: more.id }, { limit: 10 })).toMatchObject({ items: [] });
    expect(await world.queries.customers(scope, { accountId: mintId<'account'>() }, { limit: 10 })).toMatchObject({ items: [] });
    const found = async (filter: AccountFilter) => {
      const page = await world.queries.accounts(scope, { customerId: customer.id, ...filter }, { limit: 10 });
      return page.kind === 'page' ? page.items.map(({ id }) => id) : page.kind;
    };
    expect(await found({ status: 'active' })).toEqual([more.id, customer.accountId]);
    expect(await found({ status: 'closed' })).toEqual([]);
    expect(await found({ createdFrom: more.createdAt })).toContain(more.id);
    expect(await found({ createdFrom: '2100-01-01T00:00:00.000Z' })).toEqual([]);
    expect(await found({ createdBefore: customer.createdAt })).toEqual([]);
  });

  it('is verified after a while in test mode, unless somebody decides before', async () => {
    const customer = await world.customer(scope, PROFILE);
    const [timer] = await timers(customer);
    expect(timer?.due_at.getTime()).toBe(Date.parse(customer.createdAt) + 5_000);
    expect(timer?.command).not.toMatch(/acme/i);
    await world.decide(scope, customer.id, 'rejected');
    expect(await timers(customer)).toEqual([]);
    expect(await timers(await world.customer(scope, { ...PROFILE, legalName: 'Acme [pending]' }))).toEqual([]);
  });

  it('is verified by nobody but a person in live mode', async () => {
    const live: Scope = { ...scope, mode: 'live' };
    expect(await timers(await world.customer(live, PROFILE))).toEqual([]);
  });

  it('is forgotten for good: no view that is left anywhere opens', async () => {
    const customer = await world.customer(scope, PROFILE);
    expect(await world.erase(scope, customer.id)).toMatchObject({ status: 'rejected', reason: 'erased' });
    expect(await world.queries.customer(scope, customer.id)).toMatchObject({ status: 'rejected', profile: null });
    expect(await world.queries.openProfile(scope, customer.id, customer.sealedProfile)).toBeNull();
    expect((await world.queries.customers(scope, {}, { limit: 10 }))).toMatchObject({ items: [{ id: customer.id, profile: null }] });
    expect(await timers(customer)).toEqual([]);
  });

  it("is out of another tenant's and mode's reach (invariant 10)", async () => {
    const customer = await world.customer(scope, PROFILE);
    for (const other of [{ ...scope, mode: 'live' as const }, (await world.tenant()).in('test')]) {
      expect(await world.queries.customer(other, customer.id)).toBeNull();
      expect(await world.queries.customers(other, {}, { limit: 10 })).toMatchObject({ items: [] });
      expect(await world.decide(other, customer.id, 'approved')).toEqual({ reason: 'customer_not_found', customer: customer.id });
      expect(await world.erase(other, customer.id)).toEqual({ reason: 'customer_not_found', customer: customer.id });
      expect(await world.account(other, mintId<'account'>(), customer.id)).toEqual({ reason: 'customer_not_found', customer: customer.id });
    }
    expect(await world.queries.customer(scope, customer.id)).toMatchObject({ status: 'pending', profile: PROFILE });
  });
});
