import type { Currency } from '@corridor/money';
import { aTransactionId, anAccount, type Asked, LedgerWorld, posting, SCHEMA, TODAY, transaction } from './ledger.fixtures.js';
import { PAYMENTS_MIGRATION } from './payments.migration.js';
import { verifyLedger } from './verify/verify-ledger.js';

describe('the migration to payments', () => {
  it('marks what was posted before as the writer would have', async () => {
    const world = await LedgerWorld.create();
    const [account, other] = [anAccount(), anAccount()];
    const [processing, outgoing] = [`${account}/processing`, `${account}/payout_processing`];
    const post = async (...asked: readonly Asked[]) => expect(await world.post(...asked)).toMatchObject({ kind: 'accepted' });
    const convert = (amount: string, got: string, to: Currency) =>
      transaction([posting(account, 'house/fx', amount, 'conversion'), posting('house/fx', account, got, 'conversion', to), posting(account, 'house/fees', '0.05', 'fee')]);
    const undo = (reverses: ReturnType<typeof transaction>): Asked => ({ kind: 'reverse', id: aTransactionId(), reverses: reverses.id, valueDate: TODAY, imposed: true });
    const [deposit, conversion, spent] = [transaction([posting('world/sepa', account, '100.00', 'deposit')]), convert('50.00', '54.16', 'USDC'), transaction([posting(account, other, '20.00')])];

    await post(deposit, conversion, spent);
    await post(transaction([posting(account, processing, '1.00', 'conversion'), posting(account, processing, '0.05', 'fee')]));
    await post(transaction([posting(processing, account, '1.00', 'conversion_failure')]));
    await post(transaction([posting(account, outgoing, '5.00', 'payout'), posting(account, 'house/fees', '1.00', 'fee')]));
    await post(transaction([posting(outgoing, 'world/sepa', '2.00', 'payout')]), transaction([posting(outgoing, account, '3.00', 'payout_failure'), posting('house/fees', account, '1.00', 'fee')]));
    await post(transaction([posting('world/sepa', account, '2.00', 'payout_return')]), transaction([posting(account, 'house/fees', '0.10', 'fee')]));
    // Money that is not there any more, all of it and in part, a debt repaid, and all sorts of things undone.
    const returned = transaction([posting(other, 'world/sepa', '50.00', 'deposit_return')], { imposed: true });
    await post(returned, transaction([posting(other, 'world/sepa', '5.00', 'deposit_return')], { imposed: true }));
    const repays = transaction([posting('world/sepa', other, '40.00', 'deposit')]);
    await post(repays);
    await post(undo(returned), undo(repays), undo(conversion), undo(deposit), undo(spent));
    await post(transaction([posting('house/fx', 'house/network', '1.00', 'fee')]), transaction([posting('world/chain', other, '0.00000001', 'deposit', 'BTC')]));

    const faults = async () => (await verifyLedger({ pool: world.pool, schema: SCHEMA })).faults.map(({ what }) => what);
    expect(await faults()).toEqual([]);
    await world.pool.query(`
      begin; set local search_path to ${SCHEMA};
      alter table entries drop column payment_account, drop column payment_kind, drop column payment, drop column exchange_rate;
      ${PAYMENTS_MIGRATION.sql};
      commit`);
    expect(await world.count('entries where payment_kind > 0')).toBeGreaterThan(18);
    expect(await faults()).toEqual([]);
    await world.close();
  });
});
