import { CreateTenant } from '@corridor/contracts/accounts';
import { CreateWallet, PayToWallet, ReorganiseWalletDeposit, RequestTransfer, SettleTransfer } from '@corridor/contracts/custody';
import { mintId } from '@corridor/messaging';
import { testDatabase } from '@corridor/testing';
import { type RunningServices, runServices } from './running-services.fixture.js';

const ASKED = 200;
const PAID_FOR = 100;
const OUTSIDE = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const both = <Value>(make: () => Value) => ({ test: make(), live: make() });

let services: RunningServices;
beforeAll(async () => {
  services = await runServices((await testDatabase()).connectionString);
}, 180_000);
afterAll(() => services.stop());

const HOME = { asset: 'USDC', network: 'ethereum' } as const;

async function fundedWallet(amount: string) {
  const scope = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
  await services.send(CreateTenant, scope, { tenantId: scope.tenant, name: 'Many', books: both(() => mintId<'book'>()), defaultAccounts: both(() => mintId<'account'>()) });
  const walletId = mintId<'wallet'>();
  const depositId = mintId<'wallet-deposit'>();
  await services.send(CreateWallet, scope, { ...HOME, walletId, addressId: mintId<'wallet-address'>(), accountId: null, label: null });
  await services.send(PayToWallet, scope, { depositId, walletId, address: null, amount, txHash: null, mature: true });
  const transfer = { ...HOME, walletId, toAddress: OUTSIDE, amount: '10.00' as never, requestedBy: mintId<'key'>(), beneficiaryName: null };
  const request = (transferId = mintId<'transfer'>()) => services.send(RequestTransfer, scope, { ...transfer, transferId });
  return { scope, walletId, depositId, request, balances: () => services.balances(scope, walletId) };
}

describe('two hundred transfers at once against money for one hundred', () => {
  it('are accepted exactly one hundred times, network fees included, and leave nothing behind when they end (invariant 2)', async () => {
    // Each costs 10.00 and a fee of 1.20.
    const { scope, request, balances } = await fundedWallet('1120.00');
    const ids = Array.from({ length: ASKED }, () => mintId<'transfer'>());
    const replies = await Promise.all(ids.map((id) => request(id)));
    const refusals = replies.flatMap((reply) => (reply.kind === 'rejected' ? [reply.rejection] : []));
    expect([replies.filter(({ kind }) => kind === 'accepted').length, refusals.length]).toEqual([PAID_FOR, ASKED - PAID_FOR]);
    // Amount and fee are two postings of one transaction; whichever falls short, all of it is needed.
    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: 'insufficient_funds', needed: '11.20' });
    expect(await balances()).toEqual({ available: '0.00', processing: '1120.00' });
    const accepted = ids.filter((_id, at) => replies[at]?.kind === 'accepted');
    const ended = await Promise.all(accepted.map((transferId, at) => services.send(SettleTransfer, scope, { transferId, end: at < 50 ? 'confirmed' : 'failed' })));
    expect(ended.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(await balances()).toEqual({ available: '560.00', processing: '0.00' });
  }, 180_000);
});

describe('a payment that a reorganisation takes back', () => {
  it('after it was spent leaves a debt that the next payment pays first (invariant 2)', async () => {
    const { scope, walletId, depositId, request, balances } = await fundedWallet('20.00');
    expect(await request()).toMatchObject({ kind: 'accepted' });
    expect(await services.send(ReorganiseWalletDeposit, scope, { depositId })).toMatchObject({ kind: 'accepted', view: { status: 'reversed' } });
    expect(await balances()).toEqual({ available: '0.00', processing: '11.20' });
    await services.send(PayToWallet, scope, { depositId: mintId<'wallet-deposit'>(), walletId, address: null, amount: '15.00', txHash: null, mature: true });
    expect(await balances()).toEqual({ available: '3.80', processing: '11.20' });
  });
});
