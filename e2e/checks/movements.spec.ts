import { movementsOf, totalsOf, walletMovements } from './movements.js';
import { aDeposit, aParty, aPayout, aQuote, answered, aTransfer, emptyRecord } from './record.fixture.js';

const party = aParty();
const said = (movements: ReturnType<typeof movementsOf>) => movements.map((movement) => movement.join(' '));

describe('what writes come to', () => {
  it('is for a payout amount and fee, and of these what comes back when it fails or is returned', () => {
    const record = emptyRecord();
    for (const ends of ['completed', 'failed', 'returned'] as const) record.payouts.push({ party, ends, quote: null, done: answered(aPayout(ends, '10.00', '0.50')) });
    const gone = (id: string) => [`${id} payout debit USD 10.00`, `${id} fee debit USD 0.50`];
    expect(said(movementsOf(party, record))).toEqual([
      ...gone('completed'),
      ...[...gone('failed'), 'failed payout_failure credit USD 10.00', 'failed fee credit USD 0.50'],
      ...[...gone('returned'), 'returned payout_return credit USD 10.00'],
    ]);
  });

  it('is for a payout by a quote its conversion too', () => {
    const record = emptyRecord();
    const quote = aQuote({ from_currency: 'EUR', to_currency: 'USD', from_amount: '9.00', to_amount: '10.00', fee: { currency: 'EUR', amount: '0.01' } });
    record.payouts.push({ party, ends: 'completed', quote, done: answered({ ...aPayout('pay', '10.00', '0.00'), conversion_id: 'cnv' }) });
    expect(said(movementsOf(party, record))).toEqual(['cnv conversion debit EUR 9.00', 'cnv conversion credit USD 10.00', 'cnv fee debit EUR 0.01', 'pay payout debit USD 10.00']);
  });

  it('is for a conversion that fails, and for a deposit that is taken back, nothing in the end', () => {
    const record = emptyRecord();
    const conversion = { id: 'cnv', object: 'conversion' as const, quote_id: 'quo_1', rate: '1', status: 'pending', created_at: '', from: { currency: 'EUR', amount: '10.00' }, to: { currency: 'USDC', amount: '11.00' } };
    record.conversions.push({ party, ends: 'failed', quote: aQuote({ fee: { currency: 'EUR', amount: '0.05' } }), done: answered(conversion) });
    record.deposits.push({ party, ends: 'returned', done: answered(aDeposit('dep', 'GBP', '25.00')) });
    expect([...totalsOf(movementsOf(party, record)).values()]).toEqual([0n, 0n]);
    expect(movementsOf(party, record)).toHaveLength(6);
  });

  it("is of a transfer to the tenant's user what leaves, and what comes back when it fails or is given back", () => {
    const record = emptyRecord();
    const move = (from: string, to: string, ends: 'completed' | 'failed') => record.life.transfers.push({ party, ends, done: answered({ id: 'transfer_1', status: 'initialized', type: 'any', from: { account_id: from, amount: '5.00', currency: 'USD' }, to: { account_id: to, amount: '5.00', currency: 'USD' } }) });
    move('account_1', 'account_3', 'completed');
    move('account_1', 'account_3', 'failed');
    move('account_3', 'account_1', 'completed');
    move('account_4', 'account_3', 'completed');
    expect(said(movementsOf(party, record)).map((each) => each.slice('btr_1 book_transfer '.length))).toEqual(['debit USD 5.00', 'debit USD 5.00', 'credit USD 5.00', 'credit USD 5.00']);
  });

  it('is for wallets what was paid to them, what they sent with its fee, and what failed on its chain in both directions', () => {
    const record = emptyRecord();
    const deposit = { id: 'wdp_1', wallet_id: 'wlt_1', asset: 'USDC', amount: '50.00', status: 'pending' };
    record.walletDeposits.push({ party, deposit, done: answered({}) });
    for (const ends of ['confirmed', 'failed'] as const) record.transfers.push({ party, ends, done: answered(aTransfer(ends, '5.00', '0x9')) });
    const arrivals = [{ ...deposit, id: 'wdp_2', amount: '1.00' }];
    expect(said(walletMovements(party, record, { arrivals }))).toEqual([
      ...['wdp_1 deposit credit USDC 50.00', 'wdp_2 deposit credit USDC 1.00', 'confirmed transfer debit USDC 5.00', 'confirmed fee debit USDC 1.20'],
      ...['failed transfer debit USDC 5.00', 'failed fee debit USDC 1.20', 'failed transfer credit USDC 5.00', 'failed fee credit USDC 1.20'],
    ]);
  });
});
