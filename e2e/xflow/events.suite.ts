import { eventually } from '@corridor/testing';
import { type Extra, ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { activePartner, activeUser, completeUser } from './active-user.js';
import { as, failure, newPlatform, newUser, type Platform, type XflowAccount, type XflowList } from './platform.js';
import { receivingAddresses } from './receiving.suite.js';

export interface XflowEvent {
  readonly account_id: string;
  readonly created: number;
  readonly id: string;
  readonly linked_id: string;
  readonly linked_object: string;
  readonly livemode: boolean;
  readonly object: 'event';
  readonly type: string;
}

const IN_TIME = { timeoutMs: 15_000 };

export function events(stage: () => Stage): void {
  describe('an event of the Xflow API', () => {
    let platform: Platform;
    let user: XflowAccount;
    let address: string;
    let partner: XflowAccount;
    let own: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow events');
      ({ user, address } = await activeUser(platform));
      partner = await activePartner(platform, 'Of the user', user);
      own = await activePartner(platform, 'Of the platform');
      await told('', 6);
    });
    const list = async (query: string, extra: Extra = {}) => ok(await platform.api.get<XflowList<XflowEvent>>(`/events${query}`, extra)).data;
    /** Events come a moment after what they tell of. */
    const told = async (query: string, count: number, extra: Extra = {}) =>
      eventually(async () => {
        const found = await list(query, extra);
        expect(found).toHaveLength(count);
        return found;
      }, IN_TIME);
    const types = (found: readonly XflowEvent[]) => found.map(({ type }) => type);
    const ids = (found: readonly XflowEvent[]) => found.map(({ id }) => id);

    it('says what happened to which object, whose that is and when, and nothing more', async () => {
      const [event] = await list(`?linked_id=${address}&type=address.created`);
      expect(event).toEqual({
        account_id: user.id,
        created: expect.any(Number),
        id: expect.stringMatching(/^event_[0-9A-Za-z]{22}$/),
        linked_id: address,
        linked_object: 'address',
        livemode: false,
        object: 'event',
        type: 'address.created',
      });
      expect(Math.abs((event?.created ?? 0) - Date.now() / 1000)).toBeLessThan(120);
      expect(ok(await platform.api.get(`/events/${event?.id}`))).toEqual(event);
    });

    it('is there for everything that an activation did, in its order', async () => {
      const ofAddress = await list(`?linked_id=${address}`);
      expect(types(ofAddress)).toEqual(['address.status.activated', 'address.created']);
      const ofUser = await list(`?linked_id=${user.id}`);
      expect(types(ofUser)).toEqual(['account.payouts_enabled.updated', 'account.status.activated']);
      expect(new Set([...ofAddress, ...ofUser].map((event) => event.account_id))).toEqual(new Set([user.id]));
    });

    it("of a partner is its user's, or its platform's, and tells of no payouts", async () => {
      for (const [about, account] of [[partner.id, user.id], [own.id, platform.account]]) {
        expect(await list(`?linked_id=${about}`)).toMatchObject([{ type: 'account.status.activated', account_id: account, linked_id: about, linked_object: 'account' }]);
      }
    });

    it('is told when payouts are switched, by the platform or by the operator, and not when settings stay', async () => {
      const { user: paid } = await activeUser(platform);
      const settings = async (payouts: object) => ok(await platform.api.post(`/account_settings/${paid.id.replace('account_', 'account_setting_')}`, { payouts }));
      const switches = async (count: number) => told(`?linked_id=${paid.id}&type=account.payouts_enabled.updated`, count);
      await switches(1);
      await settings({ interval: 'weekly', weekly_anchor: 'friday' });
      await settings({ enabled: true });
      await settings({ enabled: false });
      await settings({ enabled: true });
      expect((await switches(3)).every((event) => event.account_id === paid.id)).toBe(true);
      const decide = async (verdict: string) => ok(await stage().operator.client.post(`/accounts/${paid.id.replace('account_', 'acc_')}/decision?tenant_id=${platform.tenantId}&mode=test`, { decision: verdict }));
      await decide('hold');
      await switches(4);
      expect(types(await list(`?linked_id=${paid.id}&limit=2`))).toEqual(['account.payouts_enabled.updated', 'account.status.hold']);
      await decide('activate');
      await switches(5);
      const hold = async (account: XflowAccount, held: boolean) => stage().operator.client.post<{ enabled: boolean; reason_not_enabled: string | null }>(`/accounts/${account.id}/payouts?tenant_id=${platform.tenantId}&mode=test`, { held });
      expect(ok(await hold(paid, true))).toMatchObject({ enabled: false, reason_not_enabled: 'operator_hold' });
      await settings({ enabled: true });
      expect((await hold(paid, true)).status).toBe(200);
      await switches(6);
      expect(ok(await hold(paid, false))).toMatchObject({ enabled: true, reason_not_enabled: null });
      await switches(7);
      expect((await hold(partner, true)).status).toBe(409);
    });

    it("is told of the addresses of a user's partner, as the user's, when they are opened and closed", async () => {
      const { user: paid } = await activeUser(platform);
      const payer = await activePartner(platform, 'Pays at an address', paid);
      const [receive] = await receivingAddresses(platform, payer.id);
      const ofAddress = async (count: number) => told(`?linked_id=${receive?.id}`, count);
      expect(types(await ofAddress(2))).toEqual(['address.status.activated', 'address.created']);
      const ofPartner = await told(`?linked_id=${payer.id}`, 2);
      expect(types(ofPartner)).toEqual(['account.address.activated', 'account.status.activated']);
      ok(await platform.api.send('POST', `/accounts/${payer.id}/deactivate_address`, undefined));
      expect(types(await ofAddress(3))[0]).toBe('address.status.deactivated');
      ok(await platform.api.send('POST', `/accounts/${payer.id}/activate_address`, undefined));
      const all = [...ofPartner, ...(await ofAddress(4)), ...(await told(`?linked_id=${payer.id}`, 3))];
      expect(new Set(all.map((event) => event.account_id))).toEqual(new Set([paid.id]));
    });

    it('is told of a deposit that has come, on whichever surface', async () => {
      const deposit = ok(await platform.fleexpay.post<{ id: string }>('/sandbox/fund', { account_id: platform.account.replace('account_', 'acc_'), currency: 'USD', amount: '10.00' }));
      const about = deposit.id.replace('dep_', 'deposit_');
      expect(await told(`?linked_id=${about}`, 1)).toMatchObject([{ type: 'deposit.status.completed', linked_object: 'deposit', account_id: platform.account }]);
    });

    it('is listed as the filters say', async () => {
      const [first, second] = [`?linked_id=${address},${partner.id}`, `?linked_id=${address}&linked_id=${partner.id}`];
      expect(await list(first)).toHaveLength(3);
      expect(await list(second)).toEqual(await list(first));
      expect(types(await list(`?account_id=${user.id}&linked_object=address`))).toEqual(['address.status.activated', 'address.created']);
      expect(types(await list(`?account_id=${user.id}&linked_object=address&type=address.created,account.status.activated`))).toEqual(['address.created']);
      expect(await list(`?account_id=${user.id}&linked_object=address,account`)).toHaveLength(5);
      expect(await list('?linked_object=payout')).toEqual([]);
      expect(await list(`?account_id=${platform.account}&linked_id=${own.id}`)).toHaveLength(1);
      expect(await list('?created.lt=1')).toEqual([]);
      const [newest] = await list(`?account_id=${user.id}&limit=1`);
      expect(ids(await list(`?account_id=${user.id}&created.gte=${newest?.created}`))).toContain(newest?.id);
    });

    it('is paged in both directions', async () => {
      const all = ids(await told(`?account_id=${user.id}`, 5));
      const page = ok(await platform.api.get<XflowList<XflowEvent>>(`/events?account_id=${user.id}&limit=2&starting_after=${all[1]}`));
      expect([ids(page.data), page.has_next, page.object]).toEqual([[all[2], all[3]], true, 'list']);
      expect(ids(await list(`?account_id=${user.id}&limit=2&ending_before=${all[3]}`))).toEqual([all[1], all[2]]);
    });

    it("is seen by the user whose it is, and by its platform", async () => {
      const seen = await list('', as(user));
      expect(new Set(seen.map((event) => event.account_id))).toEqual(new Set([user.id]));
      expect(seen).toHaveLength(5);
      const other = await newUser(platform);
      const stranger = await newPlatform(stage(), 'Stranger to events');
      expect(await list('', as(other))).toEqual([]);
      const [event] = seen;
      expect(ok(await platform.api.get(`/events/${event?.id}`, as(user)))).toEqual(event);
      for (const answer of [await platform.api.get(`/events/${event?.id}`, as(other)), await stranger.api.get(`/events/${event?.id}`), await platform.live.get(`/events/${event?.id}`)]) {
        expect(failure(answer)).toEqual([404, 'object_not_found', 'event.id']);
      }
      expect(ok(await stranger.api.get<XflowList<XflowEvent>>(`/events?linked_id=${user.id}`)).data).toEqual([]);
    });

    it.each<[string, number, string, string]>([
      ['type=deposit.status.lost', 400, 'parameter_value_invalid', 'event.type'],
      ['linked_object=invoice', 400, 'parameter_value_invalid', 'event.linked_object'],
      ['linked_id=file_0000000000000000000000', 400, 'parameter_value_invalid', 'event.linked_id'],
      ['account_id=acc_1', 400, 'parameter_value_invalid', 'event.account_id'],
      ['account_id=account_01KF2Wm0Zp7vT9sQd4xYbA', 404, 'object_not_found', 'event.account_id'],
      ['created.gt=yesterday', 400, 'timestamp_invalid', 'event.created.gt'],
      ['limit=11', 400, 'parameter_range_invalid', 'event.limit'],
      ['colour=red', 400, 'parameter_unexpected', 'event.colour'],
    ])('is not listed by %s', async (query, status, code, field) => {
      expect(failure(await platform.api.get(`/events?${query}`))).toEqual([status, code, field]);
    });

    it("is asked for by account by a platform in its own name alone", async () => {
      const direct = await newPlatform(stage(), 'Direct user of events', 'direct_user');
      for (const answer of [await platform.api.get(`/events?account_id=${user.id}`, as(user)), await direct.api.get(`/events?account_id=${direct.account}`)]) {
        expect(failure(answer)).toEqual([403, 'action_unauthorized', 'event.account_id']);
      }
      await activePartner(direct, 'Of a direct user');
      await eventually(async () => {
        const { data } = ok(await direct.api.get<XflowList<XflowEvent>>('/events'));
        expect(data).toMatchObject([{ type: 'account.status.activated', account_id: direct.account }]);
      }, IN_TIME);
    });

    it('of an account that was never activated is none', async () => {
      const { user: draft, address: at } = await completeUser(platform);
      await told(`?linked_id=${at}`, 2);
      expect(await list(`?linked_id=${draft.id}`)).toEqual([]);
    });
  });
}
