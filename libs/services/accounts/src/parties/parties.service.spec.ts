import type { AccountId, Scope } from '@corridor/contracts';
import type { PartyFilter, PartyRecord } from '@corridor/contracts/accounts';
import { AccountsWorld } from '../accounts.fixture.js';
import { BUSINESS, PartiesWorld } from './parties.fixture.js';

let world: AccountsWorld;
let parties: PartiesWorld;
beforeAll(async () => {
  world = await AccountsWorld.create();
  parties = new PartiesWorld(world);
});
afterAll(() => world.close());

async function platform(): Promise<{ readonly scope: Scope; readonly id: AccountId }> {
  const tenant = await world.tenant();
  return { scope: tenant.in('test'), id: tenant.defaultAccounts.test };
}

describe('a party', () => {
  it('is the tenant itself from its first day: activated in test mode, a draft in live mode', async () => {
    const tenant = await world.tenant();
    expect(await world.queries.party(tenant.in('test'), tenant.defaultAccounts.test)).toMatchObject({
      type: 'platform',
      parent: null,
      status: 'activated',
      book: tenant.books.test,
      details: { business: { legalName: 'Harbour Ltd' }, nickname: null },
    });
    expect(await world.queries.party(tenant.in('live'), tenant.defaultAccounts.live)).toMatchObject({ status: 'draft', book: tenant.books.live });
    expect(await world.queries.party(tenant.in('live'), tenant.defaultAccounts.test)).toBeNull();
    const direct = await world.tenant(undefined, undefined, 'direct_user');
    expect(await world.queries.party(direct.in('test'), direct.defaultAccounts.test)).toMatchObject({ type: 'user', parent: null });
  });

  it('is found with its details, which are in no event and no row in clear', async () => {
    const { scope, id: parent } = await platform();
    const { id } = await parties.registered(scope, { parent, nickname: 'Unmistakable nick' });
    expect(await world.queries.party(scope, id)).toMatchObject({ id, parent, status: 'draft', details: { business: BUSINESS, nickname: 'Unmistakable nick' } });
    const bodies = (await world.store.readLog({ after: 0, limit: 1_000 })).map(({ body }) => body).join();
    const { rows } = await world.pool.query('select view::text from accounts.parties');
    for (const text of [bodies, JSON.stringify(rows)]) {
      expect(text).toContain(id);
      expect(text).not.toMatch(/Unmistakable|unmistakable|MG Road/);
    }
    await world.pool.query('delete from accounts.subject_keys where subject = $1', [id]);
    expect(await world.queries.party(scope, id)).toMatchObject({ id, details: null });
  });

  it('is an account of the ledger, which a partner is for nobody but its user', async () => {
    const { scope, id: parent } = await platform();
    const user = await parties.registered(scope, { parent });
    const partner = await parties.registered(scope, { type: 'partner', parent: user.id, nickname: 'Payer' });
    expect(await world.queries.account(scope, user.id)).toMatchObject({ id: user.id, book: user.book, customerId: null });
    expect(await world.queries.account(scope, partner.id)).toBeNull();
    expect(partner.book).toBe(user.book);
  });

  it('has a nickname that no other account of its parent has, also when two take it at once', async () => {
    const { scope, id: parent } = await platform();
    const other = await parties.registered(scope, { parent, nickname: 'First' });
    expect(await parties.register(scope, { parent, nickname: 'First' })).toMatchObject({ reason: 'nickname_taken' });
    expect(await parties.registered(scope, { type: 'partner', parent: other.id, nickname: 'First' })).toMatchObject({ status: 'draft' });
    expect(await parties.update(scope, other.id, { nickname: 'Second' })).toMatchObject({ id: other.id });
    expect(await parties.registered(scope, { parent, nickname: 'First' })).toMatchObject({ status: 'draft' });
    const raced = await Promise.allSettled([1, 2, 3].map(async () => parties.register(scope, { parent, nickname: 'Third' })));
    const made = raced.filter((each) => each.status === 'fulfilled' && 'id' in each.value);
    expect(made).toHaveLength(1);
  });

  it('changes field by field, also that of which nothing was told', async () => {
    const { scope, id } = await platform();
    expect(await parties.update(scope, id, { business: { physicalAddress: { city: 'Pune' } } })).toMatchObject({ reason: 'party_detail_missing' });
    await parties.update(scope, id, { business: { email: 'a@b.example', ids: { tax: 'AFBPB8047Q' } } }, { metadata: { a: '1', b: '2' } });
    await parties.update(scope, id, { business: { physicalAddress: { country: 'IN', city: 'Pune' } } }, { metadata: { a: '' } });
    expect(await world.queries.party(scope, id)).toMatchObject({
      metadata: { b: '2' },
      details: { business: { legalName: 'Harbour Ltd', email: 'a@b.example', ids: { tax: 'AFBPB8047Q', taxGst: null }, physicalAddress: { country: 'IN', city: 'Pune', line1: null } } },
    });
    expect(await parties.update(scope, id, { business: { ids: { tax: 'AFBPB8047R' } } })).toMatchObject({ reason: 'party_field_fixed', field: 'tax' });
  });

  it('is listed among its family, newest first, as the filter says', async () => {
    const { scope, id } = await platform();
    const user = await parties.registered(scope, { parent: id });
    const own = await parties.registered(scope, { type: 'partner', parent: id, nickname: 'Own' });
    const theirs = await parties.registered(scope, { type: 'partner', parent: user.id, nickname: 'Theirs' });
    const list = async (filter: PartyFilter) => {
      const page = await world.queries.parties(scope, filter, { limit: 10 });
      return page.kind === 'page' ? page.items.map((each) => each.id) : page.kind;
    };
    expect(await list({ family: id })).toEqual([own.id, user.id, id]);
    expect(await list({ family: user.id })).toEqual([theirs.id, user.id]);
    expect(await list({ family: id, types: ['partner', 'platform'] })).toEqual([own.id, id]);
    expect(await list({ family: id, statuses: ['activated'] })).toEqual([id]);
    expect(await list({ family: id, receiving: ['requested'] })).toEqual([]);
    expect(await list({ family: id, createdBefore: world.clock.toISOString() })).toEqual([]);
    expect(await list({ family: id, createdFrom: world.clock.toISOString() })).toHaveLength(3);
    const stranger = await platform();
    expect(await world.queries.party(stranger.scope, user.id)).toBeNull();
    expect((await parties.register(stranger.scope, { parent: id })) as unknown as PartyRecord).toMatchObject({ reason: 'parent_not_found' });
  });
});
