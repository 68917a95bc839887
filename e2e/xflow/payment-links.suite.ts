import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { newPayer, type Payer } from './deposits.suite.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, type XflowAccount, type XflowList } from './platform.js';
import { activated, drafted, type XflowReceivable } from './receivable.js';

export interface PaymentLink {
  readonly id: string;
  readonly link: string;
  readonly status: string;
  readonly expires_at: number;
  readonly created: number;
  readonly account_id: string;
  readonly receivable_ids: readonly string[];
}

const DAY = 86_400;

export function paymentLinks(stage: () => Stage): void {
  describe('a payment link', () => {
    let payer: Payer;
    let platform: Platform;
    let user: XflowAccount;
    let partner: XflowAccount;
    let receivable: XflowReceivable;
    beforeAll(async () => {
      payer = await newPayer(stage(), 'Xflow payment links');
      ({ platform, user, partner } = payer);
      receivable = await activated(payer);
    });
    const body = (over: object = {}) => ({ account_id: partner.id, receivable_ids: [receivable.id], type: 'receivable', ...over });
    const create = async (over: object = {}, extra = {}) => platform.api.post<PaymentLink>('/payment_links', body(over), extra);
    const act = async (id: string, action: string, extra = {}) => platform.api.send<PaymentLink>('POST', `/payment_links/${id}/${action}`, undefined, extra);

    it('is created by the example of the reference, and answered as it prints it', async () => {
      const made = ok(await create({}, as(user)));
      expect(made).toEqual({
        account_id: partner.id,
        created: expect.any(Number) as number,
        expires_at: made.created + 60 * DAY,
        id: expect.stringMatching(/^pl_[0-9A-Za-z]{22}$/) as string,
        link: `${stage().origin}/checkout/${made.id}`,
        livemode: false,
        metadata: null,
        object: 'payment_link',
        receivable_ids: [receivable.id],
        status: 'activated',
        type: 'receivable',
      });
      expect(ok(await platform.api.get(`/payment_links/${made.id}`))).toEqual(made);
      const noted = ok(await platform.api.post(`/payment_links/${made.id}`, { metadata: { internal_reference: 'ABC-1234' } }));
      expect(noted).toEqual({ ...made, metadata: { internal_reference: 'ABC-1234' } });
    });

    it.each<[string, () => object, number, string, string]>([
      ['several receivables', () => ({ receivable_ids: [receivable.id, receivable.id] }), 400, 'payment_link_receivable_count_exceed', 'receivable_ids'],
      ['none', () => ({ receivable_ids: [] }), 400, 'parameter_empty', 'receivable_ids'],
      ['no list', () => ({ receivable_ids: receivable.id }), 400, 'parameter_value_invalid', 'receivable_ids'],
      ['an unknown receivable', () => ({ receivable_ids: [`receivable_${'0'.repeat(22)}`] }), 404, 'object_not_found', 'receivable_ids'],
      ['an unknown account', () => ({ account_id: `account_${'0'.repeat(22)}` }), 404, 'object_not_found', 'account_id'],
      ['somebody else', () => ({ account_id: user.id }), 400, 'payment_link_account_receivable_mismatch', 'account_id'],
      ['another type', () => ({ type: 'invoice' }), 400, 'parameter_value_invalid', 'type'],
      ['an unknown field', () => ({ amount: '1.00' }), 400, 'parameter_unexpected', 'amount'],
    ])('is refused for %s', async (_what, over, status, code, field) => expect(failure(await create(over()))).toEqual([status, code, `payment_link.${field}`]));

    it('is for receivables that can be paid, by partners in the United States, in dollars', async () => {
      const draft = await drafted(payer);
      expect(failure(await create({ receivable_ids: [draft.id] }))).toEqual([400, 'payment_link_receivable_status_invalid', 'payment_link.receivable_ids']);
      const abroad = { ...PARTNER, nickname: 'Abroad', business_details: { ...PARTNER.business_details, physical_address: { city: 'London', country: 'GB', line1: '1 High Street', postal_code: 'E1 6AN' } } };
      const british = ok(await platform.api.post<XflowAccount>('/accounts', abroad, as(user)));
      ok(await platform.api.send('POST', `/accounts/${british.id}/activate`, undefined));
      const theirs = await activated({ ...payer, partner: british });
      expect(failure(await create({ account_id: british.id, receivable_ids: [theirs.id] }))).toEqual([400, 'payment_link_non_us_account_non_usd_currency', 'payment_link.account_id']);
    });

    it('is switched off and on, ends for good, and a repeat of either of the first changes nothing', async () => {
      const { id, expires_at: end } = ok(await create());
      for (const [action, status] of [['deactivate', 'deactivated'], ['deactivate', 'deactivated'], ['activate', 'activated'], ['activate', 'activated']] as const) expect(ok(await act(id, action)).status).toBe(status);
      expect(ok(await act(id, 'extend')).expires_at).toBe(end + 7 * DAY);
      await act(id, 'deactivate');
      expect(failure(await act(id, 'extend'))).toEqual([400, 'payment_link_extend_disallowed', 'payment_link.status']);
      expect(ok(await act(id, 'expire')).status).toBe('expired');
      for (const [action, code] of [['expire', 'payment_link_expire_invalid'], ['activate', 'payment_link_activate_disallowed'], ['deactivate', 'payment_link_deactivate_invalid'], ['extend', 'payment_link_extend_invalid']] as const) {
        expect(failure(await act(id, action))).toEqual([400, code, 'payment_link.status']);
      }
      for (const [field, value] of [['account_id', partner.id], ['receivable_ids', []], ['type', 'receivable']] as const) {
        expect(failure(await platform.api.post(`/payment_links/${id}`, { [field]: value }))).toEqual([400, 'payment_link_parameter_not_editable', `payment_link.${field}`]);
      }
      expect(failure(await platform.api.post(`/payment_links/${id}`, { link: 'x' }))).toEqual([400, 'payment_link_parameter_not_editable', 'payment_link.link']);
    });

    it('is listed as the filter says; by when it expires, the next one first', async () => {
      const theirs = await newPayer(stage(), 'Payment link lister');
      const lister = theirs.platform;
      const owed = await activated(theirs);
      const make = async () => ok(await lister.api.post<PaymentLink>('/payment_links', { account_id: theirs.partner.id, receivable_ids: [owed.id], type: 'receivable' }));
      const [first, second, third] = [await make(), await make(), await make()];
      ok(await lister.api.send('POST', `/payment_links/${first.id}/extend`, undefined));
      ok(await lister.api.send('POST', `/payment_links/${second.id}/deactivate`, undefined));
      const list = async (query: string, extra = {}) => ok(await lister.api.get<XflowList<PaymentLink>>(`/payment_links?${query}`, extra)).data.map(({ id }) => id);
      const newest = [third.id, second.id, first.id];
      expect([await list(''), await list('', as(theirs.user))]).toEqual([newest, newest]);
      expect(await list(`expires_at.gt=${first.created}`)).toEqual([second.id, third.id, first.id]);
      expect((await list(`expires_at.gte=${first.created}&limit=2`)).includes(first.id)).toBe(false);
      expect(await list(`expires_at.gt=${second.expires_at + DAY}&status=activated`)).toEqual([first.id]);
      expect(await list(`expires_at.lt=${first.created}`)).toEqual([]);
      const firsts = await list(`expires_at.gt=1&limit=2`);
      expect(await list(`expires_at.gt=1&limit=2&starting_after=${firsts[1] ?? ''}`)).toEqual([first.id]);
      expect(await list('status=activated')).toEqual([third.id, first.id]);
      expect(await list('status=activated,deactivated&type=receivable')).toEqual(newest);
      for (const name of ['receivable_ids', 'receiveble_ids']) {
        expect(await list(`${name}=${owed.id}`)).toEqual(newest);
        expect(await list(`${name}=receivable_${'0'.repeat(22)}`)).toEqual([]);
      }
      expect(await list(`account_id=${theirs.partner.id}&account_id=${theirs.user.id}`)).toEqual(newest);
      expect([await list(`account_id=${theirs.user.id}`), await list('created.lt=1')]).toEqual([[], []]);
      expect(failure(await lister.api.get('/payment_links?expires_at.gt=soon'))).toEqual([400, 'timestamp_invalid', 'payment_link.expires_at.gt']);
    });

    it('is nothing to strangers', async () => {
      const { id } = ok(await create());
      const stranger = await newPlatform(stage(), 'Stranger to links');
      const another = await newUser(platform);
      for (const [api, extra] of [[stranger.api, {}], [platform.api, as(another)], [platform.live, {}]] as const) {
        expect(failure(await api.get(`/payment_links/${id}`, extra))).toEqual([404, 'object_not_found', 'payment_link.id']);
        expect(failure(await api.send('POST', `/payment_links/${id}/expire`, undefined, extra))).toEqual([404, 'object_not_found', 'payment_link.id']);
        expect(ok(await api.get<XflowList<PaymentLink>>('/payment_links', extra)).data).toEqual([]);
      }
      expect(failure(await create({}, as(another)))[0]).toBe(404);
    });
  });
}
