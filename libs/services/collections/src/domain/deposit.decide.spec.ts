import { idOf } from '@corridor/contracts';
import type { AccountView } from '@corridor/contracts/accounts';
import type { ReceiveDepositPayload } from '@corridor/contracts/collections';
import { completeDeposit, receiveDeposit, rejectDeposit } from './deposit.decide.js';

const AT = '2026-07-10T12:00:00.000Z';
const id = (last: string) => `01997a3e-5d2c-7abc-8def-${last.padStart(12, '0')}`;
const ACCOUNT: AccountView = { id: idOf<'account'>(id('a')), label: null, status: 'active', book: idOf<'book'>(id('b')), createdAt: AT };
const PAYLOAD: ReceiveDepositPayload = {
  depositId: idOf<'deposit'>(id('d')),
  accountId: ACCOUNT.id,
  amount: { currency: 'EUR', amount: '182450.00' as never },
  rail: 'sepa',
};

function receipt() {
  const received = receiveDeposit(PAYLOAD, { account: ACCOUNT, at: AT });
  if (received.kind === 'rejected') throw new Error(received.rejection.reason);
  return received.event.data.receipt;
}

describe('a deposit', () => {
  it("is received for an account, in the account's book", () => {
    expect(receipt()).toEqual({
      id: PAYLOAD.depositId,
      accountId: ACCOUNT.id,
      book: ACCOUNT.book,
      amount: PAYLOAD.amount,
      rail: 'sepa',
      simulated: true,
      bankReference: `SANDBOX-${PAYLOAD.depositId}`,
      receivedAt: AT,
    });
  });

  it('that arrives on a chain has no reference of a bank', () => {
    const received = receiveDeposit({ ...PAYLOAD, rail: 'onchain' }, { account: ACCOUNT, at: AT });
    expect(received.kind === 'event' && received.event.data.receipt.bankReference).toBeUndefined();
  });

  it.each([null, { ...ACCOUNT, status: 'closed' as const }])('needs an active account, not %j', (account) => {
    expect(receiveDeposit(PAYLOAD, { account, at: AT })).toEqual({
      kind: 'rejected',
      rejection: { reason: 'account_not_found', account: ACCOUNT.id },
    });
  });

  it.each(['0.00', '-1.00'])('never brings %s', (amount) => {
    const payload = { ...PAYLOAD, amount: { currency: 'EUR' as const, amount: amount as never } };
    expect(() => receiveDeposit(payload, { account: ACCOUNT, at: AT })).toThrow(amount);
  });

  it('is complete since the ledger recorded it', () => {
    const recordedAt = '2026-07-10T12:00:02.000Z';
    expect(completeDeposit(receipt(), { revision: 1, recordedAt }).data.deposit).toMatchObject({
      status: 'completed',
      createdAt: AT,
      completedAt: recordedAt,
    });
  });

  it('keeps the reason why the ledger refused it', () => {
    const rejection = { reason: 'account_not_found', account: ACCOUNT.id } as const;
    expect(rejectDeposit(receipt(), rejection).data).toEqual({ receipt: receipt(), rejection });
  });
});
