import { eventually } from '@corridor/testing';
import { Client, type Failure, ok } from '../support/client.js';
import type { Endpoint, Event, List, Transaction } from '../support/objects.js';
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
  readonly amount: string;
  readonly failure_code?: string;
}

interface Moved {
  readonly data: Transfer & Deposit;
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
    const moved = (type: string, object_id: string) => actor.api.post<Moved & Failure>('/sandbox/events', { type, object_id });
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
      const { body } = await request({ to_address: '0x000000000000000000000000000000000000fA11', amount: '5.00' });
      await eventually(async () => expect(await statusOf(body.id)).toBe('failed'), MOVES);
      expect(await balance()).toBe(before);
    });

    it('is made once for one Idempotency-Key, whatever became of it meanwhile', async () => {
      const before = await balance();
      const asked = { wallet_id: wallet.id, to_address: OUTSIDE, asset: 'USDC', network: 'ethereum', amount: '3.00' };
      const again = () => actor.api.post<Transfer & Failure>('/transfers', asked, { idempotencyKey: 'transfer-1' });
      const first = await again();
      ok(await moved('transfer.confirmed', first.body.id));
      const second = await again();
      expect([second.status, second.text]).toEqual([201, first.text]);
      expect(Number(before) - Number(await balance())).toBeCloseTo(4.2);
      const other = await actor.api.post<Failure>('/transfers', { ...asked, amount: '4.00' }, { idempotencyKey: 'transfer-1' });
      expect([other.status, other.body.error.type]).toEqual([409, 'idempotency_conflict']);
      expect(other.body.error.message).toContain(first.body.id);
    });

    it('moves to its end at once in the sandbox, and no further', async () => {
      const before = await balance();
      const { id } = ok(await request({ amount: '7.00' }));
      expect(ok(await moved('transfer.failed', id)).data).toMatchObject({ id, status: 'failed', failure_code: 'transaction_failed', tx_hash: expect.stringMatching(/^0x/) });
      expect(await balance()).toBe(before);
      for (const type of ['transfer.failed', 'transfer.confirmed']) {
        const answer = await moved(type, id);
        expect([answer.status, answer.body.error.message, answer.body.error.param]).toEqual([409, 'The transfer is failed already.', 'object_id']);
      }
      const confirmed = ok(await request({ amount: '7.00' }));
      expect(ok(await moved('transfer.confirmed', confirmed.id)).data).toMatchObject({ status: 'confirmed', confirmed_at: expect.any(String) });
      expect((await moved('transfer.confirmed', wallet.id)).status).toBe(400);
      expect((await moved('transfer.confirmed', `trf_${'0'.repeat(22)}`)).status).toBe(404);
    });

    it('to another wallet of the same tenant arrives there', async () => {
      const to = ok(await actor.api.post<Wallet>('/wallets', { asset: 'USDC', network: 'ethereum' }));
      const { id } = ok(await request({ to_address: to.address, amount: '42.00' }));
      const { tx_hash } = ok(await moved('transfer.confirmed', id)).data;
      // The ledger has the money a moment before the payment is shown as confirmed.
      await eventually(async () => expect(ok(await actor.api.get<List<Deposit>>(`/wallets/${to.id}/deposits`)).data).toMatchObject([{ tx_hash, status: 'confirmed' }]), MOVES);
      expect(ok(await actor.api.get<Wallet>(`/wallets/${to.id}`)).balance).toBe('42.00');
      const ether = ok(await actor.api.post<Wallet>('/wallets', { asset: 'ETH', network: 'ethereum' }));
      expect((await request({ to_address: ether.address })).body.error).toMatchObject({ type: 'policy_violation', param: 'to_address' });
    });

    it.each([
      [{ to_address: '0x000000000000000000000000000000000000bad1' }, 422, 'screening_rejected', 'to_address'],
      [{ beneficiary_name: 'Ilmar Teskanov' }, 422, 'screening_rejected', 'beneficiary_name'],
      [{ to_address: OUTSIDE.replace('79C8', '79c8') }, 400, 'invalid_request', 'to_address'],
      [{ to_address: `${OUTSIDE}0` }, 400, 'invalid_request', 'to_address'],
      [{ to_address: 'tb1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqp7s39y32m7' }, 400, 'invalid_request', 'to_address'],
      [{ amount: '1000000.00' }, 422, 'insufficient_funds', 'amount'],
      [{ amount: '999999999999999.999999' }, 422, 'insufficient_funds', 'amount'],
      [{ amount: '1.0000001' }, 400, 'invalid_request', 'amount'],
      [{ amount: '0.000000' }, 400, 'invalid_request', 'amount'],
      [{ amount: '-1.00' }, 400, 'invalid_request', 'amount'],
      [{ amount: 1 }, 400, 'invalid_request', 'amount'],
      [{ amount: '10000000000000000' }, 400, 'invalid_request', 'amount'],
      [{ asset: 'USDT' }, 422, 'network_not_supported', 'asset'],
      [{ network: 'base' }, 422, 'network_not_supported', 'network'],
      [{ network: 'solana' }, 400, 'invalid_request', 'network'],
      [{ memo: 'rent' }, 400, 'invalid_request', 'memo'],
      [{ wallet_id: `wlt_${'0'.repeat(22)}` }, 404, 'not_found', 'wallet_id'],
    ])('is refused for %j, and holds nothing', async (over, status, type, param) => {
      const before = await balance();
      const { status: answered, body } = await request(over);
      expect([answered, body.error.type, body.error.param]).toEqual([status, type, param]);
      expect(await balance()).toBe(before);
    });

    it('is in the ledger as amount and fee, in both directions', async () => {
      const { id } = ok(await request({ amount: '2.00' }));
      ok(await moved('transfer.failed', id));
      const { data } = ok(await actor.api.get<List<Transaction>>('/transactions?limit=100'));
      const entries = data.filter(({ reference }) => reference === id);
      expect(entries.map(({ type, direction, amount }) => [type, direction, amount])).toEqual([
        ['fee', 'credit', '1.20'],
        ['transfer', 'credit', '2.00'],
        ['fee', 'debit', '1.20'],
        ['transfer', 'debit', '2.00'],
      ]);
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
      expect((await moved('transfer.confirmed', id)).body.error).toMatchObject({ type: 'conflict', message: 'People decide on this transfer, and have not yet.' });
      const file = ok(await client.get<{ requested_by: string; beneficiary_name: string }>(`/transfers/${id}?tenant_id=${actor.tenantId}`));
      expect(file.beneficiary_name).toBe('Globex Trading Inc');
      for (const own of [file.requested_by, ` ${file.requested_by} `]) expect((await approve(own)).body.error.type).toBe('approver_is_requester');
      expect((await approve('  ')).body.error).toMatchObject({ type: 'invalid_request', param: 'approver' });
      const byKey = new Client(`${stage().origin}/ops/v1`, actor.api.key);
      expect((await byKey.post(`/transfers/${id}/approve`, { approver: 'Ada' })).status).toBe(401);
      expect((await approve('Ada')).body.status).toBe('pending_approval');
      expect((await approve(' ada ')).body.error.type).toBe('approved_before');
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
      await eventually(() => expect(told()[0]).toEqual(['pending', 1]), MOVES);
      await eventually(() => expect(told().map(([status]) => status)).toEqual(['pending', 'confirmed']), MOVES);
      // Blocks go on while nobody looks, so there may be more by the time somebody does.
      expect(told()[1]?.[1]).toBeGreaterThanOrEqual(3);
      expect(ok(await actor.api.get<Wallet>(`/wallets/${id}`)).balance).toBe('0.50000000');
      ok(await client.post(`/sandbox/wallet_deposits/${paid.id}/reorganise?tenant_id=${actor.tenantId}`, {}));
      expect(ok(await actor.api.get<Wallet>(`/wallets/${id}`)).balance).toBe('0.00000000');
      expect(ok(await actor.api.get<List<Deposit>>(`/wallets/${id}/deposits`)).data).toMatchObject([{ id: paid.id, status: 'reversed' }]);
      await receiver.close();
    }, 60_000);
  });
}
