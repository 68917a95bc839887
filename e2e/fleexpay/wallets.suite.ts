import { type Failure, ok } from '../support/client.js';
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

    it('is listed, narrowed by asset and network', async () => {
      const { id } = await made({ asset: 'USDT', network: 'polygon' });
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

    it('is not found by anybody else (invariant 10)', async () => {
      const { id } = await made();
      const stranger = await newActor(stage(), 'Wallets stranger');
      expect((await stranger.api.get(`/wallets/${id}`)).status).toBe(404);
      expect((await stranger.api.post(`/wallets/${id}/addresses`, {})).status).toBe(404);
      expect(ok(await stranger.api.get<List<Wallet>>('/wallets')).data).toEqual([]);
    });
  });
}
