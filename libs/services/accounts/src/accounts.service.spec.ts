import { idOf, MODES } from '@corridor/contracts';
import { type AccountView, KEY_LEASE_MS, type KeyView } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { AccountsWorld, hashOf } from './accounts.fixture.js';

let world: AccountsWorld;
const START = new Date('2026-07-10T12:00:00.000Z');
const IN_AN_HOUR = '2026-07-10T13:00:00.000Z';

beforeAll(async () => {
  world = await AccountsWorld.create();
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock = START;
  world.waits.length = 0;
  world.duringWait = async () => undefined;
});

describe('a tenant', () => {
  it('has its default account and book in each mode, and each mode sees its own alone (invariant 10)', async () => {
    const tenant = await world.tenant();
    expect(await world.queries.tenant(tenant.tenantId)).toEqual(tenant.outcome);
    for (const mode of MODES) {
      const account = { id: tenant.defaultAccounts[mode], label: null, status: 'active', customerId: null, book: tenant.books[mode], createdAt: START.toISOString() };
      expect(await world.queries.account(tenant.in(mode), tenant.defaultAccounts[mode])).toEqual({ ...account, customerStatus: null });
      expect(await world.queries.accounts(tenant.in(mode), {}, { limit: 10 })).toEqual({ kind: 'page', items: [account], hasMore: false });
    }
    expect(await world.queries.account(tenant.in('live'), tenant.defaultAccounts.test)).toBeNull();
  });

  it("that the operator makes in nobody's scope has accounts and keys like any other", async () => {
    const nobody = { tenant: idOf<'tenant'>('00000000-0000-0000-0000-000000000000'), mode: 'live' } as const;
    const tenant = await world.tenant(mintId<'tenant'>(), nobody);
    expect(await world.account(tenant.in('test'))).toMatchObject({ book: tenant.books.test });
    expect(await world.key(tenant.in('live'), 'sk_live_first')).toMatchObject({ tenant: tenant.tenantId, mode: 'live' });
    expect((await world.tenant(tenant.tenantId)).outcome).toEqual({ reason: 'tenant_exists', tenant: tenant.tenantId });
  });

  it('is made once', async () => {
    const { tenantId } = await world.tenant();
    expect((await world.tenant(tenantId)).outcome).toEqual({ reason: 'tenant_exists', tenant: tenantId });
  });
});

describe('an account', () => {
  it('is in the book of its mode, and is listed before the older ones', async () => {
    const tenant = await world.tenant();
    const account = (await world.account(tenant.in('live'))) as AccountView;
    expect(account).toMatchObject({ label: 'Payroll', book: tenant.books.live });
    const page = await world.queries.accounts(tenant.in('live'), {}, { limit: 1 });
    expect(page).toEqual({ kind: 'page', items: [account], hasMore: true });
    expect(await world.queries.accounts(tenant.in('live'), {}, { limit: 1, after: account.id })).toMatchObject({
      items: [{ id: tenant.defaultAccounts.live }],
      hasMore: false,
    });
    expect(await world.queries.accounts(tenant.in('live'), {}, { limit: 1, before: tenant.defaultAccounts.live })).toMatchObject({ items: [account] });
    expect(await world.queries.accounts(tenant.in('test'), {}, { limit: 1, after: account.id })).toEqual({ kind: 'unknown_cursor' });
  });

  it('needs a tenant', async () => {
    const scope = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
    expect(await world.account(scope)).toEqual({ reason: 'tenant_not_found', tenant: scope.tenant });
  });

  it('never takes the id of another, whoever that belongs to', async () => {
    const [tenant, other] = [await world.tenant(), await world.tenant()];
    await expect(world.account(other.in('test'), tenant.defaultAccounts.test)).rejects.toThrow('accounts.insert-account');
  });
});

