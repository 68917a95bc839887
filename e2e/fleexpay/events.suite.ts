import { eventually } from '@corridor/testing';
import { Client, type Failure, ok } from '../support/client.js';
import { convert, everything, fund, quote } from '../support/flows.js';
import type { AwaitedDeposit, Beneficiary, Customer, Deposit, Endpoint, Event, List, Payout } from '../support/objects.js';
import { NO_LIMITS } from '../support/operator.js';
import { type Receiver, startReceiver } from '../support/receiver.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

type Told = Event<{ readonly id: string; readonly status?: string }> & { readonly account_id: string; readonly sequence: number };
type Followed = List<Told> & { readonly last_sequence: number };

const IN_TIME = { timeoutMs: 30_000 };
const GLOBEX = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };

export function events(stage: () => Stage): void {
  describe('an event', () => {
    let actor: Actor;
    let receiver: Receiver;

    beforeEach(async () => {
      [actor, receiver] = await Promise.all([newActor(stage(), 'Events'), startReceiver()]);
      ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events: ['*'] }));
    });
    afterEach(() => receiver.close());

    const read = async <Body>(path: string) => ok(await actor.api.get<Body>(path));
    const told = () => receiver.deliveries.map(({ rawBody }) => JSON.parse(rawBody) as Told);
    const toldOf = (id: string, type: string, status?: string) =>
      eventually(() => {
        const found = told().find((event) => event.data.id === id && event.type === type && (status === undefined || event.data.status === status));
        expect({ id, type, found: found !== undefined }).toEqual({ id, type, found: true });
        return found!;
      }, IN_TIME);
    const operator = () => stage().operator.client;
    const scope = () => `tenant_id=${actor.tenantId}&mode=test`;

    it('shows who paid, as a read does, whatever way the money came', async () => {
      const arrive = <Body = Deposit>(body: object) =>
        operator().post<Body>('/funds', { tenant_id: actor.tenantId, mode: 'test', method: 'sepa', currency: 'EUR', amount: '10.00', payer_name: 'Zoë Payer', payer_account: 'FR1420041010050500013M02606', ...body });
      const asked = ok(await actor.api.post<AwaitedDeposit>('/deposits', { account_id: actor.account, currency: 'EUR', method: 'sepa' }));
      const { iban, reference } = asked.deposit_instructions;
      const deposits = [
        ok(await arrive({ account: iban, bank_reference: 'EV-1' })),
        ok(await arrive({ reference, bank_reference: 'EV-2', payer_account: undefined })),
        ok(await arrive({ account: iban, bank_reference: 'EV-3', payer_name: undefined, payer_account: undefined })),
      ];
      const stray = ok(await arrive<{ id: string }>({ reference: 'rent', bank_reference: 'EV-4', payer_name: 'A Stranger' }));
      deposits.push(ok(await operator().post<Deposit>(`/suspense/${stray.id}/assign?${scope()}`, { account_id: actor.account })));
      deposits.push(await fund(actor, 'EUR', '1.00'));
      const payers: unknown[] = [];
      for (const { id } of deposits) {
        const deposit = await read<Deposit & { payer: unknown }>(`/deposits/${id}`);
        expect((await toldOf(id, 'deposit.completed')).data).toEqual(deposit);
        payers.push(deposit.payer);
      }
      expect(payers).toEqual([
        { name: 'Zoë Payer', account: 'FR1420041010050500013M02606' },
        { name: 'Zoë Payer', account: null },
        { name: null, account: null },
        { name: 'A Stranger', account: 'FR1420041010050500013M02606' },
        { name: 'Sandbox payer', account: null },
      ]);
    });

    it('holds its object as a read shows it at that moment: customers, conversions and payouts', async () => {
      const customer = ok(await actor.api.post<Customer>('/customers', { type: 'business', legal_name: 'Told Ltd', country: 'GB', contact: { first_name: 'Jordan', last_name: 'Lee' } }));
      expect((await toldOf(customer.id, 'customer.kyc_updated')).data).toEqual(await read(`/customers/${customer.id}`));

      await fund(actor, 'EUR', '1000.00');
      const conversion = ok(await convert(actor, (await quote(actor)).id));
      expect((await toldOf(conversion.id, 'conversion.settled')).data).toEqual(await read(`/conversions/${conversion.id}`));

      await fund(actor, 'USD', '5000.00');
      const { id: beneficiary } = ok(await actor.api.post<Beneficiary>('/beneficiaries', GLOBEX));
      const pay = async (reference: string) => ok(await actor.api.post<Payout>('/payouts', { account_id: actor.account, currency: 'USD', amount: '100.00', beneficiary_id: beneficiary, rail: 'swift', reference }));
      const [good, bad] = [await pay('Invoice 1'), await pay('TEST FAIL ACCOUNT CLOSED')];
      expect((await toldOf(good.id, 'payout.completed')).data).toEqual(await read(`/payouts/${good.id}`));
      expect((await toldOf(bad.id, 'payout.failed', 'failed')).data).toEqual(await read(`/payouts/${bad.id}`));
      ok(await actor.api.post('/sandbox/events', { type: 'payout.returned', object_id: good.id }));
      expect((await toldOf(good.id, 'payout.failed', 'returned')).data).toEqual(await read(`/payouts/${good.id}`));
    }, 60_000);

    it('is read and listed as it was delivered, and names the place in its account that the delivery names', async () => {
      for (const amount of ['1.00', '2.00', '3.00']) await fund(actor, 'EUR', amount);
      await eventually(() => expect(receiver.deliveries).toHaveLength(3), IN_TIME);
      for (const { rawBody, headers } of receiver.deliveries) {
        const event = JSON.parse(rawBody) as Told;
        expect(Object.keys(event).sort()).toEqual(['account_id', 'created_at', 'data', 'id', 'object', 'sequence', 'type']);
        expect([event.account_id, String(event.sequence)]).toEqual([actor.account, headers['webhook-sequence']]);
        expect(await read(`/events/${event.id}`)).toEqual(event);
      }
      const newestFirst = told().sort((a, b) => b.sequence - a.sequence);
      expect(newestFirst.map(({ sequence }) => sequence)).toEqual([2, 1, 0]);
      expect(await read(`/events?account_id=${actor.account}`)).toEqual({ object: 'list', data: newestFirst, has_more: false, next_cursor: null });
      expect(await everything<Told>(actor, '/events?type=deposit.completed', 2)).toEqual(newestFirst);
      expect((await read<List<Told>>('/events?type=payout.completed')).data).toEqual([]);
      expect((await read<List<Told>>('/events?created_before=2026-01-01T00:00:00Z')).data).toEqual([]);
    });

    it('is missed by nobody who follows an account, nor seen twice (invariant 9)', async () => {
      const amounts = Array.from({ length: 30 }, (_value, n) => `${n + 1}.00`);
      const funding = Promise.all(amounts.map((amount) => fund(actor, 'EUR', amount)));
      const seen: Told[] = [];
      let place = -1;
      await eventually(async () => {
        for (let more = true; more; ) {
          const page = await read<Followed>(`/events?account_id=${actor.account}&after_sequence=${place}&limit=4`);
          seen.push(...page.data);
          [more, place] = [page.has_more, page.last_sequence];
        }
        expect(seen.length).toBeGreaterThanOrEqual(amounts.length);
      }, IN_TIME);
      const deposits = await funding;
      expect(seen.map(({ sequence }) => sequence)).toEqual(amounts.map((_amount, n) => n));
      expect(seen.map(({ data }) => data.id).sort()).toEqual(deposits.map(({ id }) => id).sort());
    }, 60_000);

    it('is kept also for who has no endpoint, and is nobody else’s (invariant 10)', async () => {
      const quiet = await newActor(stage(), 'No endpoint');
      const { id } = await fund(quiet, 'EUR', '5.00');
      const event = await eventually(async () => {
        const { data } = ok(await quiet.api.get<List<Told>>('/events'));
        expect(data.map((each) => each.data.id)).toEqual([id]);
        return data[0]!;
      }, IN_TIME);
      expect((await actor.api.get(`/events/${event.id}`)).status).toBe(404);
      expect((await read<List<Told>>(`/events?account_id=${quiet.account}`)).data).toEqual([]);
      expect((await read<Followed>(`/events?account_id=${quiet.account}&after_sequence=-1`)).data).toEqual([]);
      expect((await actor.api.get<Failure>(`/events?starting_after=${event.id}`)).body.error.param).toBe('starting_after');
      const { secret } = await stage().operator.key({ tenant_id: quiet.tenantId, mode: 'live', limits: NO_LIMITS });
      expect((await new Client(stage().fleexpay, secret).get(`/events/${event.id}`)).status).toBe(404);
    });

    it('is read with the scope for it', async () => {
      const withScopes = async (scopes: string[]) => new Client(stage().fleexpay, (await stage().operator.key({ tenant_id: actor.tenantId, mode: 'test', limits: NO_LIMITS, scopes })).secret);
      expect((await (await withScopes(['events:read'])).get('/events')).status).toBe(200);
      const refused = await (await withScopes(['webhook_endpoints:read', 'webhook_endpoints:write'])).get<Failure>('/events');
      expect([refused.status, refused.body.error.type]).toEqual([403, 'permission_error']);
    });

    it('forgets a customer who is erased', async () => {
      const customer = ok(await actor.api.post<Customer>('/customers', { type: 'individual', legal_name: 'Erased Person', country: 'SE', email: 'erased@example.com' }));
      const { id } = await toldOf(customer.id, 'customer.kyc_updated');
      ok(await operator().post(`/customers/${customer.id}/erase?${scope()}`, {}));
      await eventually(async () => expect(JSON.stringify(await read(`/events/${id}`))).not.toMatch(/Erased Person|erased@example/), IN_TIME);
      expect(JSON.stringify(await read('/events'))).not.toMatch(/Erased Person|erased@example/);
    });
  });
}
