import { CreatePayout } from '@corridor/contracts/payouts';
import { CreateTenant } from '@corridor/contracts/accounts';
import { ReceiveDeposit } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { testDatabase } from '@corridor/testing';
import { type RunningServices, runServices } from './running-services.fixture.js';

const ASKED = 200;
const PAID_FOR = 100;
const both = <Value>(make: () => Value) => ({ test: make(), live: make() });
const euros = (amount: string) => ({ currency: 'EUR', amount: amount as never }) as const;

let services: RunningServices;
beforeAll(async () => {
  services = await runServices((await testDatabase()).connectionString);
}, 180_000);
afterAll(() => services.stop());

describe('two hundred payouts at once against money for one hundred', () => {
  it('are accepted exactly one hundred times, fees included (invariant 2)', async () => {
    const scope = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
    const defaultAccounts = both(() => mintId<'account'>());
    const accountId = defaultAccounts.test;
    await services.send(CreateTenant, scope, { tenantId: scope.tenant, name: 'Many', books: both(() => mintId<'book'>()), defaultAccounts });
    // Each costs 10.00 and a fee of 0.20 by sepa.
    await services.send(ReceiveDeposit, scope, { depositId: mintId<'deposit'>(), accountId, amount: euros('1020.00'), rail: 'sepa' });
    const beneficiaryId = mintId<'beneficiary'>();
    const destination = { kind: 'bank', country: 'DE', iban: 'DE89370400440532013000', bic: null, accountNumber: null, routingNumber: null, sortCode: null } as const;
    services.beneficiaries.set(beneficiaryId, { id: beneficiaryId, name: 'Zoë', currency: 'EUR', destination, status: 'active', customerId: null, createdAt: new Date().toISOString() });

    const ask = () => services.send(CreatePayout, scope, { payoutId: mintId<'payout'>(), accountId, beneficiaryId, amount: euros('10.00'), rail: 'sepa', reference: null });
    const replies = await Promise.all(Array.from({ length: ASKED }, ask));

    expect(replies.filter(({ kind }) => kind === 'accepted')).toHaveLength(PAID_FOR);
    const refusals = replies.flatMap((reply) => (reply.kind === 'rejected' ? [reply.rejection] : []));
    expect(refusals).toHaveLength(ASKED - PAID_FOR);
    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: 'insufficient_funds', needed: '10.20' });
    const balances = await services.balances(scope, accountId);
    expect(balances).toEqual({ available: '0.00', payout_processing: '1000.00' });
  });
});
