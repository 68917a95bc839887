import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import { fund } from '../support/flows.js';
import type { Stage } from '../support/stage.js';
import { activePartner, activeUser } from './active-user.js';
import { actorOf, type XflowBalance, type XflowPayment } from './ledger.js';
import { as, failure, newPlatform, newUser, type Platform, type XflowAccount, type XflowList } from './platform.js';

export interface XflowTransfer {
  readonly id: string;
  readonly created: number;
  readonly status: string;
  readonly type: string;
  readonly metadata: Readonly<Record<string, string>> | null;
}

const of = (amount: string) => ({ amount, currency: 'USD' });

export function transfers(stage: () => Stage): void {
  describe('a transfer between a platform and its user', () => {
    let platform: Platform;
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow transfers');
      ({ user } = await activeUser(platform));
      await fund(actorOf(platform, platform.account), 'USD', '1000.00');
    });
    const debit = (amount: string, over: object = {}) => ({ from: { account_id: platform.account, ...of(amount) }, to: { account_id: user.id, currency: 'USD' }, type: 'platform_debit', ...over });
    const create = async (body: object, extra = {}) => platform.api.post<XflowTransfer>('/transfers', body, extra);
    const available = async (id: string) => ok(await platform.api.get<XflowBalance>(`/balance?account_id=${id}`)).available.find(({ currency }) => currency === 'USD')?.amount;
    const ended = async ({ id }: XflowTransfer, status = 'completed') =>
      eventually(async () => {
        const transfer = ok(await platform.api.get<XflowTransfer>(`/transfers/${id}`));
        expect(transfer.status).toBe(status);
        return transfer;
      });

    it('is set aside at once, and arrives a moment later', async () => {
      const made = ok(await create(debit('123.40', { description: 'For shoes', metadata: { a: 'b' } })));
      expect(made).toEqual({
        created: expect.any(Number),
        description: 'For shoes',
        from: { account_id: platform.account, ...of('123.40') },
        id: expect.stringMatching(/^transfer_[0-9A-Za-z]{22}$/),
        livemode: false,
        metadata: { a: 'b' },
        object: 'transfer',
        status: 'initialized',
        to: { account_id: user.id, ...of('123.40') },
        type: 'platform_debit',
      });
      expect(await available(platform.account)).toBe('876.60');
      expect(await ended(made)).toEqual({ ...made, status: 'completed' });
      expect(await available(user.id)).toBe('123.40');
      const { data } = ok(await platform.api.get<XflowList<XflowPayment>>('/payments?type=transfer'));
      expect(data.filter(({ linked_id }) => linked_id === made.id).map(({ from, linked_object }) => [from, linked_object])).toEqual([[of('123.40'), 'transfer'], [of('123.40'), 'transfer']]);
    });

    it('goes back the same way', async () => {
      const before = await available(platform.account);
      const made = ok(await create({ from: { account_id: user.id, ...of('23.40') }, to: { account_id: platform.account, currency: 'USD' }, type: 'platform_credit' }));
      await ended(made);
      expect([before, await available(platform.account), await available(user.id)]).toEqual(['876.60', '900.00', '100.00']);
    });

    it('is not made where the money is not there, wholly or not at all', async () => {
      expect(failure(await create(debit('900.01')))).toEqual([402, 'balance_insufficient', 'transfer.from.amount']);
      expect(await available(platform.account)).toBe('900.00');
    });

    it('that fails, which a magic amount asks for, gives the money back', async () => {
      await fund(actorOf(platform, platform.account), 'USD', '7003.00');
      await ended(ok(await create(debit('7003.00'))), 'failed');
      expect(await available(platform.account)).toBe('7903.00');
    });

    it('has a description and metadata that change, and nothing else', async () => {
      const made = ok(await create(debit('1.00')));
      await ended(made);
      const noted = ok(await platform.api.post<XflowTransfer>(`/transfers/${made.id}`, { description: 'Noted', metadata: { internal_reference: '1234' } }));
      expect(noted).toMatchObject({ id: made.id, status: 'completed', description: 'Noted', metadata: { internal_reference: '1234' } });
      expect(ok(await platform.api.post(`/transfers/${made.id}`, { description: null, metadata: { internal_reference: '' } }))).toMatchObject({ description: null, metadata: null });
      expect(failure(await platform.api.post(`/transfers/${made.id}`, { type: 'platform_credit' }))).toEqual([400, 'transfer_parameter_not_editable', 'transfer.type']);
    });

    it('is listed as the filter says, for whom it concerns', async () => {
      const lister = await newPlatform(stage(), 'Transfer lister');
      const { user: theirs } = await activeUser(lister);
      await fund(actorOf(lister, lister.account), 'USD', '10.00');
      const move = async (amount: string, from: string, to: string, type: string) =>
        ok(await lister.api.post<XflowTransfer>('/transfers', { from: { account_id: from, ...of(amount) }, to: { account_id: to, currency: 'USD' }, type }));
      const first = await move('5.00', lister.account, theirs.id, 'platform_debit');
      await eventually(async () => expect(ok(await lister.api.get<XflowTransfer>(`/transfers/${first.id}`)).status).toBe('completed'));
      const second = await move('2.00', theirs.id, lister.account, 'platform_credit');
      await eventually(async () => expect(ok(await lister.api.get<XflowTransfer>(`/transfers/${second.id}`)).status).toBe('completed'));
      const list = async (query: string, extra = {}) => ok(await lister.api.get<XflowList<XflowTransfer>>(`/transfers${query}`, extra)).data.map(({ id }) => id);
      expect(await list('')).toEqual([second.id, first.id]);
      expect(await list('', as(theirs))).toEqual([second.id, first.id]);
      expect(await list('', as(await newUser(lister)))).toEqual([]);
      expect(await list('?type=platform_debit,internal_transfer')).toEqual([first.id]);
      expect(await list('?status=completed&status=failed&limit=1')).toEqual([second.id]);
      expect(await list(`?from.account_id=${theirs.id}&to.account_id=${lister.account}`)).toEqual([second.id]);
      expect(await list('?from.currency=USD&to.currency=USD,INR')).toEqual([second.id, first.id]);
      expect(await list(`?starting_after=${second.id}`)).toEqual([first.id]);
      expect(await list(`?ending_before=${first.id}`)).toEqual([second.id]);
      expect(await list(`?created.gte=${first.created}&created.lte=${second.created}`)).toEqual([second.id, first.id]);
      for (const query of ['status=initialized', 'type=platform_fee_payout', 'from.currency=EUR', 'created.lt=1']) expect(await list(`?${query}`)).toEqual([]);
      expect(failure(await platform.api.get(`/transfers/${first.id}`))).toEqual([404, 'object_not_found', 'transfer.id']);
    });

    it('is not asked for in ways that none is made in', async () => {
      const partner = await activePartner(platform, 'Transfer partner', user);
      const draft = await newUser(platform);
      const internal = (over: object = {}) => ({ from: { account_id: user.id, ...of('1.00') }, to: { account_id: partner.id, currency: 'USD' }, type: 'internal_transfer', ...over });
      const cases: readonly (readonly [object, object, readonly [number, string, string]])[] = [
        [internal(), {}, [402, 'balance_insufficient', 'transfer.from.amount']],
        [internal({ to: { account_id: user.id, currency: 'USD' } }), {}, [400, 'parameter_value_invalid', 'transfer.to.account_id']],
        [internal({ to: { account_id: platform.account, currency: 'USD' } }), {}, [400, 'account_type_invalid', 'transfer.to.account_id']],
        [internal({ to: { account_id: draft.id, currency: 'USD' } }), {}, [400, 'account_status_invalid', 'transfer.to.account_id']],
        [internal({ to: { account_id: draft.id, currency: 'USD' } }), as(user), [404, 'object_not_found', 'transfer.to.account_id']],
        [internal({ to: { account_id: `account_${'0'.repeat(22)}`, currency: 'USD' } }), {}, [404, 'object_not_found', 'transfer.to.account_id']],
        [internal({ to: { account_id: partner.id, currency: 'XXX' } }), {}, [400, 'currency_not_supported', 'transfer.to.currency']],
        [internal({ from: { account_id: user.id, amount: '1.00', currency: 'BTC' } }), {}, [400, 'currency_not_supported', 'transfer.from.currency']],
        ...['0', '0.00', '-1.00', '1.001', 'much'].map((amount) => [internal({ from: { account_id: user.id, ...of(amount) } }), {}, [400, 'invalid_amount', 'transfer.from.amount']] as const),
        [internal({ from: { account_id: user.id, currency: 'USD' } }), {}, [400, 'parameter_empty', 'transfer.from.amount']],
        [internal({ from: undefined }), {}, [400, 'parameter_empty', 'transfer.from']],
        [internal({ type: 'platform_fee_payout' }), {}, [400, 'transfer_type_invalid', 'transfer.type']],
        [internal({ type: 'fee_advance_transfer' }), {}, [400, 'transfer_type_invalid', 'transfer.type']],
        [internal({ type: 'gift' }), {}, [400, 'parameter_value_invalid', 'transfer.type']],
        [internal({ metadata: { a: 'x'.repeat(501) } }), {}, [400, 'metadata_value_max_length_invalid', 'transfer.metadata']],
        [internal({ colour: 'red' }), {}, [400, 'parameter_unexpected', 'transfer.colour']],
        [debit('1.00', { to: { account_id: user.id, currency: 'EUR' } }), {}, [400, 'currency_amount_mismatch', 'transfer.to.currency']],
        [debit('1.00', { type: 'platform_credit' }), {}, [400, 'account_type_invalid', 'transfer.to.account_id']],
        [debit('1.00'), as(user), [403, 'action_unauthorized', 'transfer.type']],
      ];
      for (const [body, extra, expected] of cases) expect([body, failure(await create(body, extra))]).toEqual([body, expected]);
      const direct = await newPlatform(stage(), 'Direct transfers', 'direct_user');
      expect(failure(await direct.api.post('/transfers', { ...debit('1.00'), from: { account_id: direct.account, ...of('1.00') } }))).toEqual([403, 'action_unauthorized', 'transfer.type']);
    });

    it('is made once for one Idempotency-Key', async () => {
      const [first, second] = [await create(debit('1.00'), { idempotencyKey: 'once' }), await create(debit('1.00'), { idempotencyKey: 'once' })];
      expect(ok(second)).toEqual(ok(first));
      expect(failure(await create(debit('2.00'), { idempotencyKey: 'once' })).slice(0, 2)).toEqual([409, 'idempotency_conflict']);
    });
  });
}
