import { eventually } from '@corridor/testing';
import { Webhook } from 'standardwebhooks';
import { Client, type Failure, ok } from '../support/client.js';
import { fund } from '../support/flows.js';
import type { Endpoint, Event, List } from '../support/objects.js';
import { NO_LIMITS } from '../support/operator.js';
import { type Delivery as Received, type Receiver, type ReceiverOptions, startReceiver } from '../support/receiver.js';
import { isSignedBy } from '../support/signature.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

interface Delivery {
  readonly id: string;
  readonly event_id: string;
  readonly status: string;
  readonly resend_of: string | null;
  readonly attempt_count: number;
  readonly attempts: readonly { readonly http_status: number | null; readonly error: string | null; readonly duration_ms: number }[];
}

interface Rolled extends Endpoint {
  readonly previous_secret_expires_at?: string;
}

const IN_TIME = { timeoutMs: 15_000 };

export function webhookDeliveries(stage: () => Stage): void {
  describe('a webhook delivery', () => {
    let actor: Actor;
    const receivers: Receiver[] = [];

    beforeEach(async () => {
      actor = await newActor(stage(), 'Deliveries');
    });
    afterEach(() => Promise.all(receivers.splice(0).map((receiver) => receiver.close())));

    async function subscribe(options: ReceiverOptions = {}, events: readonly string[] = ['*']) {
      const receiver = await startReceiver(options);
      receivers.push(receiver);
      const endpoint = ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events }));
      return { receiver, endpoint, at: `/webhook_endpoints/${endpoint.id}/deliveries` };
    }

    const listed = async (at: string, query = '') => ok(await actor.api.get<List<Delivery>>(`${at}${query}`)).data;
    const settled = (at: string, statuses: readonly string[]) =>
      eventually(async () => {
        const deliveries = await listed(at);
        expect(deliveries.map(({ status }) => status)).toEqual(statuses);
        return deliveries;
      }, IN_TIME);
    const next = async (receiver: Receiver, known: number) =>
      eventually(() => {
        expect(receiver.deliveries.length).toBeGreaterThan(known);
        return receiver.deliveries[known]!;
      }, IN_TIME);
    const verifies = (secret: string, { rawBody, headers }: Received) => {
      try {
        new Webhook(secret).verify(rawBody, headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };

    it('is listed with how it stands, and read with every attempt', async () => {
      const { receiver, at } = await subscribe({ statusFor: (_delivery, index) => (index < 2 ? 503 : 200) });
      await fund(actor, 'EUR', '10.00');
      const [delivery] = await settled(at, ['delivered']);
      expect(delivery).toMatchObject({ object: 'webhook_delivery', attempt_count: 3, event_type: 'deposit.completed', sequence: 0, account_id: actor.account, next_attempt_at: null });
      expect(delivery).not.toHaveProperty('attempts');
      const read = ok(await actor.api.get<Delivery>(`${at}/${delivery!.id}`));
      expect(read.attempts.map(({ http_status, error }) => [http_status, error])).toEqual([[503, null], [503, null], [200, null]]);
      expect(read.attempts[0]).toMatchObject({ attempted_at: expect.stringMatching(/\dZ$/), response_body: 'noted', duration_ms: expect.any(Number) });
      expect(read.event_id).toBe((JSON.parse(receiver.deliveries[0]!.rawBody) as Event<object>).id);
      expect(await listed(at, '?status=delivered&event_type=deposit.completed&created_from=2026-01-01T00:00:00Z')).toEqual([delivery]);
      for (const query of ['?status=failed', '?event_type=payout.failed', '?created_before=2026-01-01T00:00:00Z']) expect(await listed(at, query)).toEqual([]);
      expect((await actor.api.get(`${at}?status=exhausted`)).status).toBe(400);
    });

    it('that failed for good says why, and is sent again: same id, same bytes, once for one Idempotency-Key', async () => {
      let isUp = false;
      const { receiver, endpoint, at } = await subscribe({ statusFor: () => (isUp ? 200 : 500) });
      await fund(actor, 'EUR', '10.00');
      const [failed] = await settled(at, ['failed']);
      isUp = true;
      const known = receiver.deliveries.length;
      const again = await actor.api.post<Delivery>(`${at}/${failed!.id}/resend`, {}, { idempotencyKey: `again-${endpoint.id}` });
      expect([again.status, again.body]).toMatchObject([201, { status: 'pending', resend_of: failed!.id, event_id: failed!.event_id }]);
      const repeat = await actor.api.post<Delivery>(`${at}/${failed!.id}/resend`, {}, { idempotencyKey: `again-${endpoint.id}` });
      expect([repeat.text, repeat.headers.get('idempotent-replayed')]).toEqual([again.text, 'true']);
      await settled(at, ['delivered', 'failed']);
      expect(receiver.deliveries).toHaveLength(known + 1);
      const [first, last] = [receiver.deliveries[0]!, receiver.deliveries.at(-1)!];
      expect([last.rawBody, last.headers['webhook-id']]).toEqual([first.rawBody, first.headers['webhook-id']]);
      expect(Number(last.headers['webhook-timestamp'])).toBeGreaterThan(Number(first.headers['webhook-timestamp']));
      expect(isSignedBy(endpoint.secret, last.rawBody, String(last.headers['fleexpay-signature']))).toBe(true);
      expect(verifies(endpoint.secret, last)).toBe(true);
    });

    it('of an event is made for one endpoint, also one that came later; and for none that is disabled or not there', async () => {
      const early = await subscribe();
      await fund(actor, 'EUR', '10.00');
      const event = JSON.parse((await next(early.receiver, 0)).rawBody) as Event<object>;
      const late = await subscribe({}, ['payout.failed']);
      const resend = <Body = Delivery>(id: string, to: string) => actor.api.post<Body>(`/events/${id}/resend`, { webhook_endpoint_id: to });
      expect((await resend(event.id, late.endpoint.id)).status).toBe(201);
      expect((await next(late.receiver, 0)).rawBody).toBe(early.receiver.deliveries[0]!.rawBody);
      expect(early.receiver.deliveries).toHaveLength(1);

      const [delivery] = await settled(late.at, ['delivered']);
      ok(await actor.api.patch(`/webhook_endpoints/${late.endpoint.id}`, { status: 'disabled' }));
      for (const answer of [await resend<Failure>(event.id, late.endpoint.id), await actor.api.post<Failure>(`${late.at}/${delivery!.id}/resend`, {})]) {
        expect([answer.status, answer.body.error.type]).toEqual([409, 'conflict']);
      }
      const nowhere = await resend<Failure>(event.id, `whk_${'0'.repeat(22)}`);
      expect([nowhere.status, nowhere.body.error.param]).toEqual([404, 'webhook_endpoint_id']);
      expect((await resend(`evt_${'0'.repeat(22)}`, early.endpoint.id)).status).toBe(404);
    });

    it("is nobody else's to see or send (invariant 10)", async () => {
      const { receiver, endpoint, at } = await subscribe();
      await fund(actor, 'EUR', '10.00');
      const [delivery] = await settled(at, ['delivered']);
      const stranger = await newActor(stage(), 'Stranger to deliveries');
      const own = await startReceiver();
      receivers.push(own);
      const theirs = ok(await stranger.api.post<Endpoint>('/webhook_endpoints', { url: own.url, events: ['*'] }));
      const attempts = [
        await stranger.api.get(at),
        await stranger.api.get(`${at}/${delivery!.id}`),
        await stranger.api.get(`/webhook_endpoints/${theirs.id}/deliveries/${delivery!.id}`),
        await stranger.api.post(`${at}/${delivery!.id}/resend`, {}),
        await stranger.api.post(`/webhook_endpoints/${theirs.id}/deliveries/${delivery!.id}/resend`, {}),
        await stranger.api.post(`/events/${delivery!.event_id}/resend`, { webhook_endpoint_id: theirs.id }),
        await stranger.api.post(`/webhook_endpoints/${endpoint.id}/roll_secret`, {}),
        await stranger.api.delete(`/webhook_endpoints/${endpoint.id}/previous_secret`),
      ];
      expect(attempts.map(({ status }) => status)).toEqual(attempts.map(() => 404));
      expect([own.deliveries.length, receiver.deliveries.length]).toEqual([0, 1]);
      const { secret } = await stage().operator.key({ tenant_id: actor.tenantId, mode: 'test', limits: NO_LIMITS, scopes: ['webhook_endpoints:read'] });
      const reader = new Client(stage().fleexpay, secret);
      expect((await reader.get(at)).status).toBe(200);
      expect((await reader.post(`${at}/${delivery!.id}/resend`, {})).status).toBe(403);
      expect((await reader.post(`/webhook_endpoints/${endpoint.id}/roll_secret`, {})).status).toBe(403);
    });

    it('passes with the old secret and with the new one while one takes over from the other, and with the new one alone after', async () => {
      const { receiver, endpoint } = await subscribe();
      const rolled = ok(await actor.api.post<Rolled>(`/webhook_endpoints/${endpoint.id}/roll_secret`, { overlap_seconds: 600 }));
      expect(rolled).toMatchObject({ id: endpoint.id, secret: expect.stringMatching(/^whsec_/), previous_secret_expires_at: expect.stringMatching(/\dZ$/) });
      expect(rolled.secret).not.toBe(endpoint.secret);
      const seen = ok(await actor.api.get<Rolled>(`/webhook_endpoints/${endpoint.id}`));
      expect([seen.secret, seen.previous_secret_expires_at]).toEqual([undefined, rolled.previous_secret_expires_at]);
      expect((await actor.api.post(`/webhook_endpoints/${endpoint.id}/roll_secret`, {})).status).toBe(409);

      await fund(actor, 'EUR', '1.00');
      const during = await next(receiver, 0);
      expect([verifies(endpoint.secret, during), verifies(rolled.secret, during)]).toEqual([true, true]);
      expect(isSignedBy(endpoint.secret, during.rawBody, String(during.headers['fleexpay-signature']))).toBe(true);
      expect(isSignedBy(rolled.secret, during.rawBody, String(during.headers['fleexpay-signature-alternate']))).toBe(true);

      expect(ok(await actor.api.delete<Rolled>(`/webhook_endpoints/${endpoint.id}/previous_secret`))).not.toHaveProperty('previous_secret_expires_at');
      await fund(actor, 'EUR', '2.00');
      const after = await next(receiver, 1);
      expect([verifies(endpoint.secret, after), verifies(rolled.secret, after)]).toEqual([false, true]);
      expect(isSignedBy(rolled.secret, after.rawBody, String(after.headers['fleexpay-signature']))).toBe(true);
      expect(after.headers).not.toHaveProperty('fleexpay-signature-alternate');
    });

    it("reaches a receiver that checks as the reference does and goes by the new secret already, at the second attempt", async () => {
      const held = { secret: '' };
      const { receiver, endpoint, at } = await subscribe({
        statusFor: ({ rawBody, headers }) => (isSignedBy(held.secret, rawBody, String(headers['fleexpay-signature'])) ? 200 : 401),
      });
      held.secret = endpoint.secret;
      const { secret } = ok(await actor.api.post<Rolled>(`/webhook_endpoints/${endpoint.id}/roll_secret`, {}));
      await fund(actor, 'EUR', '1.00');
      await settled(at, ['delivered']);
      expect(receiver.deliveries).toHaveLength(1);
      held.secret = secret;
      await fund(actor, 'EUR', '2.00');
      await settled(at, ['delivered', 'delivered']);
      expect(receiver.deliveries).toHaveLength(3);
    });
  });
}
