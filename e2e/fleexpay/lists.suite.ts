import { type Failure, ok } from '../support/client.js';
import { convert, everything, fund, quote } from '../support/flows.js';
import type { List } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

interface Item {
  readonly id: string;
}

const US_BANK = { account_number: '000123456789', routing_number: '021000021', country: 'US' };
/** More than a page of two, and than two of them. */
const MADE = 5;

/** Every list of the API goes by one set of rules. */
export function lists(stage: () => Stage): void {
  describe.each(['accounts', 'beneficiaries', 'conversions', 'customers', 'deposits', 'payouts', 'quotes', 'transactions', 'transfers', 'wallets', 'webhook_endpoints'])('the list of %s', (name) => {
    let actor: Actor;
    let all: readonly string[];

    beforeAll(async () => {
      actor = await newActor(stage(), `List of ${name}`);
      for (let made = 0; made < MADE; made += 1) await MAKERS[name]?.(actor);
      all = (await everything<Item>(actor, `/${name}`)).map(({ id }) => id);
    }, 60_000);

    const page = async (query: string) => {
      const list = ok(await actor.api.get<List<Item>>(`/${name}?${query}`));
      return { ids: list.data.map(({ id }) => id), more: list.has_more, next: list.next_cursor };
    };
    const refused = async (query: string) => {
      const { status, body } = await actor.api.get<Failure>(`/${name}?${query}`);
      return [status, body.error?.type, body.error?.param];
    };

    it('has all that was made, each once', () => {
      expect(all.length).toBeGreaterThanOrEqual(MADE);
      expect(new Set(all).size).toBe(all.length);
    });

    it('is turned page by page, to the end', async () => {
      expect(await page('limit=2')).toEqual({ ids: all.slice(0, 2), more: true, next: all[1] });
      expect(await page(`limit=2&starting_after=${all[1]}`)).toEqual({ ids: all.slice(2, 4), more: true, next: all[3] });
      expect(await page(`limit=100&starting_after=${all[1]}`)).toEqual({ ids: all.slice(2), more: false, next: null });
      expect(await page(`starting_after=${all.at(-1)}`)).toEqual({ ids: [], more: false, next: null });
    });

    it('is turned back, in the same order', async () => {
      expect(await page(`limit=2&ending_before=${all[3]}`)).toEqual({ ids: all.slice(1, 3), more: true, next: all[1] });
      expect(await page(`limit=2&ending_before=${all[1]}`)).toEqual({ ids: all.slice(0, 1), more: false, next: null });
      expect(await page(`ending_before=${all[0]}`)).toEqual({ ids: [], more: false, next: null });
    });

    it.each(['0', '101', 'abc', '-1', '1.5', '1e1', '', '%2B5', '0x5', '٣'])('has no page of %s', async (limit) => {
      expect(await refused(`limit=${limit}`)).toEqual([400, 'invalid_request', 'limit']);
    });

    it('takes one cursor, of an object that it has', async () => {
      expect(await refused(`starting_after=${all[0]}&ending_before=${all[1]}`)).toEqual([400, 'invalid_request', 'ending_before']);
      for (const cursor of ['starting_after', 'ending_before']) {
        expect(await refused(`${cursor}=nonsense`)).toEqual([400, 'invalid_request', cursor]);
        expect(await refused(`${cursor}=`)).toEqual([400, 'invalid_request', cursor]);
        expect(await refused(`${cursor}=${all[0]?.replace(/_.*/, '_0000000000000000000000')}`)).toEqual([400, 'invalid_request', cursor]);
      }
    });

    it('takes no parameter that it does not know', async () => {
      expect(await refused('sort=asc')).toEqual([400, 'invalid_request', 'sort']);
    });
  });
}

const registered = async ({ api }: Actor) => ok(await api.post<Item>('/beneficiaries', { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: US_BANK }));
const opened = async ({ api }: Actor) => ok(await api.post<Item>('/wallets', { asset: 'USDC', network: 'ethereum' }));

/** How one more object of each list comes about. */
const MAKERS: Readonly<Record<string, (actor: Actor) => Promise<unknown>>> = {
  accounts: ({ api }) => api.post('/accounts', {}).then(ok),
  beneficiaries: registered,
  conversions: async (actor) => {
    await fund(actor, 'EUR', '10.00');
    return ok(await convert(actor, (await quote(actor, '1.00')).id));
  },
  customers: ({ api }) => api.post('/customers', { type: 'individual', legal_name: 'Jordan Lee', country: 'GB' }).then(ok),
  deposits: (actor) => fund(actor, 'EUR', '10.00'),
  payouts: async (actor) => {
    await fund(actor, 'USD', '100.00');
    const { id } = await registered(actor);
    return ok(await actor.api.post('/payouts', { account_id: actor.account, currency: 'USD', amount: '10.00', beneficiary_id: id, rail: 'ach' }));
  },
  quotes: (actor) => quote(actor, '1.00'),
  transactions: (actor) => fund(actor, 'EUR', '10.00'),
  transfers: async (actor) => {
    const { id } = await opened(actor);
    ok(await actor.api.post('/sandbox/events', { type: 'wallet.deposit_received', object_id: id, amount: '100.00' }));
    return ok(await actor.api.post('/transfers', { wallet_id: id, to_address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', asset: 'USDC', network: 'ethereum', amount: '10.00' }));
  },
  wallets: opened,
  webhook_endpoints: ({ api }) => api.post('/webhook_endpoints', { url: 'http://127.0.0.1:9/never', events: ['deposit.completed'] }).then(ok),
};
