import { CURRENCIES } from '@corridor/money';
import { accountIds, depositIds } from '../ids.js';
import { railOf } from '../sandbox/to-command.js';
import { boot, type Booted } from '../testing/boot.js';
import { depositView, uuid } from '../testing/views.js';

const fund = { account_id: accountIds.print(uuid(20)), currency: 'EUR', amount: '100000.00' };
const wire = {
  id: depositIds.print(uuid(50)),
  object: 'deposit',
  account_id: accountIds.print(uuid(20)),
  currency: 'EUR',
  amount: '100000.00',
  method: 'sepa',
  status: 'completed',
  deposit_instructions: null,
  payer: null,
  bank_reference: null,
  created_at: '2026-06-30T11:40:00Z',
  completed_at: '2026-06-30T11:40:00Z',
};

describe('test money', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
  });
  afterAll(async () => api.close());

  it('arrives as a completed deposit', async () => {
    api.world.reply = () => ({ kind: 'accepted', view: depositView(), replayed: false, correlation: 'req_1' });
    const { status, body } = await api.post('sandbox/fund', fund);
    expect([status, body]).toEqual([201, wire]);
    expect(api.world.sent.at(-1)).toMatchObject({
      type: 'collections.ReceiveDeposit',
      command: { payload: { accountId: uuid(20), amount: { currency: 'EUR', amount: '100000.00' }, rail: 'sepa' } },
    });
  });

  it.each([
    [{ ...fund, amount: 100000 }, 'amount'],
    [{ ...fund, amount: '100000.000' }, 'amount'],
    [{ ...fund, account_id: 'acc-5Tg1Wq' }, 'account_id'],
    [{ account_id: fund.account_id, currency: 'EUR' }, 'amount'],
  ])('does not arrive for %j', async (json, param) => {
    const { status, body } = await api.post('sandbox/fund', json);
    expect([status, body.error.param]).toEqual([400, param]);
  });

  it('does not arrive at an account of nobody', async () => {
    api.world.reply = () => ({ kind: 'rejected', rejection: { reason: 'account_not_found', account: uuid(9) }, replayed: false, correlation: 'req_1' });
    const { status, body } = await api.post('sandbox/fund', fund);
    expect([status, body.error.type, body.error.param]).toEqual([404, 'not_found', 'account_id']);
  });

  it('comes as money of its currency does', () => {
    const rails = new Map(CURRENCIES.map((currency) => [currency, railOf(currency)]));
    expect([rails.get('EUR'), rails.get('GBP'), rails.get('USD'), rails.get('JPY'), rails.get('BTC'), rails.get('USDC')]).toEqual(['sepa', 'fps', 'ach', 'swift', 'onchain', 'onchain']);
  });

  it('is read and listed as a deposit', async () => {
    expect((await api.ask(`deposits/${wire.id}`)).body).toEqual(wire);
    expect((await api.ask(`deposits?currency=EUR&account_id=${fund.account_id}`)).body.data).toEqual([wire]);
    expect((await api.ask(`deposits/${depositIds.print(uuid(99))}`)).status).toBe(404);
  });
});
