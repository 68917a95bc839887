import type { AccountId, Scope } from '@corridor/contracts';
import { AdvanceReceiving, ChangePartySettings, EndReceiving, type HouseAddressView, OpenCheckoutAddress, type PartyRecord, RegisterPayerAddress, RequestReceiving, UpdateAddress } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { isValidIBAN } from 'ibantools';
import { AccountsWorld } from '../accounts.fixture.js';
import { PartiesWorld } from '../parties/parties.fixture.js';

let world: AccountsWorld;
let scope: Scope;
let own: AccountId;
let partner: PartyRecord;

beforeAll(async () => {
  world = await AccountsWorld.create();
  const tenant = await world.tenant();
  [scope, own] = [tenant.in('test'), tenant.defaultAccounts.test];
  partner = await new PartiesWorld(world).registered(scope, { type: 'partner', parent: own, nickname: 'Payer' });
});
afterAll(async () => world.close());

const request = async (partyId: AccountId) => world.outcome(await world.receiving.request(world.command(RequestReceiving, { partyId, by: own }, scope)));
const advance = async (partyId: AccountId) => world.outcome(await world.receiving.advance(world.command(AdvanceReceiving, { partyId }, scope)));
const end = async (partyId: AccountId) => world.outcome(await world.receiving.end(world.command(EndReceiving, { partyId, by: own }, scope)));
const held = async (account: AccountId) => {
  const page = await world.queries.addresses(scope, { account }, { limit: 10 });
  return page.kind === 'page' ? (page.items as readonly HouseAddressView[]) : [];
};
const timers = async (id: AccountId) => (await world.pool.query<{ due_at: Date }>('select due_at from accounts.timers where id = $1', [`party-${id}/receiving`])).rows;

describe('an account that is to receive money', () => {
  it('comes to an address for each currency by itself, in two steps', async () => {
    expect(await request(partner.id)).toMatchObject({ receiving: 'requested' });
    expect((await timers(partner.id))[0]?.due_at).toEqual(new Date('2026-07-10T12:00:02.500Z'));
    expect(await advance(partner.id)).toMatchObject({ receiving: 'processing' });
    expect(await held(partner.id)).toEqual([]);
    expect(await advance(partner.id)).toMatchObject({ receiving: 'activated' });
    expect(await timers(partner.id)).toEqual([]);
    const [address, ...others] = await held(partner.id);
    expect(others).toEqual([]);
    expect(address).toMatchObject({ category: 'receive', account: partner.id, currency: 'USD', status: 'activated', accountsParent: own });
    expect(await world.queries.address(scope, address!.id)).toEqual(address);
    expect(await world.queries.address({ ...scope, mode: 'live' }, address!.id)).toBeNull();
    expect(await world.queries.payoutAddress(scope, address!.id)).toBeNull();
    expect(await world.typesIn(`address-${address!.id}`)).toEqual(['AddressOpened']);
  });

  it('gets further addresses once its settings allow more, and keeps their numbers when they are closed and opened again', async () => {
    const change = { partyId: own, currencies: { partner: ['USD', 'EUR'] } } as const;
    await world.outcome(await world.settings.changeSettings(world.command(ChangePartySettings, change, scope)));
    await request(partner.id);
    const open = await held(partner.id);
    expect(open.map(({ currency, status }) => [currency, status])).toEqual([['EUR', 'activated'], ['USD', 'activated']]);
    expect(isValidIBAN(open[0]?.bank.iban ?? '')).toBe(true);

    expect(await end(partner.id)).toMatchObject({ receiving: 'deactivated' });
    expect((await held(partner.id)).map(({ status }) => status)).toEqual(['deactivated', 'deactivated']);
    for (const step of [request, advance, advance]) await step(partner.id);
    expect(await held(partner.id)).toEqual(open);
    expect(await world.typesIn(`address-${open[1]!.id}`)).toEqual(['AddressOpened', 'AddressDeactivated', 'AddressActivated']);
  });

  it('has another number than every other account; a platform has one more address, for its fees', async () => {
    for (const step of [request, advance, advance]) await step(own);
    const open = await held(own);
    expect(open.map(({ category, currency }) => [category, currency])).toEqual([['fee_advance', 'USD'], ['receive', 'USD']]);
    const numbers = [...open, ...(await held(partner.id))].map(({ currency, bank }) => `${currency} ${bank.number}`);
    expect(new Set(numbers).size).toBe(4);
  });

  it('asks by itself where the settings of its parent say so', async () => {
    await world.outcome(await world.settings.changeSettings(world.command(ChangePartySettings, { partyId: own, receives: { partner: true } }, scope)));
    const made = await new PartiesWorld(world).registered(scope, { type: 'partner', parent: own, nickname: 'By default' });
    expect(made.receiving).toBe('requested');
    expect(await timers(made.id)).toHaveLength(1);
  });
});

describe('what a partner pays on a page', () => {
  it('arrives at one address for each currency, however often it is asked for', async () => {
    const open = async () => world.outcome(await world.opened.openCheckout(world.command(OpenCheckoutAddress, { accountId: partner.id, addressId: mintId<'address'>(), currency: 'USD' }, scope)));
    const first = await open();
    expect(first).toMatchObject({ category: 'checkout', account: partner.id, currency: 'USD', status: 'activated' });
    expect(await open()).toEqual(first);
  });

  it('comes from an account that is opened for those who may see it, and is sealed in the event', async () => {
    const addressId = mintId<'address'>();
    const details = { kind: 'bank_account', name: 'Jaime Howe', routingNumber: '021000021', accountNumber: '4471000123' } as const;
    const sealedDetails = await world.queries.sealPayer(scope, addressId, details);
    const payload = { addressId, accountId: partner.id, currency: 'USD', provider: null, reusable: true, sealedDetails } as const;
    await world.outcome(await world.opened.registerPayer(world.command(RegisterPayerAddress, payload, scope)));
    expect(await world.queries.address(scope, addressId)).toMatchObject({ category: 'payer', details, reusable: true, accountsParent: own });
    const [event] = await world.store.readStream(`address-${addressId}`);
    expect(event?.body).not.toMatch(/Jaime|4471000123/);
    const found = await world.queries.addresses(scope, { reusable: true, kinds: ['bank_account'], categories: ['payer', 'checkout'] }, { limit: 10 });
    expect(found).toMatchObject({ items: [{ id: addressId }] });
  });

  it('is for partners alone', async () => {
    expect(await world.outcome(await world.opened.openCheckout(world.command(OpenCheckoutAddress, { accountId: own, addressId: mintId<'address'>(), currency: 'USD' }, scope)))).toMatchObject({
      reason: 'address_account_not_a_partner',
    });
  });

  it('can be noted on', async () => {
    const [address] = await held(own);
    const payload = { addressId: address!.id, accountId: own, metadata: { internal: 'A-1' } };
    expect(await world.outcome(await world.opened.updateAddress(world.command(UpdateAddress, payload, scope)))).toMatchObject({ id: address!.id, metadata: { internal: 'A-1' } });
  });
});