describe('a key', () => {
  const found = async (secret: string) => (await world.queries.keyByHash(hashOf(secret)))?.id ?? null;

  it('is found by its hash, which no event carries', async () => {
    const { in: scopeIn } = await world.tenant();
    const key = await world.key(scopeIn('test'), 'sk_test_hidden');
    expect(await world.queries.keyByHash(hashOf('sk_test_hidden'))).toEqual(key);
    expect(await world.queries.keyByHash(hashOf('sk_test_other'))).toBeNull();
    const bodies = (await world.store.readLog({ after: 0, limit: 1000 })).map(({ body }) => body).join();
    expect(bodies).toContain(key.id);
    expect(bodies).not.toContain(hashOf('sk_test_hidden'));
  });

  it('is one for each secret', async () => {
    const { in: scopeIn } = await world.tenant();
    await world.key(scopeIn('test'), 'sk_test_twice');
    await expect(world.key(scopeIn('test'), 'sk_test_twice')).rejects.toThrow('accounts.insert-key-hash');
  });

  it('that is rolled works beside its successor until its end', async () => {
    const scope = (await world.tenant()).in('test');
    const old = await world.key(scope, 'sk_test_old');
    const successor = (await world.roll(scope, old.id, 'sk_test_new', IN_AN_HOUR)) as KeyView;
    expect([await found('sk_test_old'), await found('sk_test_new')]).toEqual([old.id, successor.id]);
    expect(world.waits).toEqual([]);
    world.clock = new Date(IN_AN_HOUR);
    expect([await found('sk_test_old'), await found('sk_test_new')]).toEqual([null, successor.id]);
  });

  it('opens nothing from the commit of its revocation, which is answered when every lease has run out', async () => {
    const scope = (await world.tenant()).in('live');
    const key = await world.key(scope, 'sk_live_leak');
    let duringWait: string | null = 'not asked';
    world.duringWait = async () => {
      duringWait = await found('sk_live_leak');
    };
    expect(await world.revoke(scope, key.id)).toEqual({ ...key, status: 'revoked' });
    expect([world.waits, duringWait]).toEqual([[KEY_LEASE_MS], null]);
    expect(await world.typesIn(`key-${key.id}`)).toEqual(['KeyCreated', 'KeyRevoked', 'KeyEnded']);
    expect(await world.revoke(scope, key.id)).toEqual({ reason: 'key_not_active', key: key.id });
  });

  it('that is rolled without any time left is answered after the leases too', async () => {
    const scope = (await world.tenant()).in('live');
    const old = await world.key(scope, 'sk_live_gone');
    const successor = (await world.roll(scope, old.id, 'sk_live_next', START.toISOString())) as KeyView;
    expect([world.waits, await found('sk_live_gone'), await found('sk_live_next')]).toEqual([[KEY_LEASE_MS], null, successor.id]);
  });

  it('that came of a roll is revoked in its turn, also while its predecessor ends', async () => {
    const scope = (await world.tenant()).in('test');
    const first = await world.key(scope, 'sk_test_1');
    const second = (await world.roll(scope, first.id, 'sk_test_2', IN_AN_HOUR)) as KeyView;
    world.duringWait = async () => {
      world.duringWait = async () => undefined;
      await world.revoke(scope, second.id);
    };
    await world.revoke(scope, first.id);
    expect([await found('sk_test_1'), await found('sk_test_2')]).toEqual([null, null]);
    expect(await world.typesIn(`key-${first.id}`)).toEqual(['KeyCreated', 'KeyRolled', 'KeyRevoked', 'KeyRevoked', 'KeyEnded', 'KeyEnded']);
  });

  it("is out of another tenant's and mode's reach (invariant 10)", async () => {
    const [mine, other] = [await world.tenant(), await world.tenant()];
    const key = await world.key(mine.in('test'), 'sk_test_mine');
    for (const scope of [other.in('test'), mine.in('live')]) {
      expect(await world.queries.key(scope, key.id)).toBeNull();
      expect(await world.queries.keys(scope, { limit: 10 })).toMatchObject({ items: [] });
      expect(await world.revoke(scope, key.id)).toEqual({ reason: 'key_not_found', key: key.id });
      expect(await world.roll(scope, key.id, 'sk_test_theirs', IN_AN_HOUR)).toEqual({ reason: 'key_not_found', key: key.id });
    }
    expect(await world.queries.keys(mine.in('test'), { limit: 10 })).toMatchObject({ items: [key] });
  });
});
