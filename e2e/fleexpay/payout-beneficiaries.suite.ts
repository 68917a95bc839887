import { eventually } from '@corridor/testing';
import { type Failure, ok } from '../support/client.js';
import { everything } from '../support/flows.js';
import type { Beneficiary, Customer, Payout } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const IN_TIME = { timeoutMs: 20_000 };

/** Whose accounts may pay whose beneficiaries. */
export function payoutBeneficiaries(stage: () => Stage): void {
  describe('a payout from one of several customers', () => {
    let actor: Actor;

    beforeEach(async () => {
      actor = await newActor(stage(), 'Beneficiaries of customers');
    });

    async function customer(): Promise<Customer> {
      const { id } = ok(await actor.api.post<Customer>('/customers', { type: 'business', legal_name: 'Acme Fintech Ltd', country: 'GB' }));
      return eventually(async () => {
        const now = ok(await actor.api.get<Customer>(`/customers/${id}`));
        expect(now.kyc_status).toBe('approved');
        return now;
      }, IN_TIME);
    }
    const beneficiaryOf = async (customerId?: string) => {
      const bank = { account_number: '000123456789', routing_number: '021000021', country: 'US' };
      const of = customerId === undefined ? {} : { customer_id: customerId };
      return ok(await actor.api.post<Beneficiary>('/beneficiaries', { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank, ...of })).id;
    };
    const fundAccount = async (account: string) => ok(await actor.api.post('/sandbox/fund', { account_id: account, currency: 'USD', amount: '1000.00' }));
    const pay = (account: string, beneficiary: string) =>
      actor.api.post<Payout & Failure>('/payouts', { account_id: account, currency: 'USD', amount: '10.00', beneficiary_id: beneficiary, reference: 'TEST HOLD' });

    it("goes to that customer's beneficiaries and to the tenant's own, and to no other customer's", async () => {
      const [one, two] = await Promise.all([customer(), customer()]);
      const [ofOne, own] = [await beneficiaryOf(one.id), await beneficiaryOf()];
      for (const account of [one.account_id, two.account_id, actor.account]) await fundAccount(account);
      const statuses = [];
      for (const [account, beneficiary] of [[one.account_id, ofOne], [one.account_id, own], [two.account_id, own], [actor.account, own]] as const) statuses.push((await pay(account, beneficiary)).status);
      expect(statuses).toEqual([201, 201, 201, 201]);
      for (const account of [two.account_id, actor.account]) {
        const { status, body } = await pay(account, ofOne);
        expect([status, body.error.type, body.error.param]).toEqual([422, 'beneficiary_not_allowed', 'beneficiary_id']);
      }
      expect(await everything(actor, `/payouts?beneficiary_id=${ofOne}`)).toHaveLength(1);
    });
  });
}
