import type { AccountId, BookId, Scope } from '@corridor/contracts';
import { place, PostTransactions } from '@corridor/contracts/ledger';
import { CreateBookTransfer, ProcessBookTransfer, ReportBookTransfer, SplitPayoutFee, UpdateBookTransfer } from '@corridor/contracts/payouts';
import { CreateFeePlan, type Fees, UpdateFeePlan } from '@corridor/contracts/quotes';
import { mintId, transactionIdFor } from '@corridor/messaging';
import { accepted, rejected } from './outcomes.fixture.js';
import type { RunningServices } from './running-services.fixture.js';

const ALL = { sourceCurrency: '*', destinationCurrency: '*' } as const;
const FEES: Fees = {
  payout: [{ ...ALL, fixed: '0.10', minimum: '0.00', variable: '1.00' }],
  payoutFx: [{ ...ALL, referenceRate: 'mid_market', variable: '1.00' }],
  transferFx: [{ ...ALL, referenceRate: 'mid_market', variable: '1.00', variableOffHours: '2.00' }],
};

interface Whose {
  readonly account: AccountId;
  readonly book: BookId;
}

/** A plan that takes the place of the first one, and is noted on. */
export async function chargeOtherwise({ send }: RunningServices, scope: Scope, accountId: AccountId): Promise<void> {
  const planId = mintId<'fee-plan'>();
  await accepted(send(CreateFeePlan, scope, { planId, accountId, type: 'account_fees', fees: FEES, metadata: {} }));
  await accepted(send(UpdateFeePlan, scope, { planId, accountId, metadata: { seen: 'yes' } }));
}

/** Transfers that arrive, fail and are refused; and a fee that a platform's advance does not cover. The amount keeps the sandbox from moving them. */
export async function moveBetweenAccounts({ send }: RunningServices, scope: Scope, { account, book }: Whose): Promise<void> {
  const euros = (amount: string) => ({ currency: 'EUR', amount: amount as never }) as const;
  const funded = { from: place('world/sepa'), to: place(account, 'pending'), ...euros('14002.00'), type: 'deposit' } as const;
  const id = transactionIdFor(mintId<'deposit'>(), 'deposit');
  await accepted(send(PostTransactions, scope, { book, transactions: [{ kind: 'post', id, type: 'deposit', reference: null, valueDate: '2026-07-10', postings: [funded] }] }));
  const asked = { type: 'internal_transfer', from: { accountId: account, ...euros('7001.00') }, to: { accountId: account, currency: 'USD' }, description: null, metadata: {} } as const;
  for (const report of ['completed', 'failed'] as const) {
    const transferId = mintId<'book-transfer'>();
    await accepted(send(CreateBookTransfer, scope, { transferId, ...asked }));
    await accepted(send(UpdateBookTransfer, scope, { transferId, description: 'Zoë' }));
    // Its own timer may be quicker.
    await send(ProcessBookTransfer, scope, { transferId });
    await accepted(send(ReportBookTransfer, scope, { transferId, report }));
  }
  const tooMuch = { transferId: mintId<'book-transfer'>(), ...asked, from: { accountId: account, ...euros('99000.00') } };
  await rejected(send(CreateBookTransfer, scope, tooMuch));
  const payoutId = mintId<'payout'>();
  const passthrough = { feePlanId: mintId<'fee-plan'>(), fee: euros('0.30') };
  await accepted(send(SplitPayoutFee, scope, { payoutId, accountId: account, platformId: account, fee: euros('0.20'), passthrough, feePayment: transactionIdFor(payoutId, 'payout_fee') }));
}
