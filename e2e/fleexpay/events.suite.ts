import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import { fund } from '../support/flows.js';
import type { Endpoint, Event, List } from '../support/objects.js';
import { type Receiver, startReceiver } from '../support/receiver.js';
import { isSignedBy } from '../support/signature.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

interface Delivery {
  readonly id: string;
  readonly status: string;
  readonly attempts?: readonly { readonly http_status: number | null }[];
}

const IN_TIME = { timeoutMs: 20_000 };

/** Events as they are read again, the deliveries made of them, and the secret that they are signed with. */
export function events(stage: () => Stage): void {
  describe('an event', () => {
    let actor: Actor;
    let receiver: Receiver;
    let endpoint: Endpoint;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Events');
      receiver = await startReceiver();
      endpoint = ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events: ['*'] }));
      await fund(actor, 'EUR', '10.00');
      await arrived(1);
    });
    afterAll(() => receiver.close());

    const arrived = (count: number) => eventually(() => expect(receiver.deliveries.length).toBeGreaterThanOrEqual(count), IN_TIME);
    const told = () => JSON.parse(receiver.deliveries[0]?.rawBody ?? '') as Event<object>;
    const deliveries = async () => ok(await actor.api.get<List<Delivery>>(`/webhook_endpoints/${endpoint.id}/deliveries`)).data;

    it('is read and listed as it was sent', async () => {
      expect(ok(await actor.api.get(`/events/${told().id}`))).toEqual(told());
      expect(ok(await actor.api.get<List<object>>(`/events?account_id=${actor.account}`)).data).toContainEqual(told());
    });

    it('shows how each delivery of it went, and is delivered again when asked to', async () => {
      const first = await eventually(async () => {
        const [delivery] = await deliveries();
        expect(delivery?.status).toBe('delivered');
        return delivery;
      }, IN_TIME);
      const read = ok(await actor.api.get<Delivery>(`/webhook_endpoints/${endpoint.id}/deliveries/${first?.id}`));
      expect(read.attempts?.map(({ http_status: status }) => status)).toEqual([200]);
      ok(await actor.api.post(`/webhook_endpoints/${endpoint.id}/deliveries/${first?.id}/resend`, {}));
      ok(await actor.api.post(`/events/${told().id}/resend`, { webhook_endpoint_id: endpoint.id }));
      await arrived(3);
      expect(new Set(receiver.deliveries.map(({ rawBody }) => rawBody)).size).toBe(1);
    });

    it('is signed with a new secret once that is rolled', async () => {
      const rolled = ok(await actor.api.post<Endpoint>(`/webhook_endpoints/${endpoint.id}/roll_secret`, {}));
      expect(rolled.secret).not.toBe(endpoint.secret);
      ok(await actor.api.delete(`/webhook_endpoints/${endpoint.id}/previous_secret`));
      const before = receiver.deliveries.length;
      await fund(actor, 'EUR', '20.00');
      await arrived(before + 1);
      const last = receiver.deliveries[before];
      expect(isSignedBy(rolled.secret, String(last?.rawBody), String(last?.headers['fleexpay-signature']))).toBe(true);
    });
  });

  it('a link by which a customer completes what is known of it is made', async () => {
    const actor = await newActor(stage(), 'Onboarding link');
    const customer = ok(await actor.api.post<{ readonly id: string }>('/customers', { type: 'individual', legal_name: 'Jordan Lee [review]', country: 'GB' }));
    const { status, body } = await actor.api.post<object>(`/customers/${customer.id}/onboarding_link`, {});
    expect([status, body]).toEqual([201, expect.objectContaining({ customer_id: customer.id, url: expect.stringMatching(/^https?:\/\//) })]);
  });
}
