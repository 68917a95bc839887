import { type AccountId, type Mode, MODES, type Scope } from '@corridor/contracts';
import type { AccountsEvent, AccountView, KeyView } from '@corridor/contracts/accounts';
import { domainEventOf } from '@corridor/messaging';
import { AccountsWorld } from '../accounts.fixture.js';
import { type KeyEvent, keysOf } from '../domain/key.js';

let world: AccountsWorld;
beforeAll(async () => {
  world = await AccountsWorld.create();
});
afterAll(() => world.close());

/** A tenant with accounts in both modes and keys in every state. */
async function someLife(): Promise<Scope> {
  const tenant = await world.tenant();
  const scope = tenant.in('test');
  await world.account(scope);
  await world.account(tenant.in('live'));
  const [plain, ending, revoked] = [await world.key(scope, 'sk_1'), await world.key(scope, 'sk_2'), await world.key(tenant.in('live'), 'sk_3')];
  await world.roll(scope, ending.id, 'sk_4', '2026-07-10T13:00:00.000Z');
  await world.revoke(tenant.in('live'), revoked.id);
  const successor = (await world.roll(scope, plain.id, 'sk_5', world.clock.toISOString())) as KeyView;
  await world.revoke(scope, successor.id);
  return scope;
}

/** What the tables should hold, from the log alone. */
async function folded() {
  const log = await world.store.readLog({ after: 0, limit: 1_000 });
  const events = log.map((recorded) => ({ recorded, event: domainEventOf<AccountsEvent>(recorded) }));
  const tenants = events.flatMap(({ event }) => (event.type === 'TenantCreated' ? [{ id: event.data.tenant.id, view: event.data.tenant }] : []));
  const accounts = new Map<AccountId, object>();
  const keys = new Map<string, { position: number; stream: string; key: KeyView }>();
  for (const { recorded, event } of events) {
    const { tenant, mode, position, stream } = recorded;
    const rowOf = (view: AccountView, of: Mode) => ({
      ...{ id: view.id, tenant, mode: of, position, view, customer_id: view.customerId, status: view.status, created_at: new Date(view.createdAt) },
    });
    if (event.type === 'AccountCreated') accounts.set(event.data.account.id, rowOf(event.data.account, mode));
    if (event.type === 'TenantCreated') {
      for (const each of MODES) {
        const id = event.data.tenant.defaultAccounts[each];
        const view = { id, label: null, status: 'active', customerId: null, book: event.data.books[each], createdAt: event.data.tenant.createdAt } as const;
        accounts.set(id, rowOf(view, each));
      }
    }
    if (!('key' in event.data)) continue;
    const family = keysOf(events.filter((one) => one.recorded.stream === stream).map((one) => one.event as KeyEvent));
    for (const { key } of family.values()) {
      const named = event.type === 'KeyRolled' ? event.data.successor.id : event.data.key.id;
      if (named === key.id && !keys.has(key.id)) keys.set(key.id, { position, stream, key });
    }
  }
  const keyRows = [...keys.values()].map(({ position, stream, key }) => ({ id: key.id, tenant: key.tenant, mode: key.mode, position, stream, view: key }));
  return { tenants, accounts: [...accounts.values()], keys: keyRows };
}

describe('the tables of tenants, accounts and keys', () => {
  it('equal the fold of the events (invariant 6)', async () => {
    await someLife();
    const { tenants, accounts, keys } = await folded();
    expect([tenants.length, accounts.length, keys.map(({ view }) => view.status)]).toEqual([1, 4, ['revoked', 'active', 'revoked', 'active', 'revoked']]);
    expect((await world.pool.query('select * from accounts.tenants')).rows).toEqual(tenants);
    expect((await world.pool.query('select * from accounts.accounts order by position, mode desc')).rows).toEqual(accounts);
    expect((await world.pool.query('select * from accounts.keys order by position')).rows).toEqual(keys);
  });

  it('change by events alone: each step of a key is one (invariant 12)', async () => {
    const scope = (await world.tenant()).in('test');
    const key = await world.key(scope, 'sk_6');
    await world.revoke(scope, key.id);
    expect(await world.typesIn(`key-${key.id}`)).toEqual(['KeyCreated', 'KeyRevoked', 'KeyEnded']);
  });
});
