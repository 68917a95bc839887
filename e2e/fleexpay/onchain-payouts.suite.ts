import { type Failure, ok } from '../support/client.js';
import { available, fund } from '../support/flows.js';
import type { Beneficiary, Payout } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const EVM = { type: 'crypto', name: 'Globex', currency: 'USDC', crypto: { network: 'ethereum', address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' } };
const BITCOIN = { ...EVM, currency: 'BTC', crypto: { network: 'bitcoin', address: 'tb1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqp7s39y32m7' } };
const BANK = { type: 'bank', name: 'Globex', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };

export function onchainPayouts(stage: () => Stage): void {
  describe('an on-chain payout', () => {
    let actor: Actor;
    beforeAll(async () => {
      actor = await newActor(stage(), 'On-chain payouts');
    });

    const registered = async (body: object) => ok(await actor.api.post<Beneficiary>('/beneficiaries', body)).id;
    const pay = (beneficiary_id: string, currency: string, amount: string) =>
      actor.api.post<Payout & Failure>('/payouts', { account_id: actor.account, currency, amount, beneficiary_id, rail: 'onchain', reference: 'TEST HOLD' });

    it.each([
      ['USDC', '25.00', EVM, /^0x[0-9a-f]{64}$/],
      ['BTC', '0.10000000', BITCOIN, /^[0-9a-f]{64}$/],
    ] as const)('in %s ends with the hash of its transaction', async (currency, amount, beneficiary, hash) => {
      await fund(actor, currency, '100.00');
      const payout = ok(await pay(await registered(beneficiary), currency, amount));
      expect(payout).toMatchObject({ rail: 'onchain', status: 'processing' });
      ok(await actor.api.post('/sandbox/events', { type: 'payout.completed', object_id: payout.id }));
      expect(ok(await actor.api.get<Payout>(`/payouts/${payout.id}`))).toMatchObject({ status: 'completed', bank_reference: expect.stringMatching(hash) });
    });

    it('goes to no bank, and by no other rail', async () => {
      const before = await available(actor);
      const answers = [await pay(await registered(BANK), 'USD', '1.00'), await pay(await registered(EVM), 'BTC', '1.00000000')];
      expect(answers.map(({ status, body }) => [status, body.error.type])).toEqual([[422, 'rail_not_supported'], [422, 'rail_not_supported']]);
      expect(await available(actor)).toEqual(before);
    });
  });
}
