import type { BalanceView } from '@corridor/contracts/ledger';
import { accountIds } from '../ids.js';
import { boot, type Booted, OTHER_ACCOUNT, PLATFORM, SECRETS } from '../testing/boot.js';

const balance = (compartment: string, currency: string, amount: string) => ({ compartment, currency, balance: amount }) as unknown as BalanceView;

describe('a balance', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
    api.world.balances = [balance('available', 'USD', '12.50'), balance('pending', 'USDC', '0.50')];
  });
  afterAll(async () => api.close());

  it("is the platform's own unless an account is named", async () => {
    const own = await api.ask('balance');
    expect([own.body.account_id, own.body.object, own.body.livemode]).toEqual([accountIds.print(PLATFORM.test), 'balance', false]);
    const named = await api.ask(`balance?account_id=${accountIds.print(OTHER_ACCOUNT)}`);
    expect(named.body).toMatchObject({ account_id: accountIds.print(OTHER_ACCOUNT), fee_advance: [] });
    expect((await api.ask('balance', { authorization: `Bearer ${SECRETS.live}` })).body).toMatchObject({ account_id: accountIds.print(PLATFORM.live), livemode: true });
  });

  it('has the same currencies in every compartment, sorted, zeros and all that is held included', async () => {
    const { body } = await api.ask('balance');
    const currencies = ['AED', 'AUD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'NOK', 'PLN', 'SEK', 'SGD', 'USD', 'USDC'];
    for (const compartment of ['available', 'fee_advance', 'payout_processing', 'pending', 'processing']) {
      expect(body[compartment].map(({ currency }: { currency: string }) => currency)).toEqual(currencies);
    }
    expect(body.available).toContainEqual({ amount: '12.50', currency: 'USD' });
    expect(body.available).toContainEqual({ amount: '0.00', currency: 'EUR' });
    expect(body.pending).toContainEqual({ amount: '0.50', currency: 'USDC' });
  });

  it('is not shown to a platform that acts for a stranger', async () => {
    const { status, body } = await api.ask('balance', { authorization: `Bearer ${SECRETS.test}`, 'xflow-account': `"${accountIds.print(OTHER_ACCOUNT)}"` });
    expect([status, body.errors[0].code, body.errors[0].metadata]).toEqual([400, 'header_parameter_invalid', { field_name: 'Xflow-Account' }]);
  });
});
