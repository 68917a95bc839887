import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@corridor/testing';
import { Webhook } from 'standardwebhooks';
import { ok } from '../support/client.js';
import { convert, fund, quote } from '../support/flows.js';
import type { Conversion, Deposit, Endpoint, Event } from '../support/objects.js';
import { type Delivery, type Receiver, type ReceiverOptions, startReceiver } from '../support/receiver.js';
import { isSignedBy } from '../support/signature.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const ALL = ['deposit.completed', 'conversion.settled'];
const ARRIVES = { timeoutMs: 10_000 };

export function webhooks(stage: () => Stage): void {
  describe('a webhook', () => {
    let actor: Actor;
    const receivers: Receiver[] = [];

    beforeEach(async () => {
      actor = await newActor(stage(), 'Webhooks');
    });
    afterEach(() => Promise.all(receivers.splice(0).map((receiver) => receiver.close())));

    async function subscribe(events: readonly string[] = ALL, options: ReceiverOptions = {}) {
      const receiver = await startReceiver(options);
      receivers.push(receiver);
      const endpoint = ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events }));
      return { receiver, endpoint };
    }

    const eventOf = <Data>({ rawBody }: Delivery) => JSON.parse(rawBody) as Event<Data>;
    const arrived = (receiver: Receiver, count: number) =>
      eventually(() => {
        expect(receiver.deliveries.length).toBeGreaterThanOrEqual(count);
        return receiver.deliveries;
      }, ARRIVES);

    it('tells of a deposit and of a conversion, with the objects as the API shows them', async () => {
      const { receiver } = await subscribe();
      const deposit = await fund(actor, 'EUR', '1000.00');
      const conversion = ok(await convert(actor, (await quote(actor)).id));
      const events = (await arrived(receiver, 2)).map((delivery) => eventOf<Deposit | Conversion>(delivery));
      const byType = new Map(events.map((event) => [event.type, event]));
      expect([...byType.keys()].sort()).toEqual(['conversion.settled', 'deposit.completed']);
      for (const event of events) {
        expect(event).toMatchObject({ id: expect.stringMatching(/^evt_[0-9A-Za-z]{22}$/), object: 'event', created_at: expect.stringMatching(/\dZ$/) });
      }
      expect(byType.get('deposit.completed')?.data).toEqual(deposit);
      expect(byType.get('conversion.settled')?.data).toEqual(conversion);
    });

    it("passes the reference's check, and fails it when a byte or the secret differs", async () => {
      const { receiver, endpoint } = await subscribe();
      await fund(actor, 'EUR', '10.00');
      const [delivery] = await arrived(receiver, 1);
      const signature = String(delivery?.headers['fleexpay-signature']);
      const rawBody = String(delivery?.rawBody);
      expect(signature).toMatch(/^[0-9a-f]{64}$/);
      expect(isSignedBy(endpoint.secret, rawBody, signature)).toBe(true);
      expect(isSignedBy(endpoint.secret, `${rawBody} `, signature)).toBe(false);
      expect(isSignedBy(`${endpoint.secret}x`, rawBody, signature)).toBe(false);
      expect(delivery?.headers['content-type']).toMatch(/^application\/json/);
    });

    it('passes the check of the standardwebhooks library too', async () => {
      const { receiver, endpoint } = await subscribe();
      await fund(actor, 'EUR', '10.00');
      const [delivery] = await arrived(receiver, 1);
      const headers = delivery?.headers as Record<string, string>;
      const library = new Webhook(endpoint.secret);
      expect(library.verify(String(delivery?.rawBody), headers)).toMatchObject({ type: 'deposit.completed' });
      expect(() => library.verify(`${delivery?.rawBody} `, headers)).toThrow();
      expect(headers['webhook-id']).toBe(eventOf(delivery!).id);
    });

    it('comes only to those who asked for its type', async () => {
      const { receiver } = await subscribe(['conversion.settled']);
      await fund(actor, 'EUR', '1000.00');
      ok(await convert(actor, (await quote(actor)).id));
      await arrived(receiver, 1);
      expect(receiver.deliveries.map((delivery) => eventOf(delivery).type)).toEqual(['conversion.settled']);
    });

    it('comes to nobody else (invariant 10)', async () => {
      const { receiver } = await subscribe();
      const own = await fund(actor, 'EUR', '1.00');
      const stranger = await newActor(stage(), 'Stranger');
      await fund(stranger, 'EUR', '2.00');
      await fund(actor, 'EUR', '3.00');
      await arrived(receiver, 2);
      const amounts = receiver.deliveries.map((delivery) => eventOf<Deposit>(delivery).data.amount);
      expect([own.amount, ...amounts].sort()).toEqual(['1.00', '1.00', '3.00']);
    });

    it('is sent again until it is taken: same id, same bytes, a fresh timestamp (invariant 9)', async () => {
      const { receiver, endpoint } = await subscribe(ALL, { statusFor: (_delivery, index) => (index < 2 ? 500 : 204) });
      await fund(actor, 'EUR', '10.00');
      const attempts = (await arrived(receiver, 3)).slice(0, 3);
      expect(new Set(attempts.map(({ rawBody }) => rawBody)).size).toBe(1);
      expect(new Set(attempts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      for (const { rawBody, headers } of attempts) {
        expect(isSignedBy(endpoint.secret, rawBody, String(headers['fleexpay-signature']))).toBe(true);
        expect(() => new Webhook(endpoint.secret).verify(rawBody, headers as Record<string, string>)).not.toThrow();
      }
    });

    it('stops once it is taken', async () => {
      const { receiver } = await subscribe();
      await fund(actor, 'EUR', '10.00');
      await arrived(receiver, 1);
      await sleep(1_000);
      expect(receiver.deliveries.length).toBe(1);
    });

    it('follows no redirect', async () => {
      const target = await startReceiver();
      receivers.push(target);
      const { receiver } = await subscribe(ALL, { statusFor: () => 302, headers: { location: target.url } });
      await fund(actor, 'EUR', '10.00');
      await arrived(receiver, 2);
      expect(target.deliveries).toEqual([]);
    });

    it('waits while its endpoint is disabled, and comes once it is enabled (invariant 9)', async () => {
      const { receiver, endpoint } = await subscribe();
      ok(await actor.api.patch(`/webhook_endpoints/${endpoint.id}`, { status: 'disabled' }));
      const deposit = await fund(actor, 'EUR', '10.00');
      await sleep(700);
      expect(receiver.deliveries).toEqual([]);
      ok(await actor.api.patch(`/webhook_endpoints/${endpoint.id}`, { status: 'enabled' }));
      const [delivery] = await arrived(receiver, 1);
      expect(eventOf<Deposit>(delivery!).data.id).toBe(deposit.id);
    });

    it('to a slow endpoint delays no other', async () => {
      const slow = await subscribe(ALL, { delayMs: 4_000 });
      const fast = await subscribe();
      for (let index = 0; index < 5; index += 1) await fund(actor, 'EUR', '1.00');
      await eventually(() => expect(fast.receiver.deliveries.length).toBe(5), { timeoutMs: 3_500 });
      expect(slow.receiver.deliveries.length).toBeGreaterThan(0);
    });

    it('no longer comes to an endpoint that is deleted', async () => {
      const { receiver, endpoint } = await subscribe();
      const kept = await subscribe();
      await actor.api.delete(`/webhook_endpoints/${endpoint.id}`);
      await fund(actor, 'EUR', '10.00');
      await arrived(kept.receiver, 1);
      await sleep(300);
      expect(receiver.deliveries).toEqual([]);
    });
  });
}
