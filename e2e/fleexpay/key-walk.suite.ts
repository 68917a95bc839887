import { eventually } from '@corridor/testing';
import { Client, type Failure, ok } from '../support/client.js';
import { convert, fund, quote } from '../support/flows.js';
import type { Customer, List } from '../support/objects.js';
import { NO_LIMITS } from '../support/operator.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const BASE = '/fleexpay/v1';
const GLOBEX = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };
const OUTSIDE = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

/** Parameters of a list's query that hold an id of what it lists. */
const CURSORS = ['starting_after', 'ending_before'];

/** A call as the document has it. */
interface DocumentedCall {
  readonly method: string;
  /** Without the base. */
  readonly path: string;
  /** Fields of the body, and parameters of the query, that hold ids. */
  readonly fields: readonly string[];
  readonly queries: readonly string[];
  readonly cursors: readonly string[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, object>> }>> };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> };
}

function callsOf({ paths, components }: Document): readonly DocumentedCall[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { parameters = [], requestBody }]) => {
      const name = requestBody?.content['application/json']?.schema.$ref.split('/').at(-1);
      const isId = (field: string) => /_id$/.test(field) || field === 'reference';
      const queries = parameters.filter((each) => each.in === 'query').map((each) => each.name);
      return {
        method: method.toUpperCase(),
        path: path.slice(BASE.length),
        fields: Object.keys(name === undefined ? {} : (components.schemas[name]?.properties ?? {})).filter((field) => /_id$/.test(field)),
        queries: queries.filter(isId),
        cursors: queries.filter((query) => CURSORS.includes(query)),
      };
    }),
  );
}

/** One object of each resource, by the word that stands before its id in paths, of one tenant. */
type Objects = Readonly<Record<string, string>>;

async function objectsOf(actor: Actor): Promise<Objects> {
  const { api } = actor;
  const made = async (path: string, body: object) => ok(await api.post<{ readonly id: string }>(`/${path}`, body)).id;
  const deposits = (await fund(actor, 'EUR', '1000.00')).id;
  await fund(actor, 'USD', '1000.00');
  const { id: quotes } = await quote(actor, '10.00');
  const conversions = ok(await convert(actor, (await quote(actor, '10.00')).id)).id;
  const customers = ok(await api.post<Customer>('/customers', { type: 'individual', legal_name: 'Jo [pending]', country: 'GB' })).id;
  const beneficiaries = await made('beneficiaries', GLOBEX);
  const payouts = await made('payouts', { account_id: actor.account, currency: 'USD', amount: '10.00', beneficiary_id: beneficiaries });
  const wallets = await made('wallets', { asset: 'USDC', network: 'ethereum' });
  const { data: paid } = ok(await api.post<{ readonly data: { readonly id: string } }>('/sandbox/events', { type: 'wallet.deposit_received', object_id: wallets, amount: '100.00' }));
  const transfers = await made('transfers', { wallet_id: wallets, to_address: OUTSIDE, asset: 'USDC', network: 'ethereum', amount: '10.00' });
  const webhook_endpoints = await made('webhook_endpoints', { url: 'https://hooks.example.com/x', events: ['payout.completed'] });
  const transactions = await newestOf(actor, 'transactions');
  const events = await newestOf(actor, 'events');
  const deliveries = await made(`events/${events}/resend`, { webhook_endpoint_id: webhook_endpoints });
  const resources = { deposits, quotes, conversions, customers, beneficiaries, payouts, wallets, transfers, webhook_endpoints, transactions };
  return { ...resources, events, deliveries, wallet_deposits: paid.id, accounts: actor.account };
}

/** Of what is there a moment after what it tells of. */
async function newestOf({ api }: Actor, resource: string): Promise<string> {
  return eventually(async () => {
    const [newest] = ok(await api.get<List<{ readonly id: string }>>(`/${resource}?limit=1`)).data;
    expect([resource, newest?.id]).toEqual([resource, expect.any(String)]);
    return newest?.id ?? '';
  });
}

const PARAMETER = /(\w+)\/\{\w+\}/g;

