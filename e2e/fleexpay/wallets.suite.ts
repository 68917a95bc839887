import { Client, type Failure, ok } from '../support/client.js';
import type { List } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

interface Address {
  readonly id: string;
  readonly object: 'wallet_address';
  readonly wallet_id: string;
  readonly address: string;
  readonly label: string | null;
}

interface Wallet {
  readonly id: string;
  readonly address: string;
  readonly addresses: readonly Address[];
}

const REQUEST = { asset: 'USDC', network: 'ethereum', label: 'treasury-1' };

export function wallets(stage: () => Stage): void {
  describe('a wallet', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Wallets');
    });

    const made = async (body: object = REQUEST) => ok(await actor.api.post<Wallet>('/wallets', body));

    it('is made as the reference shows it', async () => {
      const answer = await actor.api.post<Wallet>('/wallets', REQUEST);
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({
        id: expect.stringMatching(/^wlt_[0-9A-Za-z]{22}$/),
        object: 'wallet',
        account_id: actor.account,
        asset: 'USDC',
        network: 'ethereum',
        label: 'treasury-1',
        address: expect.stringMatching(/^0x[0-9a-fA-F]{40}$/),
        addresses: [expect.objectContaining({ object: 'wallet_address', address: answer.body.address, wallet_id: answer.body.id })],
        balance: '0.00',
        custody: 'mpc',
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      });
      expect(ok(await actor.api.get<Wallet>(`/wallets/${answer.body.id}`))).toEqual(answer.body);
    });

    it('gets further addresses, each another one', async () => {
      const { id, address } = await made();
      const answers = await Promise.all([1, 2, 3].map((each) => actor.api.post<Address>(`/wallets/${id}/addresses`, { label: `invoice ${each}` })));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      const { addresses } = ok(await actor.api.get<Wallet>(`/wallets/${id}`));
      expect(addresses).toHaveLength(4);
      expect(new Set([address, ...answers.map(({ body }) => body.address)])).toEqual(new Set(addresses.map((each) => each.address)));
    });

    it('is made once for one Idempotency-Key', async () => {
      const [first, second] = [await actor.api.post('/wallets', REQUEST, { idempotencyKey: 'wallet-1' }), await actor.api.post('/wallets', REQUEST, { idempotencyKey: 'wallet-1' })];
      expect([second.status, second.text]).toEqual([201, first.text]);
      const other = await actor.api.post<Failure>('/wallets', { ...REQUEST, label: 'other' }, { idempotencyKey: 'wallet-1' });
      expect([other.status, other.body.error.type]).toEqual([409, 'idempotency_conflict']);
      expect(other.body.error.message).toContain((first.body as Wallet).id);
    });

    it('prints what its asset prints', async () => {
      expect(await made({ asset: 'BTC', network: 'bitcoin' })).toMatchObject({ balance: '0.00000000', label: null, address: expect.stringMatching(/^tb1q/) });
      expect(await made({ asset: 'ETH', network: 'base' })).toMatchObject({ balance: '0.00', address: expect.stringMatching(/^0x/) });
    });

    it('is listed, narrowed by asset, network, account and time', async () => {
      const { id } = await made({ asset: 'USDT', network: 'polygon' });
      const narrowed = async (query: string) => ok(await actor.api.get<List<Wallet>>(`/wallets?asset=USDT&${query}`)).data.map((each) => each.id);
      expect(await narrowed(`account_id=${actor.account}&created_from=2026-01-01T00:00:00Z`)).toEqual([id]);
      expect(await narrowed('created_before=2026-01-01T00:00:00Z')).toEqual([]);
      expect(await narrowed('network=ethereum')).toEqual([]);
      const list = ok(await actor.api.get<List<Wallet>>('/wallets?asset=USDT&network=polygon'));
      expect(list).toMatchObject({ object: 'list', data: [{ id, balance: '0.00' }], has_more: false, next_cursor: null });
    });

    it.each([
      [{ asset: 'USDC' }, 400, 'invalid_request', 'network'],
      [{ asset: 'EUR', network: 'ethereum' }, 400, 'invalid_request', 'asset'],
      [{ asset: 'USDC', network: 'ETHEREUM' }, 400, 'invalid_request', 'network'],
      [{ asset: 'USDC', network: 'constructor' }, 400, 'invalid_request', 'network'],
      [{ ...REQUEST, label: '' }, 400, 'invalid_request', 'label'],
      [{ ...REQUEST, custody: 'self' }, 400, 'invalid_request', 'custody'],
      [{ ...REQUEST, account_id: `acc_${'0'.repeat(22)}` }, 404, 'not_found', 'account_id'],
      [{ asset: 'BTC', network: 'ethereum' }, 422, 'network_not_supported', 'network'],
    ])('is refused for %j', async (body, status, type, param) => {
      const answer = await actor.api.post<Failure>('/wallets', body);
      expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([status, type, param]);
    });

    it.each([
      ['/wallets?network=solana', 'network'],
      ['/wallets?created_from=today', 'created_from'],
      ['/wallets?label=x', 'label'],
      ['/transfers?status=sent', 'status'],
      ['/transfers?asset=EUR', 'asset'],
      ['/transfers?wallet_id=acc_1', 'wallet_id'],
    ])('is not listed by %s', async (path, param) => {
      const answer = await actor.api.get<Failure>(path);
      expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([400, 'invalid_request', param]);
    });

    it('takes a payment from the sandbox, to be told of at once, and refuses what is no amount of its asset', async () => {
      const { id } = await made({ asset: 'ETH', network: 'base' });
      const pay = (amount?: string) => actor.api.post<{ data: object } & Failure>('/sandbox/events', { type: 'wallet.deposit_received', object_id: id, ...(amount === undefined ? {} : { amount }) });
      expect(ok(await pay('0.000000000000000001')).data).toMatchObject({ object: 'wallet_deposit', status: 'confirmed', amount: '0.000000000000000001', confirmations: 24, confirmations_required: 24 });
      expect(ok(await pay()).data).toMatchObject({ amount: '100.00' });
      expect(ok(await actor.api.get<Wallet & { balance: string }>(`/wallets/${id}`)).balance).toBe('100.000000000000000001');
      for (const amount of ['0.0000000000000000001', '0', '-1', '1e3', '']) {
        const answer = await pay(amount);
        expect([answer.status, answer.body.error.param]).toEqual([400, 'amount']);
      }
      expect(ok(await actor.api.get<List<object>>(`/wallets/${id}/deposits?status=confirmed`)).data).toHaveLength(2);
      expect(ok(await actor.api.get<List<object>>(`/wallets/${id}/deposits?status=pending`)).data).toEqual([]);
    });

    it('can not be had in live mode, where nobody keeps keys, and none of test mode is seen there', async () => {
      const { id } = await made();
      const { secret } = await stage().operator.key({ tenant_id: actor.tenantId, mode: 'live' });
      const live = new Client(stage().fleexpay, secret);
      const answer = await live.post<Failure>('/wallets', REQUEST);
      expect([answer.status, answer.body.error.type]).toEqual([422, 'custody_not_available']);
      expect((await live.get(`/wallets/${id}`)).status).toBe(404);
      const transfer = { wallet_id: id, to_address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', asset: 'USDC', network: 'ethereum', amount: '1.00' };
      expect((await live.post('/transfers', transfer)).status).toBe(404);
    });

    it('is not found by anybody else (invariant 10)', async () => {
      const { id } = await made();
      const stranger = await newActor(stage(), 'Wallets stranger');
      expect((await stranger.api.get(`/wallets/${id}`)).status).toBe(404);
      expect((await stranger.api.post(`/wallets/${id}/addresses`, {})).status).toBe(404);
      expect((await stranger.api.get(`/wallets/${id}/deposits`)).status).toBe(404);
      expect((await stranger.api.post('/sandbox/events', { type: 'wallet.deposit_received', object_id: id })).status).toBe(404);
      expect(ok(await stranger.api.get<List<Wallet>>('/wallets')).data).toEqual([]);
    });
  });
}
