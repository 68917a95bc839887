import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, type XflowAccount, type XflowList } from './platform.js';
import { activated, reading, standing } from './receivable.js';
import { type ReceivingAddress, receivingAddresses } from './receiving.suite.js';

export interface XflowDeposit {
  readonly id: string;
  readonly amount: string;
  readonly currency: string;
  readonly status: string;
  readonly reason_code: string | null;
  readonly from: { readonly account_id: string; readonly address_id: string | null };
  readonly to: { readonly account_id: string; readonly address_id: string | null };
  readonly created: number;
}

interface Balance {
  readonly [compartment: string]: readonly { readonly amount: string; readonly currency: string }[];
}

/** A user and its partner, who can pay to an address of his own. */
export interface Payer {
  readonly platform: Platform;
  readonly user: XflowAccount;
  readonly partner: XflowAccount;
  readonly address: ReceivingAddress;
}

export async function newPayer(stage: Stage, name: string, currencies: readonly string[] = ['USD']): Promise<Payer> {
  const platform = await newPlatform(stage, name);
  const user = await newUser(platform);
  if (currencies.length > 1) ok(await platform.api.post(`/account_settings/${user.id.replace('account_', 'account_setting_')}`, { address_currency: { partner: currencies } }, as(user)));
  const partner = ok(await platform.api.post<XflowAccount>('/accounts', PARTNER, as(user)));
  ok(await platform.api.send('POST', `/accounts/${partner.id}/activate`, undefined, as(user)));
  const addresses = await receivingAddresses(platform, partner.id);
  const address = addresses.find(({ currency }) => currency === 'USD');
  if (address === undefined) throw new Error('a partner has no address for dollars');
  return { platform, user, partner, address };
}

/** The body that the reference sends, to a partner's address. */
export function depositTo({ partner, address }: Pick<Payer, 'partner' | 'address'>, amount = '20.00') {
  return { amount, currency: 'USD', from: { account_id: partner.id }, payment_method: 'domestic_credit', to: { account_id: partner.id, address_id: address.id } };
}

/** Money arrives, and is there. */
export async function paid(payer: Payer, amount: string): Promise<XflowDeposit> {
  const { api } = payer.platform;
  const { id } = ok(await api.post<XflowDeposit>('/deposits', depositTo(payer, amount)));
  return eventually(async () => {
    const now = ok(await api.get<XflowDeposit>(`/deposits/${id}`));
    expect(now.status).toBe('completed');
    return now;
  });
}

/** What an account has in a compartment, in dollars. */
export async function balanceOf({ api }: Platform, account: string, compartment: string): Promise<string> {
  const balance = ok(await api.get<Balance>(`/balance?account_id=${account}`));
  return balance[compartment]?.find(({ currency }) => currency === 'USD')?.amount ?? '0.00';
}

