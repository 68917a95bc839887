import type { Page } from '@corridor/contracts';
import type { WalletAddressView, WalletView } from '@corridor/contracts/custody';
import { mintId } from '@corridor/messaging';
import { CustodyWorld, SCHEMA, SEALING_KEY } from './custody.fixture.js';
import { MOST_ADDRESSES } from './domain/wallet.decide.js';
import { SealedKeyTree } from './keys/sealed-key-tree.js';
import { sealingKeyOf } from './keys/sealing.js';

let world: CustodyWorld;
beforeEach(async () => {
  world = await CustodyWorld.create();
});
afterEach(() => world.close());

const created = async (...args: Parameters<CustodyWorld['createWallet']>) => (await world.createWallet(...args)) as WalletView;
const ids = (page: Page<WalletView>) => (page.kind === 'page' ? page.items.map(({ id }) => id) : page.kind);
const firstOf = (wallet: WalletView) => wallet.addresses[0] as WalletAddressView;

describe('a wallet', () => {
  it("belongs to the tenant's default account unless another is named, and has an address of its network", async () => {
    const usdc = await created();
    expect(usdc).toMatchObject({ accountId: world.account.id, book: world.account.book, asset: 'USDC', network: 'ethereum', label: 'treasury-1' });
    expect(firstOf(usdc).address).toMatch(/^0x[0-9a-fA-F]{40}$/);
    expect(firstOf(await created({ asset: 'BTC', network: 'bitcoin', accountId: world.account.id })).address).toMatch(/^tb1q[0-9a-z]{38}$/);
    expect(await world.queries.wallet(world.scope, usdc.id)).toEqual(usdc);
  });

  it('never shares an address with another, also when many are made at once', async () => {
    const wallets = await Promise.all(Array.from({ length: 30 }, (_, at) => created({ network: at % 2 === 0 ? 'ethereum' : 'base' })));
    expect(new Set(wallets.map((wallet) => firstOf(wallet).address)).size).toBe(30);
    expect(wallets.map((wallet) => firstOf(wallet).keyIndex).sort((one, other) => one - other)).toEqual(Array.from({ length: 30 }, (_, at) => at));
  });

  it('gets further addresses, which all lead to it', async () => {
    const wallet = await created();
    const second = (await world.addAddress(wallet.id)) as WalletAddressView;
    expect(second).toMatchObject({ walletId: wallet.id, label: 'invoice 8841' });
    expect(second.address).not.toBe(firstOf(wallet).address);
    expect((await world.queries.wallet(world.scope, wallet.id))?.addresses).toEqual([firstOf(wallet), second]);
    const { rows } = await world.pool.query(`select address from ${SCHEMA}.wallet_addresses where wallet_id = $1 order by address`, [wallet.id]);
    expect(rows.map(({ address }) => address as string)).toEqual([firstOf(wallet).address, second.address].sort());
  });

  it('has a bounded number of addresses', async () => {
    const { id } = await created();
    for (let count = 1; count < MOST_ADDRESSES; count += 1) await world.addAddress(id);
    expect(await world.addAddress(id)).toEqual({ reason: 'too_many_addresses', most: MOST_ADDRESSES });
  });

  it('keeps the key that was reserved for its address when its command is decided again', async () => {
    const addressId = mintId<'wallet-address'>();
    const first = world.command({ service: 'custody', name: 'CreateWallet', keyOf: () => 'x' }, { walletId: mintId<'wallet'>(), addressId, accountId: null, asset: 'USDC' as const, network: 'ethereum' as const, label: null });
    const [one, other] = [await world.wallets.createWallet(first), await world.wallets.createWallet(first)];
    expect(one).toEqual(other);
  });

  it('is refused where its asset does not live, without an account, and in a mode that nobody signs for', async () => {
    expect(await world.createWallet({ asset: 'BTC', network: 'ethereum' })).toEqual({ reason: 'asset_not_on_network', asset: 'BTC', network: 'ethereum' });
    const nobody = mintId<'account'>();
    expect(await world.createWallet({ accountId: nobody })).toEqual({ reason: 'account_not_found', account: nobody });
    expect(await world.createWallet({}, { ...world.scope, mode: 'live' })).toEqual({ reason: 'custody_not_available' });
    expect((await world.pool.query(`select 1 from ${SCHEMA}.key_indexes`)).rows).toEqual([]);
  });

  it("is nobody else's to see or to add to (invariant 10)", async () => {
    const { id } = await created();
    const scopes = [{ ...world.scope, mode: 'live' as const }, { tenant: mintId<'tenant'>(), mode: 'test' as const }];
    for (const scope of scopes) {
      expect(await world.queries.wallet(scope, id)).toBeNull();
      expect(ids(await world.queries.wallets(scope, {}, { limit: 10 }))).toEqual([]);
      expect(await world.addAddress(id, scope)).toEqual({ reason: 'wallet_not_found', wallet: id });
    }
  });

  it('is listed newest first, narrowed by asset, network, account and time', async () => {
    const usdc = await created();
    world.clock = new Date('2026-07-11T12:00:00.000Z');
    const btc = await created({ asset: 'BTC', network: 'bitcoin' });
    const list = async (filter: Parameters<typeof world.queries.wallets>[1]) => ids(await world.queries.wallets(world.scope, filter, { limit: 10 }));
    expect(await list({})).toEqual([btc.id, usdc.id]);
    expect(await list({ asset: 'USDC' })).toEqual([usdc.id]);
    expect(await list({ network: 'bitcoin' })).toEqual([btc.id]);
    expect(await list({ accountId: mintId<'account'>() })).toEqual([]);
    expect(await list({ createdFrom: btc.createdAt })).toEqual([btc.id]);
    expect(await list({ createdBefore: btc.createdAt })).toEqual([usdc.id]);
  });
});

describe('the seed', () => {
  const tree = (sealingKey = SEALING_KEY) => new SealedKeyTree({ pool: world.pool, schema: SCHEMA, sealingKey });
  const place = { family: 'evm', index: 0 } as const;

  it('is one for all processes, and outlives them', async () => {
    const addresses = await Promise.all([tree(), tree(), tree()].map((each) => each.addressAt(place)));
    expect(new Set([...addresses, await tree().addressAt(place)]).size).toBe(1);
  });

  it('opens under its own sealing key only', async () => {
    await tree().open();
    await expect(tree(sealingKeyOf('5f'.repeat(32))).open()).rejects.toThrow('does not open under the sealing key');
  });

  it('is in no event', async () => {
    await created();
    const { rows } = await world.pool.query<{ sealed: Buffer }>(`select sealed from ${SCHEMA}.seeds`);
    const log = JSON.stringify(await world.store.readLog({ after: 0, limit: 10 }));
    expect(rows).toHaveLength(1);
    expect(log).not.toContain(rows[0]?.sealed.toString('hex').slice(-32));
    expect(log).not.toMatch(/seed|private/i);
  });
});
