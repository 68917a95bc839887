import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import validator from 'validator';
import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, type XflowAccount, type XflowList } from './platform.js';

export interface ReceivingAddress {
  readonly id: string;
  readonly category: string;
  readonly currency: string;
  readonly linked_id: string;
  readonly status: string;
  readonly bank_account: { readonly number: string; readonly last4: string; readonly iban: string | null; readonly domestic_credit: string | null; readonly domestic_wire: string | null; readonly global_wire: string };
}

/** Has an account receive money, and waits until it can. */
export async function receivingAddresses({ api }: Platform, id: string): Promise<readonly ReceivingAddress[]> {
  ok(await api.send('POST', `/accounts/${id}/activate_address`, undefined));
  await eventually(async () => expect(ok(await api.get<XflowAccount>(`/accounts/${id}`)).address).toBe('activated'));
  return ok(await api.get<XflowList<ReceivingAddress>>(`/addresses?linked_id=${id}&category=xflow_receive`)).data;
}

export function receiving(stage: () => Stage): void {
  describe('an address to receive money at', () => {
    let platform: Platform;
    let user: XflowAccount;
    let partner: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow receiving');
      user = await newUser(platform);
      partner = ok(await platform.api.post<XflowAccount>('/accounts', PARTNER, as(user)));
    });
    const act = async (id: string, action: 'activate_address' | 'deactivate_address', extra = {}, api = platform.api) => api.send<XflowAccount>('POST', `/accounts/${id}/${action}`, undefined, extra);
    const addressesOf = async (id: string, query = '') => ok(await platform.api.get<XflowList<ReceivingAddress>>(`/addresses?linked_id=${id}${query}`)).data;

    it('is requested and comes by itself, with numbers that a bank in the United States accepts', async () => {
      const asked = ok(await act(partner.id, 'activate_address', as(user)));
      expect([asked.id, asked.address]).toEqual([partner.id, 'requested']);
      expect(failure(await act(partner.id, 'deactivate_address'))).toEqual([400, 'address_cannot_be_deactivated', 'account.address']);
      const [address, ...others] = await receivingAddresses(platform, partner.id);
      expect(others).toEqual([]);
      const { number, domestic_credit: routing, domestic_wire: wire, global_wire: bic } = address!.bank_account;
      expect(address).toEqual({
        bank_account: { domestic_credit: routing, domestic_debit: null, domestic_fast_credit: routing, domestic_wire: wire, global_wire: bic, iban: null, last4: number.slice(-4), number },
        billing_details: null,
        category: 'xflow_receive',
        created: expect.any(Number) as number,
        currency: 'USD',
        id: address!.id,
        is_reusable: false,
        linked_id: partner.id,
        linked_object: 'account',
        livemode: false,
        metadata: null,
        name: null,
        object: 'address',
        status: 'activated',
        supporting_documentation: null,
        type: 'bank_account',
        wallet: null,
      });
      expect([validator.isAbaRouting(routing ?? ''), validator.isAbaRouting(wire ?? ''), isValidBIC(bic)]).toEqual([true, true, true]);
      expect(ok(await platform.api.get(`/addresses/${address!.id}`, as(user)))).toEqual(address);
      expect(ok(await platform.api.post(`/addresses/${address!.id}`, { metadata: { internal_reference: 'ABC-1234' } }))).toEqual({ ...address, metadata: { internal_reference: 'ABC-1234' } });
    });

    it('is there for every currency of the settings, and stays itself when it is closed and opened again', async () => {
      const open = await receivingAddresses(platform, partner.id);
      expect(ok(await act(partner.id, 'activate_address')).address).toBe('activated');
      expect(await addressesOf(partner.id)).toEqual(open);
      const settings = user.id.replace('account_', 'account_setting_');
      ok(await platform.api.post(`/account_settings/${settings}`, { address_currency: { partner: ['USD', 'EUR', 'GBP'] } }, as(user)));
      ok(await act(partner.id, 'activate_address'));
      const all = await addressesOf(partner.id);
      expect(all.map(({ currency }) => currency).sort()).toEqual(['EUR', 'GBP', 'USD']);
      for (const { currency, bank_account: { iban } } of all) expect(iban === null ? currency : isValidIBAN(electronicFormatIBAN(iban) ?? '')).toBe(iban === null ? 'USD' : true);
      expect(ok(await act(partner.id, 'deactivate_address')).address).toBe('deactivated');
      expect(ok(await act(partner.id, 'deactivate_address')).address).toBe('deactivated');
      expect((await addressesOf(partner.id)).map(({ status }) => status)).toEqual(['deactivated', 'deactivated', 'deactivated']);
      expect(await addressesOf(partner.id, '&status=activated')).toEqual([]);
      expect(await receivingAddresses(platform, partner.id)).toEqual(all);
    });

    it('is there for a platform and its users too, each with a number of its own, and one more to pay fees to ahead', async () => {
      const own = await receivingAddresses(platform, platform.account);
      const theirs = await receivingAddresses(platform, user.id);
      const fees = await addressesOf(platform.account, '&category=xflow_fee_advance');
      expect([own, theirs, fees].map((each) => each.map(({ linked_id: id, currency }) => [id, currency]))).toEqual([[[platform.account, 'USD']], [[user.id, 'USD']], [[platform.account, 'USD']]]);
      const everything = ok(await platform.api.get<XflowList<ReceivingAddress>>('/addresses?type=bank_account&currency=USD')).data;
      expect(new Set(everything.map(({ bank_account: { number } }) => number)).size).toBe(4);
      expect(ok(await platform.api.get<XflowList<ReceivingAddress>>('/addresses?category=xflow_receive,xflow_fee_advance&currency=USD', as(user))).data.map(({ linked_id: id }) => id)).toEqual([user.id, partner.id]);
    });

    it('comes without being asked for where the settings say so', async () => {
      const other = await newPlatform(stage(), 'Xflow receiving by default');
      const settings = other.account.replace('account_', 'account_setting_');
      ok(await other.api.post(`/account_settings/${settings}`, { address: { partner: true }, address_currency: { partner: ['EUR'] } }));
      const made = ok(await other.api.post<XflowAccount>('/accounts', PARTNER));
      expect(made.address).toBe('requested');
      await eventually(async () => expect(ok(await other.api.get<XflowAccount>(`/accounts/${made.id}`)).address).toBe('activated'));
      expect(ok(await other.api.get<XflowList<ReceivingAddress>>(`/addresses?linked_id=${made.id}`)).data.map(({ currency }) => currency)).toEqual(['EUR']);
      ok(await other.api.post(`/account_settings/${settings}`, { address: { partner: false }, address_currency: { partner: [] } }));
      const none = ok(await other.api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'In no currency' }));
      expect(none.address).toBe('deactivated');
      expect(failure(await act(none.id, 'activate_address', {}, other.api))).toEqual([400, 'action_not_enabled', 'account_setting.address_currency']);
    });

    it('is not for users to ask for themselves, nor for strangers', async () => {
      const another = await newUser(platform);
      expect(failure(await act(another.id, 'activate_address', as(another)))).toEqual([403, 'action_unauthorized', 'account.address']);
      expect(failure(await act(another.id, 'deactivate_address', as(another)))).toEqual([403, 'action_unauthorized', 'account.address']);
      expect(failure(await act(partner.id, 'activate_address', as(another)))).toEqual([404, 'object_not_found', 'account.id']);
      const stranger = await newPlatform(stage(), 'Stranger to receiving');
      expect(failure(await act(partner.id, 'deactivate_address', {}, stranger.api))).toEqual([404, 'object_not_found', 'account.id']);
      expect(failure(await stranger.api.get(`/addresses?linked_id=${partner.id}`))).toEqual([200, undefined, undefined]);
    });

    it('waits in live mode for a person who has opened it at a bank', async () => {
      const { operator } = stage();
      const [own] = ok(await platform.live.get<XflowList<XflowAccount>>('/accounts?type=platform')).data;
      const where = `?tenant_id=${platform.tenantId}&mode=live`;
      expect(failure(await act(own!.id, 'activate_address', {}, platform.live))).toEqual([400, 'account_status_invalid', 'account.status']);
      ok(await operator.client.post(`/accounts/${own!.id}/decision${where}`, { decision: 'activate' }));
      expect(ok(await act(own!.id, 'activate_address', {}, platform.live)).address).toBe('requested');
      const decide = async (body: object) => operator.client.post<{ receiving: string }>(`/accounts/${own!.id}/receiving${where}`, body);
      const bank = { currency: 'USD', number: '4471000123', domestic_credit: '021000021', global_wire: 'CHASUS33' };
      for (const wrong of [{ ...bank, domestic_credit: '021000022' }, { ...bank, iban: 'DE00' }, { ...bank, swift: 'X' }, { ...bank, currency: 'INR' }]) expect((await decide({ decision: 'activate', banks: [wrong] })).status).toBe(400);
      expect((await decide({ decision: 'activate' })).status).toBe(400);
      expect((await decide({ decision: 'activate', banks: [{ ...bank, currency: 'EUR' }] })).status).toBe(409);
      expect(ok(await decide({ decision: 'activate', banks: [bank] })).receiving).toBe('activated');
      expect((await decide({ decision: 'refuse' })).status).toBe(409);
      const [address, ...others] = ok(await platform.live.get<XflowList<ReceivingAddress>>('/addresses')).data;
      expect(others).toEqual([]);
      expect(address).toMatchObject({ category: 'xflow_receive', livemode: true, bank_account: { number: '4471000123', domestic_credit: '021000021', domestic_wire: null, global_wire: 'CHASUS33' } });
    });
  });
}
