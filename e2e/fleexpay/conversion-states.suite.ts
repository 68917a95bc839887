import { eventually } from '@corridor/testing';
import { type Failure, ok } from '../support/client.js';
import { convert, everything, fund, quote, transactions } from '../support/flows.js';
import type { Balances, Conversion, Endpoint, Event, Quote } from '../support/objects.js';
import { startReceiver } from '../support/receiver.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const IN_TIME = { timeoutMs: 20_000 };
/** Amounts that test mode knows: see docs/operations/test-mode.md. */
const [HOLD, SETTLE_LATER, FAIL] = ['7001.00', '7002.00', '7003.00'];

/** Conversions that are pending first, and how they end. */
export function conversionStates(stage: () => Stage): void {
  describe('a conversion that does not settle at once', () => {
    let actor: Actor;

    beforeEach(async () => {
      actor = await newActor(stage(), 'Conversion states');
      await fund(actor, 'EUR', '10000.00');
    });

    const pending = async (amount: string) => {
      const { id } = await quote(actor, amount);
      const answer = await convert(actor, id);
      expect([answer.status, answer.body.status]).toEqual([201, 'pending']);
      return answer.body;
    };
    const read = async (id: string) => ok(await actor.api.get<Conversion>(`/conversions/${id}`));
    const quoteStatus = async ({ quote_id }: Conversion) => ok(await actor.api.get<Quote>(`/quotes/${quote_id}`)).status;
    const become = (id: string, status: string) =>
      eventually(async () => {
        const conversion = await read(id);
        expect(conversion.status).toBe(status);
        return conversion;
      }, IN_TIME);
    const move = (type: string, id: string) => actor.api.post<Failure & { readonly data: Conversion }>('/sandbox/events', { type, object_id: id });
    const balances = async () => {
      const { data } = ok(await actor.api.get<Balances>(`/accounts/${actor.account}/balances`));
      return Object.fromEntries(data.map((each) => [each.currency, [each.available, each.pending]]));
    };
    const shown = async () => (await transactions(actor)).map(({ type, direction, amount, currency }) => `${type} ${direction} ${amount} ${currency}`);

    it('holds what is given, with the fee, until the sandbox settles it, and is told of then', async () => {
      const receiver = await startReceiver();
      ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events: ['conversion.settled'] }));
      const conversion = await pending(HOLD);
      expect(await read(conversion.id)).toEqual(conversion);
      expect(await balances()).toEqual({ EUR: ['2995.50', '7004.50'] });
      expect((await shown()).slice(0, 2)).toEqual(['fee debit 3.50 EUR', 'conversion debit 7001.00 EUR']);
      expect(await quoteStatus(conversion)).toBe('executed');
      const again = await convert<Failure>(actor, conversion.quote_id);
      expect([again.status, again.body.error.type]).toEqual([409, 'quote_already_used']);
      expect(receiver.deliveries).toEqual([]);

      const moved = await move('conversion.settled', conversion.id);
      expect([moved.status, moved.body.data]).toEqual([201, { ...conversion, status: 'settled' }]);
      expect(await balances()).toEqual({ EUR: ['2995.50', '0.00'], USDC: ['7583.4832', '0.00'] });
      expect((await shown())[0]).toBe('conversion credit 7583.4832 USDC');
      const [delivery] = await eventually(() => {
        expect(receiver.deliveries).toHaveLength(1);
        return receiver.deliveries;
      }, IN_TIME);
      expect(JSON.parse(String(delivery?.rawBody)) as Event<Conversion>).toMatchObject({ type: 'conversion.settled', data: { ...conversion, status: 'settled' } });
      await receiver.close();
    });

    it('settles by itself after the delay, or fails, by its amount', async () => {
      await fund(actor, 'EUR', '10000.00');
      const [settling, failing] = [await pending(SETTLE_LATER), await pending(FAIL)];
      await become(settling.id, 'settled');
      expect(await become(failing.id, 'failed')).toEqual({ ...failing, status: 'failed', failure_code: 'rejected_by_counterparty', failure_reason: expect.any(String) });
      expect((await balances())['EUR']).toEqual(['12994.50', '0.00']);
    });

    it('that fails gives back all that it held, and its quote can be executed again', async () => {
      const conversion = await pending(HOLD);
      expect((await move('conversion.failed', conversion.id)).body.data).toMatchObject({ status: 'failed', failure_code: 'rejected_by_counterparty' });
      expect(await balances()).toEqual({ EUR: ['10000.00', '0.00'] });
      expect((await shown()).slice(0, 2)).toEqual(['fee credit 3.50 EUR', 'conversion_failure credit 7001.00 EUR']);
      expect(await quoteStatus(conversion)).toBe('open');
      const second = ok(await convert(actor, conversion.quote_id));
      expect((await move('conversion.settled', second.id)).status).toBe(201);
      expect((await everything<Conversion>(actor, `/conversions?quote_id=${conversion.quote_id}`)).map(({ id, status }) => [id, status])).toEqual([[second.id, 'settled'], [conversion.id, 'failed']]);
      expect(await quoteStatus(conversion)).toBe('executed');
    });

    it('ends one way, and says why it can not end again', async () => {
      const conversion = await pending(HOLD);
      const answers = await Promise.all(['settled', 'failed', 'settled', 'failed'].map((kind) => move(`conversion.${kind}`, conversion.id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      const { status } = await read(conversion.id);
      const late = await move('conversion.settled', conversion.id);
      const why = status === 'settled' ? 'The conversion is settled already.' : 'The conversion is failed, so it can not become settled.';
      expect([late.status, late.body.error]).toMatchObject([409, { type: 'conflict', param: 'object_id', message: why }]);
      const atOnce = ok(await convert(actor, (await quote(actor, '10.00')).id));
      expect((await move('conversion.settled', atOnce.id)).body.error.message).toBe('The conversion is settled already.');
      expect((await move('conversion.settled', `cnv_${'0'.repeat(22)}`)).status).toBe(404);
      expect((await move('conversion.settled', actor.account)).status).toBe(400);
    });

    it('funds no payout, because that can not wait', async () => {
      const { id, to_amount: amount } = await quote(actor, HOLD);
      const crypto = { network: 'ethereum', address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' };
      const { id: beneficiary } = ok(await actor.api.post<{ readonly id: string }>('/beneficiaries', { type: 'crypto', name: 'Globex', currency: 'USDC', crypto }));
      const answer = await actor.api.post<Failure>('/payouts', { account_id: actor.account, currency: 'USDC', amount, beneficiary_id: beneficiary, quote_id: id });
      expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([422, 'quote_not_fitting', 'quote_id']);
      expect(await balances()).toEqual({ EUR: ['10000.00', '0.00'] });
    });

    it('is found by status, by either currency and by when it was made, as quotes are', async () => {
      const held = await pending(HOLD);
      const settled = ok(await convert(actor, (await quote(actor, '10.00', ['EUR', 'GBP'])).id));
      const found = async (path: string) => (await everything<{ readonly id: string }>(actor, path)).map(({ id }) => id);
      expect(await found('/conversions?status=pending')).toEqual([held.id]);
      expect(await found('/conversions?status=settled&currency=GBP')).toEqual([settled.id]);
      expect(await found(`/conversions?currency=EUR&account_id=${actor.account}`)).toEqual([settled.id, held.id]);
      expect(await found('/conversions?created_before=2026-01-01T00:00:00Z')).toEqual([]);
      expect(await found('/quotes?status=executed&currency=GBP&created_from=2026-01-01T00:00:00Z')).toEqual([settled.quote_id]);
      expect(await found('/quotes?currency=JPY')).toEqual([]);
      expect(await found('/quotes?created_from=2099-01-01T00:00:00Z')).toEqual([]);
      expect((await actor.api.get<Failure>('/quotes?account_id=x')).body.error.param).toBe('account_id');
    });
  });
}
