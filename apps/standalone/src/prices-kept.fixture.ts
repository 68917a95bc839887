import type { AccountId, BookId, Scope } from '@corridor/contracts';
import { CreateTenant, RegisterPayoutAddress } from '@corridor/contracts/accounts';
import { ReconcileReceivable } from '@corridor/contracts/collections';
import { type PaymentView, place, PostTransactions } from '@corridor/contracts/ledger';
import { type AutomaticPayoutView, CreateBookTransfer, PayOutAutomatically, ProcessAutomaticPayout, ReportBookTransfer } from '@corridor/contracts/payouts';
import { CreateFeePlan, type Fees, type Price, type PriceRequest } from '@corridor/contracts/quotes';
import { mintId, transactionIdFor } from '@corridor/messaging';
import type { Currency } from '@corridor/money';
import { eventually } from '@corridor/testing';
import { pay } from './every-address-deposit.fixture.js';
import { PARTY } from './every-event.fixture.js';
import { beOwed } from './every-receivable.fixture.js';
import { accepted } from './outcomes.fixture.js';
import type { RunningServices } from './running-services.fixture.js';
import { meetPartner, type Trade } from './trade.fixture.js';

const both = <Value>(make: () => Value) => ({ test: make(), live: make() });
const BILLING = { country: 'IN', line1: 'MG Road', line2: null, city: null, state: null, postalCode: null };

export interface Priced {
  readonly scope: Scope;
  readonly account: AccountId;
  readonly book: BookId;
  readonly trade: Trade;
}

/** A tenant that is owed by a partner, and paid out to a bank account in India. */
export async function openAccount(services: RunningServices): Promise<Priced> {
  const scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  const [books, defaultAccounts] = [both(() => mintId<'book'>()), both(() => mintId<'account'>())];
  await accepted(services.send(CreateTenant, scope, { tenantId: scope.tenant, name: 'Priced', books, defaultAccounts }));
  const [account, book] = [defaultAccounts.test, books.test];
  const addressId = mintId<'address'>();
  const sealedDetails = await services.accounts.sealPayoutAddress(scope, addressId, { name: 'Priced', bankName: null, accountNumber: '5021102940182', ifsc: 'HDFC0000261', billing: BILLING });
  await accepted(services.send(RegisterPayoutAddress, scope, { addressId, accountId: account, document: null, sealedDetails, metadata: {} }));
  return { scope, account, book, trade: await meetPartner(services, scope, { owner: account, book, details: PARTY }) };
}

export async function chargeBy({ send }: RunningServices, { scope, account }: Priced, fees: Fees): Promise<void> {
  await accepted(send(CreateFeePlan, scope, { planId: mintId<'fee-plan'>(), accountId: account, type: 'account_fees', fees, metadata: {} }));
}

/** What a client is told that asks at the moment; null where the amount comes to nothing. */
export async function quoted({ quotes }: RunningServices, { scope, account }: Priced, asked: Omit<PriceRequest, 'accountId'>): Promise<Price | null> {
  const answer = await quotes.price(scope, { ...asked, accountId: account });
  if (answer.kind === 'price') return answer.price;
  if (answer.problem.reason !== 'amount_too_small') throw new Error(answer.problem.reason);
  return null;
}

/** The payments by which money changes its currency within the account at that moment. */
export async function transferAt({ send, ledger }: RunningServices, { scope, account, book }: Priced, sell: Price['sell'], buy: Currency, at: string): Promise<readonly PaymentView[]> {
  const funded = { from: place('world/ach'), to: place(account, 'pending'), ...sell, type: 'deposit' } as const;
  const id = transactionIdFor(mintId<'deposit'>(), 'deposit');
  await accepted(send(PostTransactions, scope, { book, transactions: [{ kind: 'post', id, type: 'deposit', reference: null, valueDate: '2026-07-10', postings: [funded] }] }));
  const transferId = mintId<'book-transfer'>();
  const asked = { transferId, type: 'internal_transfer', from: { accountId: account, ...sell }, to: { accountId: account, currency: buy }, description: null, metadata: {} } as const;
  await accepted(send(CreateBookTransfer, scope, asked, new Date(at)));
  await accepted(send(ReportBookTransfer, scope, { transferId, report: 'completed' }));
  const page = await ledger.payments(scope, { references: [{ kind: 'book_transfer', id: transferId }] }, { limit: 10 });
  return page.kind === 'page' ? page.items : [];
}

/** A payout of what a partner paid, whose rate and fee are fixed at that moment, and the payments that it is made of. */
export async function payOutAt(services: RunningServices, { scope, account, trade }: Priced, amount: string, at: string): Promise<{ readonly payout: AutomaticPayoutView; readonly payments: readonly PaymentView[] }> {
  const { send, payouts, ledger } = services;
  const receivableId = await beOwed(services, scope, trade, amount);
  await pay(services, scope, trade, amount);
  await accepted(send(ReconcileReceivable, scope, { receivableId, reconcileId: mintId<'reconcile'>(), from: null, amount: amount as never }));
  // The account's own schedule may be quicker.
  await send(PayOutAutomatically, scope, { payoutId: mintId<'payout'>(), accountId: account, currency: 'USD' });
  const payoutId = await eventually(async () => {
    const page = await payouts.payouts(scope, { accountId: account, progress: ['initialized'] }, { limit: 1 });
    const [first] = page.kind === 'page' ? page.items : [];
    if (first === undefined) throw new Error('nothing is being paid out yet');
    return first.id;
  });
  const payout = await accepted(send(ProcessAutomaticPayout, scope, { payoutId }, new Date(at)));
  const page = await ledger.payments(scope, { references: [{ kind: 'payout', id: payoutId }] }, { limit: 10 });
  return { payout, payments: page.kind === 'page' ? page.items : [] };
}
