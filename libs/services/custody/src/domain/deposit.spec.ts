import type { PayToWalletPayload } from '@corridor/contracts/custody';
import { AT, DEPOSIT, WALLET } from './custody.given.js';
import { type DepositEvent, depositOf, detectDeposit, observeDeposit, settleDeposit } from './deposit.js';

const PAYMENT: PayToWalletPayload = { depositId: DEPOSIT, walletId: WALLET.id, address: null, amount: '500', txHash: null, mature: false };
const seen = (over: Partial<PayToWalletPayload> = {}, confirmations = 1) => detectDeposit({ ...PAYMENT, ...over }, { wallet: WALLET, txHash: '0xabc', confirmations, at: AT });

function eventOf<Event>(decision: { kind: 'event'; event: Event } | { kind: 'rejected'; rejection: unknown }): Event {
  if (decision.kind === 'rejected') throw new Error(JSON.stringify(decision.rejection));
  return decision.event;
}

const pending = (): DepositEvent[] => [eventOf(seen())];
const confirmed = (): DepositEvent[] => {
  const matured = eventOf(seen({}, 12)) as Extract<DepositEvent, { type: 'WalletDepositMatured' }>;
  return [matured, settleDeposit(matured)];
};

describe('a payment that the chain shows', () => {
  it('is pending until it is deep enough, and matured when it is', () => {
    expect(eventOf(seen())).toMatchObject({ type: 'WalletDepositDetected', data: { deposit: { status: 'pending', confirmations: 1, confirmationsNeeded: 12, amount: { amount: '500.00' } } } });
    expect(eventOf(seen({}, 12)).type).toBe('WalletDepositMatured');
  });

  it('is to the first address unless it is to another of the wallet', () => {
    expect(eventOf(seen()).data.deposit.address).toBe(WALLET.addresses[0]?.address);
    expect(eventOf(seen({ address: WALLET.addresses[1]?.address ?? '' })).data.deposit.address).toBe(WALLET.addresses[1]?.address);
    expect(seen({ address: '0x0' })).toMatchObject({ rejection: { reason: 'address_not_of_wallet' } });
  });

  it.each(['0', '-1', '1.0000001', '1e3', 'much', '1'.repeat(40)])('can not be of %s', (amount) => {
    expect(seen({ amount })).toMatchObject({ rejection: { reason: 'amount_not_valid' } });
  });
});

describe('another look at the chain', () => {
  const look = (events: readonly DepositEvent[], confirmations: number | null) => observeDeposit(depositOf(events), DEPOSIT, confirmations);

  it('lets a pending payment mature, stay, or be reversed', () => {
    expect(eventOf(look(pending(), 12)).type).toBe('WalletDepositMatured');
    expect(look(pending(), 11)).toMatchObject({ rejection: { reason: 'deposit_unchanged', status: 'pending' } });
    expect(eventOf(look(pending(), null))).toMatchObject({ type: 'WalletDepositReversed', data: { deposit: { status: 'reversed', confirmations: 0 } } });
  });

  it('takes back what was credited when it is in no block any more, and only then', () => {
    expect(look(confirmed(), 40)).toMatchObject({ rejection: { reason: 'deposit_unchanged' } });
    const lost = eventOf(look(confirmed(), null));
    expect(lost).toMatchObject({ type: 'WalletDepositLost', data: { deposit: { status: 'confirmed' } } });
    expect(look([...confirmed(), lost], null)).toMatchObject({ rejection: { reason: 'deposit_unchanged' } });
    const reversed = settleDeposit(lost as Extract<DepositEvent, { type: 'WalletDepositLost' }>);
    expect(reversed).toMatchObject({ type: 'WalletDepositReversed', data: { deposit: { status: 'reversed' } } });
    expect(look([...confirmed(), lost, reversed], 12)).toMatchObject({ rejection: { reason: 'deposit_unchanged', status: 'reversed' } });
  });

  it('knows no payment that nobody has seen', () => {
    expect(look([], 1)).toMatchObject({ rejection: { reason: 'deposit_not_found' } });
  });
});