/** A path with the ids of objects in it. */
function pathTo({ path }: DocumentedCall, objects: Objects): string {
  return path.replace(PARAMETER, (_text, resource: string) => `${resource}/${objects[resource] ?? 'x'}`);
}

/** What a call has to be asked for beside what it is asked about. */
const QUERIES: Readonly<Record<string, string>> = { '/accounts/{id}/statement': '?currency=EUR' };

/** Bodies that name only what is the caller's own: whoever makes a call that takes ids has to add it here. */
const BODIES: Readonly<Record<string, (own: Objects) => Readonly<Record<string, unknown>>>> = {
  '/accounts': ({ customers }) => ({ customer_id: customers }),
  '/conversions': ({ quotes, accounts }) => ({ quote_id: quotes, account_id: accounts }),
  '/deposits': ({ accounts, customers }) => ({ account_id: accounts, currency: 'EUR', method: 'sepa', customer_id: customers }),
  '/beneficiaries': ({ customers }) => ({ ...GLOBEX, customer_id: customers }),
  '/payouts': ({ accounts, beneficiaries }) => ({ account_id: accounts, currency: 'USD', amount: '1.00', beneficiary_id: beneficiaries }),
  '/wallets': ({ accounts }) => ({ asset: 'USDC', network: 'ethereum', account_id: accounts }),
  '/transfers': ({ wallets }) => ({ wallet_id: wallets, to_address: OUTSIDE, asset: 'USDC', network: 'ethereum', amount: '1.00' }),
  '/events/{id}/resend': ({ webhook_endpoints }) => ({ webhook_endpoint_id: webhook_endpoints }),
  '/sandbox/fund': ({ accounts }) => ({ account_id: accounts, currency: 'EUR', amount: '1.00' }),
  '/sandbox/events': ({ payouts }) => ({ type: 'payout.completed', object_id: payouts }),
};

/** Where a field's name is not its resource's. */
const RESOURCES: Readonly<Record<string, string>> = { beneficiary_id: 'beneficiaries', object_id: 'payouts', reference: 'deposits' };
const resourceOf = (field: string) => RESOURCES[field] ?? `${field.slice(0, -'_id'.length)}s`;