export function deposits(stage: () => Stage): void {
  describe('a deposit', () => {
    let payer: Payer;
    beforeAll(async () => {
      payer = await newPayer(stage(), 'Xflow deposits');
    });
    const create = async (over: object = {}, extra = {}) => payer.platform.api.post<XflowDeposit>('/deposits', { ...depositTo(payer), ...over }, extra);

    it('is created by the example of the reference, goes through its states and is pending in the end', async () => {
      const made = ok(await create());
      expect(made).toEqual({
        amount: '20.00',
        created: expect.any(Number) as number,
        currency: 'USD',
        from: { account_id: payer.partner.id, address_id: null },
        id: expect.stringMatching(/^deposit_[0-9A-Za-z]{22}$/) as string,
        livemode: false,
        metadata: null,
        object: 'deposit',
        payment_method: 'domestic_credit',
        payment_method_details: null,
        reason_code: null,
        statement_descriptor: null,
        status: 'initialized',
        to: { account_id: payer.partner.id, address_id: payer.address.id },
      });
      await eventually(async () => expect(ok(await payer.platform.api.get<XflowDeposit>(`/deposits/${made.id}`)).status).toBe('processing'));
      await eventually(async () => expect(ok(await payer.platform.api.get<XflowDeposit>(`/deposits/${made.id}`, as(payer.user)))).toEqual({ ...made, status: 'completed' }));
      expect([await balanceOf(payer.platform, payer.partner.id, 'pending'), await balanceOf(payer.platform, payer.partner.id, 'available')]).toEqual(['20.00', '0.00']);
      expect((await payer.platform.fleexpay.get(`/deposits/${made.id.replace('deposit_', 'dep_')}`)).status).toBe(404);
    });

    it('keeps what the payer wrote, and what is noted on it', async () => {
      const made = ok(await create({ statement_descriptor: 'Online Payment for Invoice FY 2022-23-038', metadata: { a: '1' } }, as(payer.user)));
      const noted = ok(await payer.platform.api.post<XflowDeposit>(`/deposits/${made.id}`, { metadata: { internal_reference: 'ABC-1234', a: '' } }));
      expect(noted).toMatchObject({ id: made.id, statement_descriptor: 'Online Payment for Invoice FY 2022-23-038', metadata: { internal_reference: 'ABC-1234' } });
      expect(failure(await payer.platform.api.post(`/deposits/${made.id}`, { amount: '1.00' }))).toEqual([400, 'deposit_parameter_not_editable', 'deposit.amount']);
    });

    it.each<[object, number, string, string | undefined]>([
      [{ currency: 'EUR' }, 400, 'currency_not_supported', 'deposit.currency'],
      [{ amount: '0.00' }, 400, 'invalid_amount', 'deposit.amount'],
      [{ amount: '-20.00' }, 400, 'invalid_amount', 'deposit.amount'],
      [{ amount: '20.001' }, 400, 'invalid_amount', 'deposit.amount'],
      [{ amount: 20 }, 400, 'parameter_value_invalid', 'deposit.amount'],
      [{ amount: undefined }, 400, 'parameter_empty', 'deposit.amount'],
      [{ payment_method: 'klarna' }, 400, 'parameter_value_invalid', 'deposit.payment_method'],
      [{ to: undefined }, 400, 'parameter_empty', 'deposit.to'],
      [{ to: {} }, 400, 'parameter_empty', 'deposit.to.address_id'],
      [{ to: { address_id: `address_${'0'.repeat(22)}` } }, 404, 'object_not_found', 'deposit.to.address_id'],
      [{ metadata: { a: 'x'.repeat(501) } }, 400, 'metadata_value_max_length_invalid', 'deposit.metadata'],
      [{ colour: 'red' }, 400, 'parameter_unexpected', 'deposit.colour'],
    ])('is refused for %j', async (over, status, code, field) => {
      expect(failure(await create(over))).toEqual([status, code, field]);
    });

    it("is refused at another's address, from another's account, at a closed address and in live mode", async () => {
      const { platform, user, partner, address } = payer;
      const other = ok(await platform.api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Another' }, as(user)));
      expect(failure(await create({ to: { account_id: other.id, address_id: address.id } }))).toEqual([400, 'deposit_account_address_mismatch', 'deposit.to.address_id']);
      expect(failure(await create({ from: { account_id: other.id } }))).toEqual([400, 'deposit_account_id_mismatch', 'deposit.from.account_id']);
      const [theirs] = await receivingAddresses(platform, other.id);
      ok(await platform.api.send('POST', `/accounts/${other.id}/deactivate_address`, undefined));
      expect(failure(await create({ from: undefined, to: { address_id: theirs!.id } }))).toEqual([400, 'parameter_address_invalid', 'deposit.to.address_id']);
      expect(failure(await platform.live.post('/deposits', depositTo({ partner, address })))).toEqual([403, 'testmode_action_only', undefined]);
    });

    it('is cancelled, or fails, where the sandbox says so, and brings nothing', async () => {
      const moved = await newPayer(stage(), 'Moved');
      const { platform: { api, tenantId }, partner } = moved;
      const move = async (id: string, body: object) => stage().operator.client.post(`/sandbox/deposits/${id}/move?tenant_id=${tenantId}`, body);
      const [one, two, three] = [ok(await api.post<XflowDeposit>('/deposits', depositTo(moved, '3.00'))), ok(await api.post<XflowDeposit>('/deposits', depositTo(moved, '4.00'))), ok(await api.post<XflowDeposit>('/deposits', depositTo(moved, '5.00')))];
      ok(await move(one.id, { status: 'cancelled' }));
      ok(await move(two.id, { status: 'failed', reason_code: 'high_risk' }));
      ok(await move(three.id, { status: 'completed' }));
      expect([ok(await api.get<XflowDeposit>(`/deposits/${one.id}`)), ok(await api.get<XflowDeposit>(`/deposits/${two.id}`))]).toMatchObject([
        { status: 'cancelled', reason_code: 'cancelled' },
        { status: 'failed', reason_code: 'high_risk' },
      ]);
      expect((await move(one.id, { status: 'completed' })).status).toBe(409);
      expect(await balanceOf(moved.platform, partner.id, 'pending')).toBe('5.00');
    });

    it('comes in other currencies and by other methods through the sandbox', async () => {
      const european = await newPayer(stage(), 'European', ['USD', 'EUR']);
      const { platform: { api, tenantId }, partner } = european;
      const address = ok(await api.get<XflowList<ReceivingAddress>>(`/addresses?linked_id=${partner.id}&currency=EUR`)).data[0]!;
      const send = async (over: object) => stage().operator.client.post<{ id: string }>('/sandbox/deposits', { tenant_id: tenantId, address_id: address.id, currency: 'EUR', amount: '9.00', payment_method: 'check', reference_number: '000123', ...over });
      const { id } = ok(await send({}));
      expect(ok(await api.get(`/deposits/${id}`))).toMatchObject({ currency: 'EUR', amount: '9.00', payment_method: 'check', payment_method_details: { reference_number: '000123' }, to: { account_id: partner.id, address_id: address.id } });
      expect([(await send({ currency: 'USD' })).status, (await send({ amount: '0' })).status, (await send({ address_id: `address_${'0'.repeat(22)}` })).status]).toEqual([422, 400, 404]);
    });

    it('arrives at the addresses of a partner that is deactivated, and waits for it to go on', async () => {
      const closed = await newPayer(stage(), 'Deactivated payer');
      const { platform: { api }, user, partner } = closed;
      const receivable = await activated(closed);
      ok(await api.send('POST', `/accounts/${partner.id}/deactivate`, undefined, as(user)));
      await standing(closed, receivable, 'hold');
      expect((await paid(closed, '7.00')).status).toBe('completed');
      const reconcile = async () => api.post(`/receivables/${receivable.id}/reconcile`, { amount: '7.00' }, as(user));
      expect(failure(await reconcile())).toEqual([400, 'receivable_hold', undefined]);
      expect(await balanceOf(closed.platform, partner.id, 'pending')).toBe('7.00');
      ok(await api.send('POST', `/accounts/${partner.id}/deactivate_address`, undefined, as(user)));
      expect(failure(await api.post('/deposits', depositTo(closed)))).toEqual([400, 'parameter_address_invalid', 'deposit.to.address_id']);
      ok(await api.send('POST', `/accounts/${partner.id}/activate`, undefined, as(user)));
      await standing(closed, receivable, 'activated');
      expect(ok(await reconcile())).toMatchObject({ amount_reconciled: '7.00' });
    });

    it('that is taken back after it was reconciled stays reconciled: the partner owes it, and what comes next repays that first', async () => {
      const owing = await newPayer(stage(), 'Disputed later');
      const { platform, user, partner } = owing;
      const came = await paid(owing, '12.00');
      const receivable = await activated(owing);
      ok(await platform.api.post(`/receivables/${receivable.id}/reconcile`, { amount: '12.00' }, as(user)));
      const balances = async () => [await balanceOf(platform, partner.id, 'pending'), await balanceOf(platform, user.id, 'available')];
      ok(await stage().operator.client.post(`/sandbox/deposits/${came.id}/dispute?tenant_id=${platform.tenantId}`, { reason_code: 'general' }));
      expect(await balances()).toEqual(['0.00', '12.00']);
      expect(await reading(owing, receivable)).toMatchObject({ status: 'activated', amount_reconciled: '12.00', amount_reconcilable: '38.00' });
      await paid(owing, '10.00');
      expect(await balances()).toEqual(['0.00', '12.00']);
      await paid(owing, '5.00');
      expect(await balances()).toEqual(['3.00', '12.00']);
    });

    it('is taken back by another one below zero, once', async () => {
      const disputed = await newPayer(stage(), 'Disputed');
      const { platform, partner, address } = disputed;
      const came = await paid(disputed, '12.00');
      const of = `tenant_id=${platform.tenantId}`;
      const dispute = async () => stage().operator.client.post<{ id: string }>(`/sandbox/deposits/${came.id}/dispute?${of}`, { reason_code: 'duplicate' });
      const back = ok(await dispute());
      expect(ok(await platform.api.get(`/deposits/${back.id}`))).toMatchObject({ amount: '-12.00', status: 'completed', reason_code: 'duplicate', to: { account_id: partner.id, address_id: address.id }, from: came.from });
      expect(await balanceOf(platform, partner.id, 'pending')).toBe('0.00');
      expect((await dispute()).status).toBe(409);
    });
  });

  describe('the list of deposits', () => {
    it('is cut by every filter, for whom it concerns', async () => {
      const payer = await newPayer(stage(), 'Xflow deposit lister');
      const { platform, user, partner, address } = payer;
      const [first, second] = [await paid(payer, '1.00'), await paid(payer, '2.00')];
      const list = async (query: string, extra = {}) => ok(await platform.api.get<XflowList<XflowDeposit>>(`/deposits${query}`, extra)).data.map(({ id }) => id);
      const both = [second.id, first.id];
      for (const query of ['', '?status=completed&status=failed', '?status=completed,failed', '?currency=USD,EUR', '?payment_method=domestic_credit', `?to.account_id=${partner.id}`, `?to.address_id=${address.id}`, `?from.account_id=${partner.id}`, `?created.gte=${first.created}`]) {
        expect([query, await list(query)]).toEqual([query, both]);
        expect([query, await list(query, as(user))]).toEqual([query, both]);
      }
      for (const query of ['status=initialized', 'currency=EUR', 'payment_method=klarna', `to.account_id=${user.id}`, `from.account_id=${user.id}`, `from.address_id=${address.id}`, 'reason_code=general', 'created.lt=1']) {
        expect([query, await list(`?${query}`)]).toEqual([query, []]);
      }
      expect(await list(`?limit=1`)).toEqual([second.id]);
      expect(await list(`?starting_after=${second.id}`)).toEqual([first.id]);
      expect(await list(`?ending_before=${first.id}`)).toEqual([second.id]);
      expect(await list('', as(await newUser(platform)))).toEqual([]);
      expect(failure(await platform.api.get('/deposits?status=lost'))).toEqual([400, 'parameter_value_invalid', 'deposit.status']);
    });
  });

  describe('a deposit to an account that both surfaces know', () => {
    it('is told of on both, whichever way it came, and taken back on both', async () => {
      const platform = await newPlatform(stage(), 'Xflow and FleexPay');
      const [address] = await receivingAddresses(platform, platform.account);
      const made = ok(await platform.api.post<XflowDeposit>('/deposits', { amount: '5.00', currency: 'USD', payment_method: 'global_wire', to: { address_id: address!.id } }));
      const dep = made.id.replace('deposit_', 'dep_');
      expect((await platform.fleexpay.get(`/deposits/${dep}`)).status).toBe(404);
      await eventually(async () => expect(ok(await platform.fleexpay.get(`/deposits/${dep}`))).toMatchObject({ amount: '5.00', status: 'completed', method: 'swift', account_id: platform.account.replace('account_', 'acc_') }));
      await eventually(async () => {
        const { data: told } = ok(await platform.fleexpay.get<{ data: { type: string; data: { id: string } }[] }>('/events'));
        expect(told).toMatchObject([{ type: 'deposit.completed', account_id: platform.account.replace('account_', 'acc_'), data: ok(await platform.fleexpay.get<object>(`/deposits/${dep}`)) }]);
      });
      ok(await stage().operator.client.post(`/sandbox/deposits/${made.id}/dispute?tenant_id=${platform.tenantId}`, {}));
      expect(ok(await platform.fleexpay.get(`/deposits/${dep}`))).toMatchObject({ status: 'returned', failure_code: 'dispute_general' });
      const funded = ok(await platform.fleexpay.post<{ id: string }>('/sandbox/fund', { account_id: platform.account.replace('account_', 'acc_'), currency: 'EUR', amount: '7.00' }));
      const asXflow = ok(await platform.api.get<XflowDeposit>(`/deposits/${funded.id.replace('dep_', 'deposit_')}`));
      expect(asXflow).toMatchObject({ amount: '7.00', currency: 'EUR', status: 'completed', payment_method: 'domestic_credit', to: { account_id: platform.account, address_id: null } });
      expect(failure(await platform.api.post(`/deposits/${asXflow.id}`, { metadata: { a: '1' } }))).toEqual([400, 'deposit_parameter_not_editable', 'deposit.metadata']);
    });
  });
}
