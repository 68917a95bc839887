import { eventually } from '@corridor/testing';
import { EVENTS } from '../conformance/xflow-reference.js';
import { ok } from '../support/client.js';
import { type Receiver, startReceiver } from '../support/receiver.js';
import type { Stage } from '../support/stage.js';
import { activePartner } from './active-user.js';
import { paid } from './deposits.suite.js';
import type { XflowEvent } from './events.suite.js';
import { allOf } from './ledger.js';
import { newPayout, type Payable, payableOf, reconcile } from './payable.js';
import { as, newPlatform, type Platform } from './platform.js';
import { act, activated, drafted, standing } from './receivable.js';
import type { XflowTransfer } from './transfers.suite.js';

const IN_TIME = { timeoutMs: 60_000, intervalMs: 100 };

/** What the reference says that happens, happens, and whoever listens hears of it. */
export function everyEvent(stage: () => Stage): void {
  describe('the list of event types', () => {
    let platform: Platform;
    let receiver: Receiver;
    const heard = (): readonly XflowEvent[] => {
      const events = receiver.deliveries.map(({ rawBody }) => JSON.parse(rawBody) as XflowEvent);
      return [...new Map(events.map((event) => [event.id, event])).values()];
    };
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow every event');
      receiver = await startReceiver();
      for (const own of [true, false]) ok(await platform.api.post('/webhook_endpoints', { url: receiver.url, enabled_events: ['*'], platform: own }));
    });
    afterAll(() => receiver.close());
    const ops = async (path: string, body: object = {}) => ok(await stage().operator.client.post(`${path}?tenant_id=${platform.tenantId}`, body));

    /** What calls of the API alone bring about. */
    async function byCalls(payer: Payable): Promise<void> {
      await paid(payer, '70.00');
      const receivable = await activated(payer);
      await reconcile(payer, receivable, '50.00');
      await newPayout(payer, 'settled');
      await standing(payer, receivable, 'completed');
      const cancelled = await activated(payer);
      ok(await act(payer, cancelled, 'cancel'));
      const body = { from: { account_id: payer.partner.id, amount: '5.00', currency: 'USD' }, to: { account_id: payer.user.id, currency: 'USD' }, type: 'internal_transfer' };
      const transfer = ok(await platform.api.post<XflowTransfer>('/transfers', body));
      await eventually(async () => expect(ok(await platform.api.get<XflowTransfer>(`/transfers/${transfer.id}`)).status).toBe('completed'));
      const other = await activePartner(platform, 'Closed again', payer.user);
      ok(await platform.api.send('POST', `/accounts/${other.id}/activate_address`, undefined));
      await eventually(async () => expect(ok(await platform.api.get<{ address: string }>(`/accounts/${other.id}`)).address).toBe('activated'));
      ok(await platform.api.send('POST', `/accounts/${other.id}/deactivate_address`, undefined));
    }

    /** What only people and banks decide, which the sandbox is told to do: a payout held and sent back, an account held, a receivable that is held or lacks something. */
    async function byOthers(payer: Payable): Promise<void> {
      ok(await platform.api.post(`/account_settings/${payer.user.id.replace('account_', 'account_setting_')}`, { payouts: { interval: 'monthly', monthly_anchor: 25 } }));
      await paid(payer, '50.00');
      await reconcile(payer, await activated(payer), '50.00');
      const { id } = (await ops(`/sandbox/accounts/${payer.user.id}/payouts`)) as { id: string };
      const payout = id.replace('pay_', 'payout_');
      await ops(`/payouts/${payout}/hold`);
      await ops(`/payouts/${payout}/release`);
      await newPayout(payer, 'settled');
      await ops(`/sandbox/payouts/${payout}/fail`);
      await newPayout(payer, 'failed');
      for (const decision of ['hold', 'input_required']) {
        const receivable = await drafted(payer);
        ok(await act(payer, receivable, 'confirm'));
        await ops(`/sandbox/receivables/${receivable.id}/move`, decision === 'hold' ? { decision } : { decision, issue: 'partner_invoice_partner_mismatch' });
      }
      await ops(`/accounts/${payer.user.id}/decision`, { decision: 'hold' });
    }

    it('is heard from end to end, each at least once, and each in its place', async () => {
      await byCalls(await payableOf(platform));
      await byOthers(await payableOf(platform));
      await eventually(() => expect([...new Set(heard().map(({ type }) => type))].sort()).toEqual([...EVENTS].sort()), IN_TIME);
    }, 120_000);

    it('comes to the receiver in the order in which the API lists what happened to an object', async () => {
      const listed = await eventually(async () => {
        const all = await allOf<XflowEvent>(platform, '/events');
        expect(heard().map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        return [...all].reverse();
      }, IN_TIME);
      const byObject = (events: readonly XflowEvent[]) => {
        const of = new Map<string, string[]>();
        for (const { linked_id: id, type } of events) of.set(id, [...(of.get(id) ?? []), type]);
        return of;
      };
      const [told, written] = [byObject(heard()), byObject(listed)];
      expect(Object.fromEntries(told)).toEqual(Object.fromEntries(written));
      const stories = [...written.values()].map((types) => types.join(' '));
      const payout = 'payout.status.initialized payout.status.processing payout.arrival_time.updated payout.status.settled payout.payment_confirmation.updated';
      expect(stories.filter((story) => story.startsWith('payout.')).map((story) => story.split(' ').sort().join(' ')).sort()).toContain(payout.split(' ').sort().join(' '));
      expect(stories).toContain(
        'receivable.status.verifying receivable.status.activated receivable.amount_reconciled.updated receivable.amount_settled_payouts.updated receivable.status.completed',
      );
      expect(stories).toContain('receivable.status.verifying receivable.status.activated receivable.status.cancelled');
    });

    it('names the account whose it is, and the object as its own calls print it', async () => {
      for (const { account_id: account, linked_id: id, linked_object: kind, livemode } of heard()) {
        expect(livemode).toBe(false);
        const path = { account: 'accounts', address: 'addresses', deposit: 'deposits', payout: 'payouts', receivable: 'receivables', transfer: 'transfers' }[kind];
        expect(ok(await platform.api.get(`/${path}/${id}`, account === platform.account ? {} : as({ id: account })))).toMatchObject({ id, object: kind });
      }
    });
  });
}