export function keyWalk(stage: () => Stage): void {
  describe('every documented call', () => {
    let calls: readonly DocumentedCall[];
    let [actor, stranger]: readonly Actor[] = [];
    let theirs: Objects;
    let own: Objects;

    beforeAll(async () => {
      calls = callsOf((await (await fetch(`${stage().origin}/fleexpay/openapi.json`)).json()) as Document);
      [actor, stranger] = await Promise.all([newActor(stage(), 'Walked'), newActor(stage(), 'Walker')]);
      [theirs, own] = await Promise.all([objectsOf(actor), objectsOf(stranger)]);
    }, 60_000);

    const ask = async (api: Client, call: DocumentedCall, objects: Objects, body: object = {}) => {
      const { method, path } = call;
      return api.send<Failure & List<unknown>>(method, pathTo(call, objects) + (QUERIES[path] ?? ''), method === 'GET' || method === 'DELETE' ? undefined : JSON.stringify(body));
    };
    /** A body that nothing is wrong with but, perhaps, what the path names. */
    const bodyOf = ({ method, path }: DocumentedCall) => BODIES[path]?.(own) ?? (method === 'PATCH' ? { description: 'mine now' } : {});
    const keyFor = async (mode: 'test' | 'live', scopes: readonly string[] = ['*']) =>
      stage().operator.key({ tenant_id: actor?.tenantId ?? '', mode, scopes, limits: NO_LIMITS });
    const walked = async (api: Client) =>
      Object.fromEntries(await Promise.all(calls.map(async (call) => [`${call.method} ${call.path}`, (await ask(api, call, {})).status] as const)));
    const all = (status: number) => Object.fromEntries(calls.map(({ method, path }) => [`${method} ${path}`, status]));

    it('is closed to a key that was revoked, and to one without the scope', async () => {
      const key = await keyFor('test');
      const api = new Client(stage().fleexpay, key.secret);
      expect(Object.values(await walked(api)).filter((status) => status === 401 || status === 403)).toEqual([]);
      await stage().operator.revoke(key);
      expect(await walked(api)).toEqual(all(401));
      const other = await keyFor('test', ['nothing:read']);
      expect(await walked(new Client(stage().fleexpay, other.secret))).toEqual(all(403));
    });

    it("finds nothing of another tenant's, nor of the other mode's (invariant 10)", async () => {
      const live = new Client(stage().fleexpay, (await keyFor('live')).secret);
      const byId = calls.filter(({ path }) => path.includes('{'));
      expect(byId.length).toBeGreaterThan(20);
      for (const call of byId) {
        if (call.method === 'GET') expect([call.path, (await ask((actor as Actor).api, call, theirs)).status]).toEqual([call.path, 200]);
        for (const api of [(stranger as Actor).api, live]) {
          const { status, body } = await ask(api, call, theirs, bodyOf(call));
          expect([call.method, call.path, status, body.error?.type]).toEqual([call.method, call.path, 404, 'not_found']);
        }
      }
    });

    it("finds nothing of another tenant's behind what is the caller's own (invariant 10)", async () => {
      const nested = calls.filter(({ path }) => [...path.matchAll(PARAMETER)].length > 1);
      expect(nested.map(({ method }) => method).sort()).toEqual(['GET', 'POST']);
      for (const call of nested) {
        const inner = [...call.path.matchAll(PARAMETER)].at(-1)?.[1] ?? '';
        expect((await ask((stranger as Actor).api, call, own)).status).toBeLessThan(300);
        const { status, body } = await ask((stranger as Actor).api, call, { ...own, [inner]: theirs[inner] ?? '' });
        expect([call.method, call.path, status, body.error?.type]).toEqual([call.method, call.path, 404, 'not_found']);
      }
    });

    it("takes no id of another tenant's in a body (invariant 10)", async () => {
      const taking = calls.filter(({ fields }) => fields.length > 0);
      expect(taking.map(({ path }) => path).sort()).toEqual(Object.keys(BODIES).sort());
      for (const call of taking) {
        for (const field of call.fields) {
          const body = { ...BODIES[call.path]?.(own), [field]: theirs[resourceOf(field)] };
          const answer = await ask((stranger as Actor).api, call, own, body);
          expect([call.path, field, answer.status, answer.body.error?.param]).toEqual([call.path, field, 404, field]);
        }
      }
    });

    it("lists nothing of another tenant's, whatever it is filtered by (invariant 10)", async () => {
      const filtered = calls.flatMap((call) => call.queries.map((query) => ({ call, query })));
      expect(filtered.length).toBeGreaterThan(10);
      for (const { call, query } of filtered) {
        const path = `${pathTo(call, own)}?${query}=${theirs[resourceOf(query)]}`;
        const { status, body } = await (stranger as Actor).api.get<Failure & List<unknown>>(path);
        expect([path, status === 404 || (status === 200 && body.data.length === 0)]).toEqual([path, true]);
      }
    });

    it("goes on from no place that only another tenant has (invariant 10)", async () => {
      const lists = calls.filter(({ cursors }) => cursors.length > 0);
      expect(lists.length).toBeGreaterThan(10);
      for (const call of lists) {
        const listed = call.path.split('/').at(-1) ?? '';
        // What has reached a wallet has no path of its own to find its id by.
        const id = call.path === '/wallets/{id}/deposits' ? theirs['wallet_deposits'] : theirs[listed];
        expect(call.cursors).toEqual(CURSORS);
        for (const cursor of CURSORS) {
          const mine = await (actor as Actor).api.get<List<unknown>>(`${pathTo(call, theirs)}?${cursor}=${id}`);
          expect([call.path, cursor, mine.status]).toEqual([call.path, cursor, 200]);
          const { status, body } = await (stranger as Actor).api.get<Failure>(`${pathTo(call, own)}?${cursor}=${id}`);
          expect([call.path, cursor, status, body.error?.param]).toEqual([call.path, cursor, 400, cursor]);
        }
      }
    });
  });
}
