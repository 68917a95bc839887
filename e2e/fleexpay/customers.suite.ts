import { eventually } from '@corridor/testing';
import { type Answer, Client, type Failure, ok } from '../support/client.js';
import { convert, fund, quote } from '../support/flows.js';
import type { Account, Customer, Endpoint, Event, List } from '../support/objects.js';
import { NO_LIMITS } from '../support/operator.js';
import { startReceiver } from '../support/receiver.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

/** As the reference prints it; an obfuscator has been over the address there, no-break space and all. */
const EXAMPLE = {
  type: 'business',
  legal_name: 'Acme Fintech Ltd',
  registration_number: '12345678',
  country: 'GB',
  email: '[email\u00a0protected]',
  contact: { first_name: 'Jordan', last_name: 'Lee' },
};
const VERIFIED = { timeoutMs: 10_000 };

export function customers(stage: () => Stage): void {
  describe('a customer', () => {
    let actor: Actor;
    beforeAll(async () => {
      actor = await newActor(stage(), 'Customers');
    });

    const create = async (over: object = {}) => ok(await actor.api.post<Customer>('/customers', { ...EXAMPLE, ...over }));
    const read = async ({ id }: { readonly id: string }) => ok(await actor.api.get<Customer>(`/customers/${id}`));
    const becomes = (customer: Customer, status: string) =>
      eventually(async () => {
        const now = await read(customer);
        expect(now.kyc_status).toBe(status);
        return now;
      }, VERIFIED);
    const decide = async ({ id }: Customer, decision: object, tenant = actor.tenantId) =>
      stage().operator.client.post<Customer & Failure>(`/customers/${id}/decision?tenant_id=${tenant}`, decision);

    it('is created by the example of the reference, and answered as it prints it', async () => {
      const answer = await actor.api.post<Customer>('/customers', EXAMPLE);
      expect(answer.status).toBe(201);
      const { id, object, type, legal_name, country, kyc_status, created_at } = answer.body;
      expect({ object, type, legal_name, country, kyc_status }).toEqual({
        object: 'customer',
        type: 'business',
        legal_name: 'Acme Fintech Ltd',
        country: 'GB',
        kyc_status: 'pending',
      });
      expect(id).toMatch(/^cus_[0-9A-Za-z]{22}$/);
      expect(created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(answer.body).toMatchObject({ registration_number: '12345678', contact: EXAMPLE.contact, email: null });
    });

    it('keeps a real address, and answers a repeat with what it answered first', async () => {
      const sent = { type: 'individual', legal_name: 'Zoë Ångström', country: 'SE', email: 'zoe@example.com' };
      const extra = { idempotencyKey: `customer-${actor.tenantId}` };
      const first = await actor.api.post<Customer>('/customers', sent, extra);
      expect(first.body).toMatchObject({ ...sent, registration_number: null, contact: null });
      await becomes(first.body, 'approved');
      const again = await actor.api.post<Customer>('/customers', sent, extra);
      expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([201, first.text, 'true']);
      const other = await actor.api.post<Failure>('/customers', EXAMPLE, extra);
      expect([other.status, other.body.error.message]).toEqual([409, expect.stringContaining(first.body.id)]);
    });

    it.each([
      ['type', { type: 'company' }],
      ['legal_name', { legal_name: '' }],
      ['country', { country: 'UK' }],
      ['country', { country: 'gb' }],
      ['email', { email: 'nobody' }],
      ['registration_number', { type: 'individual' }],
      ['contact', { contact: 'Jordan' }],
      ['contact.last_name', { contact: { first_name: 'Jordan' } }],
      ['nickname', { nickname: 'Acme' }],
    ])('is refused when %s is wrong', async (param, over) => {
      const { status, body } = await actor.api.post<Failure>('/customers', { ...EXAMPLE, ...over });
      expect([status, body.error.type, body.error.param]).toEqual([400, 'invalid_request', param]);
    });

    it('is verified by itself in test mode, as its name says', async () => {
      const [approved, rejected, review, held] = await Promise.all(
        ['Acme', 'Acme [reject]', 'Acme [review]', 'Acme [pending]'].map((legal_name) => create({ legal_name })),
      );
      await becomes(approved!, 'approved');
      expect((await becomes(rejected!, 'rejected')).kyc_reason).toBe('identity_not_verified');
      await becomes(review!, 'review');
      expect((await read(held!)).kyc_status).toBe('pending');
    });

    it('can not transact before it is approved, and can from then on', async () => {
      const customer = await create({ legal_name: 'Acme [pending]' });
      const its: Actor = { ...actor, account: customer.account_id };
      await fund(its, 'EUR', '1000.00');
      const { id } = await quote(its, '100.00');
      const bank = { type: 'bank', name: 'Globex', currency: 'EUR', bank: { iban: 'DE89370400440532013000' } };
      const { id: beneficiary_id } = ok(await actor.api.post<{ id: string }>('/beneficiaries', bank));
      const of = { account_id: its.account };
      const attempts: readonly (readonly [Answer<Failure>, string])[] = [
        [await convert<Failure>(its, id), 'account_id'],
        [await actor.api.post('/payouts', { ...of, currency: 'EUR', amount: '10.00', beneficiary_id }), 'account_id'],
        [await actor.api.post('/deposits', { ...of, currency: 'EUR', method: 'sepa' }), 'customer_id'],
        [await actor.api.post('/deposits', { account_id: actor.account, currency: 'EUR', method: 'sepa', customer_id: customer.id }), 'customer_id'],
        [await actor.api.post('/beneficiaries', { ...bank, customer_id: customer.id }), 'customer_id'],
        [await actor.api.post('/wallets', { ...of, asset: 'USDC', network: 'ethereum', label: 'x' }), 'account_id'],
      ];
      for (const [refused, param] of attempts) expect([refused.status, refused.body.error.type, refused.body.error.param]).toEqual([422, 'customer_not_approved', param]);
      expect((await decide(customer, { decision: 'approve' })).body.kyc_status).toBe('approved');
      expect((await convert(its, id)).status).toBe(201);
      await decide(customer, { decision: 'reject', reason: 'document_expired' });
      expect((await convert<Failure>(its, (await quote(its, '100.00')).id)).status).toBe(422);
    });

    it('has an account of its own, and may have more', async () => {
      const customer = await create();
      const more = ok(await actor.api.post<Account>('/accounts', { customer_id: customer.id, label: 'Second' }));
      expect(more.customer_id).toBe(customer.id);
      const list = ok(await actor.api.get<List<Account>>(`/accounts?customer_id=${customer.id}`));
      expect(list.data.map(({ id }) => id)).toEqual([more.id, customer.account_id]);
      const unknown = await actor.api.post<Failure>('/accounts', { customer_id: `cus_${'0'.repeat(22)}` });
      expect([unknown.status, unknown.body.error.param]).toEqual([404, 'customer_id']);
    });

    it('is listed by how it stands, what it is, where it lives and when it was made', async () => {
      const lister = await newActor(stage(), 'Lister');
      const make = async (over: object) => ok(await lister.api.post<Customer>('/customers', { ...EXAMPLE, legal_name: '[pending]', ...over }));
      const [one, two] = [await make({ country: 'FR' }), await make({ country: 'DE' })];
      const listed = async (query: string) => ok(await lister.api.get<List<Customer>>(`/customers?${query}`)).data.map(({ id }) => id);
      expect(await listed('')).toEqual([two.id, one.id]);
      expect(await listed('country=FR&type=business&kyc_status=pending')).toEqual([one.id]);
      expect(await listed('kyc_status=approved')).toEqual([]);
      expect(await listed('created_from=2020-01-01T00:00:00Z')).toHaveLength(2);
      expect(await listed('created_before=2020-01-01T00:00:00Z')).toEqual([]);
      expect(await listed(`limit=1&starting_after=${two.id}`)).toEqual([one.id]);
      expect((await lister.api.get<Failure>('/customers?kyc_status=unknown')).body.error.param).toBe('kyc_status');
    });

    it("is nobody else's, and not live mode's (invariant 10)", async () => {
      const customer = await create();
      const stranger = await newActor(stage(), 'Stranger');
      expect((await stranger.api.get(`/customers/${customer.id}`)).status).toBe(404);
      expect((await stranger.api.post('/accounts', { customer_id: customer.id })).status).toBe(404);
      expect((await decide(customer, { decision: 'approve' }, stranger.tenantId)).status).toBe(404);
    });

    it('waits for a person in live mode', async () => {
      const { secret } = await stage().operator.key({ tenant_id: actor.tenantId, mode: 'live', limits: NO_LIMITS });
      const live = new Client(stage().fleexpay, secret);
      const pasted = await live.post<Failure>('/customers', EXAMPLE);
      expect([pasted.status, pasted.body.error.param]).toEqual([400, 'email']);
      const customer = ok(await live.post<Customer>('/customers', { ...EXAMPLE, email: 'jordan@example.com' }));
      const waiting = ok(await stage().operator.client.get<List<Customer>>(`/customers?tenant_id=${actor.tenantId}&mode=live&kyc_status=pending`));
      expect(waiting.data.map(({ id }) => id)).toContain(customer.id);
      expect((await decide(customer, { decision: 'approve' })).status).toBe(200);
      expect((await decide(customer, { decision: 'approve' })).body.error.type).toBe('customer_decided');
      expect((await decide(customer, { decision: 'reject', reason: 'His name is Bob' })).body.error.param).toBe('reason');
      expect(ok(await live.get<Customer>(`/customers/${customer.id}`)).kyc_status).toBe('approved');
    });

    it('is told of by customer.kyc_updated, whole, also when it is forgotten', async () => {
      const receiver = await startReceiver();
      try {
        ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events: ['customer.kyc_updated'] }));
        const customer = await create({ legal_name: 'Told Ltd [pending]' });
        await decide(customer, { decision: 'review', reason: 'manual_review' });
        const decided = await read(customer);
        const erased = await stage().operator.client.post<Customer>(`/customers/${customer.id}/erase?tenant_id=${actor.tenantId}`, {});
        expect(erased.body).toMatchObject({ legal_name: null, kyc_status: 'rejected', kyc_reason: 'erased', contact: null });
        const told = await eventually(() => {
          const events = receiver.deliveries.map(({ rawBody }) => JSON.parse(rawBody) as Event<Customer>).filter(({ data }) => data.id === customer.id);
          expect(events).toHaveLength(2);
          return events;
        }, VERIFIED);
        expect(told[0]).toMatchObject({ object: 'event', type: 'customer.kyc_updated' });
        // Whoever is late to open it finds nothing: then the name is null, and the rest is the same.
        expect({ ...told[0]?.data, legal_name: null, contact: null, registration_number: null }).toEqual({ ...decided, legal_name: null, contact: null, registration_number: null });
        expect(told[1]?.data).toEqual(await read(customer));
        expect((await decide(customer, { decision: 'approve' })).body.error.type).toBe('customer_erased');
      } finally {
        await receiver.close();
      }
    });
  });
}
