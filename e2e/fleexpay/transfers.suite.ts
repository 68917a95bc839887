import { eventually } from '@corridor/testing';
import { type Failure, ok } from '../support/client.js';
import type { Endpoint, Event, List } from '../support/objects.js';
import { startReceiver } from '../support/receiver.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

interface Wallet {
  readonly id: string;
  readonly balance: string;
  readonly address: string;
}

interface Transfer {
  readonly id: string;
  readonly status: string;
  readonly tx_hash: string | null;
  readonly failure_code: string | null;
}

interface Deposit {
  readonly id: string;
  readonly status: string;
  readonly confirmations: number;
}

const OUTSIDE = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
/** The sandbox moves by itself after 5 s, twice for a transfer. */
const MOVES = { timeoutMs: 25_000 };

export function transfers(stage: () => Stage): void {
  describe('a crypto transfer', () => {
    let actor: Actor;
    let wallet: Wallet;

    /** A payment waits for its confirmations, then it counts. */
    async function funded(of: Actor, amount: string): Promise<Wallet> {
      const { id } = ok(await of.api.post<Wallet>('/wallets', { asset: 'USDC', network: 'ethereum' }));
      ok(await stage().operator.client.post(`/sandbox/wallets/${id}/deposits?tenant_id=${of.tenantId}`, { amount }));
      return eventually(async () => {
        const now = ok(await of.api.get<Wallet>(`/wallets/${id}`));
        expect(now.balance).toBe(amount);
        return now;
      }, MOVES);
    }

    const request = (over: object = {}, of = actor) =>
      of.api.post<Transfer & Failure>('/transfers', { wallet_id: wallet.id, to_address: OUTSIDE, asset: 'USDC', network: 'ethereum', amount: '10000.00', ...over });
    const balance = async () => ok(await actor.api.get<Wallet>(`/wallets/${wallet.id}`)).balance;
    const statusOf = async (id: string) => ok(await actor.api.get<Transfer>(`/transfers/${id}`)).status;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Transfers');
      wallet = await funded(actor, '50000.00');
    }, 60_000);

    it('is made as the reference shows it, goes out by itself in the sandbox, and is told of', async () => {
      const receiver = await startReceiver({});
      ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events: ['transfer.confirmed'] }));
      const before = await balance();
      const answer = await request();
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ object: 'transfer', status: 'pending_approval', amount: '10000.00', asset: 'USDC', network_fee: '1.20', tx_hash: null });
      expect(Number(before) - Number(await balance())).toBeCloseTo(10_001.2);
      const told = await eventually(() => {
        expect(receiver.deliveries).toHaveLength(1);
        return JSON.parse(receiver.deliveries[0]?.rawBody ?? '') as Event<Transfer>;
      }, MOVES);
      const transfer = ok(await actor.api.get<Transfer>(`/transfers/${answer.body.id}`));
      expect(transfer).toMatchObject({ status: 'confirmed', tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/) });
      expect(told).toMatchObject({ type: 'transfer.confirmed', data: transfer });
      await receiver.close();
    });

    it('that fails on its chain gives all of the money back', async () => {
      const before = await balance();
      const { body } = await request({ to_address: '0x000000000000000000000000000000000000dEaD', amount: '5.00' });
      await eventually(async () => expect(await statusOf(body.id)).toBe('failed'), MOVES);
      expect(await balance()).toBe(before);
    });

    it.each([
      [{ to_address: '0x000000000000000000000000000000000000bad1' }, 422, 'screening_rejected', 'to_address'],
      [{ to_address: OUTSIDE.replace('79C8', '79c8') }, 400, 'invalid_request', 'to_address'],
      [{ amount: '1000000.00' }, 422, 'insufficient_funds', 'amount'],
      [{ amount: '1.0000001' }, 400, 'invalid_request', 'amount'],
      [{ asset: 'USDT' }, 422, 'network_not_supported', 'asset'],
      [{ wallet_id: `wlt_${'0'.repeat(22)}` }, 404, 'not_found', 'wallet_id'],
    ])('is refused for %j, and holds nothing', async (over, status, type, param) => {
      const before = await balance();
      const { status: answered, body } = await request(over);
      expect([answered, body.error.type, body.error.param]).toEqual([status, type, param]);
      expect(await balance()).toBe(before);
    });

    it("keeps to its tenant's policy, and waits for as many people as it says", async () => {
      const { client } = stage().operator;
      const strict = { tenant_id: actor.tenantId, approvals: 2, max_amounts: { USDC: '100.00' }, allow_list: [OUTSIDE.toLowerCase()], travel_rule_from: { USDC: '50.00' } };
      ok(await client.send('PUT', '/transfer_policy', JSON.stringify(strict)));
      expect((await request({ amount: '100.01', beneficiary_name: 'Globex' })).body.error.type).toBe('policy_violation');
      expect((await request({ amount: '1.00', to_address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266' })).body.error.type).toBe('policy_violation');
      expect((await request({ amount: '50.00' })).body.error.type).toBe('travel_rule_data_required');
      const { id } = ok(await request({ amount: '50.00', beneficiary_name: 'Globex Trading Inc' }));
      const approve = (approver: string) => client.post<Transfer & Failure>(`/transfers/${id}/approve?tenant_id=${actor.tenantId}`, { approver });
      expect((await approve('sandbox')).status).toBe(409);
      expect((await approve('Ada')).body.status).toBe('pending_approval');
      expect((await approve('Ada')).body.error.type).toBe('approved_before');
      expect((await approve('Bob')).body.status).toBe('broadcasting');
      expect((await actor.api.post(`/transfers/${id}/approve`, {})).status).toBe(404);
      const other = ok(await request({ amount: '1.00' }));
      const before = await balance();
      ok(await client.post(`/transfers/${other.id}/reject?tenant_id=${actor.tenantId}`, { approver: 'Ada' }));
      expect(ok(await actor.api.get<Transfer>(`/transfers/${other.id}`))).toMatchObject({ status: 'failed', failure_code: 'rejected_by_approver', tx_hash: null });
      expect(Number(await balance()) - Number(before)).toBeCloseTo(2.2);
      expect(ok(await actor.api.get<List<Transfer>>('/transfers?status=failed')).data.map((each) => each.id)).toContain(other.id);
    });

    it("is not found by anybody else (invariant 10)", async () => {
      const stranger = await newActor(stage(), 'Transfers stranger');
      const { id } = ok(await request({ amount: '1.00' }));
      expect((await stranger.api.get(`/transfers/${id}`)).status).toBe(404);
      expect((await request({}, stranger)).status).toBe(404);
    });
  });

  describe('a payment to a wallet', () => {
    it('is told of when it is seen and when it counts, and is taken back when its block is', async () => {
      const actor = await newActor(stage(), 'Wallet deposits');
      const receiver = await startReceiver({});
      ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events: ['wallet.deposit_received'] }));
      const { id } = ok(await actor.api.post<Wallet>('/wallets', { asset: 'BTC', network: 'bitcoin' }));
      const { client } = stage().operator;
      const paid = ok(await client.post<Deposit>(`/sandbox/wallets/${id}/deposits?tenant_id=${actor.tenantId}`, { amount: '0.5' }));
      const told = () => receiver.deliveries.map(({ rawBody }) => (JSON.parse(rawBody) as Event<Deposit>).data).map(({ status, confirmations }) => [status, confirmations]);
      await eventually(() => expect(told()).toEqual([['pending', 1]]), MOVES);
      expect(ok(await actor.api.get<Wallet>(`/wallets/${id}`)).balance).toBe('0.00000000');
      await eventually(() => expect(told()).toEqual([['pending', 1], ['confirmed', 3]]), MOVES);
      expect(ok(await actor.api.get<Wallet>(`/wallets/${id}`)).balance).toBe('0.50000000');
      ok(await client.post(`/sandbox/wallet_deposits/${paid.id}/reorganise?tenant_id=${actor.tenantId}`, {}));
      expect(ok(await actor.api.get<Wallet>(`/wallets/${id}`)).balance).toBe('0.00000000');
      expect(ok(await actor.api.get<List<Deposit>>(`/wallets/${id}/deposits`)).data).toMatchObject([{ id: paid.id, status: 'reversed' }]);
      await receiver.close();
    }, 60_000);
  });
}
