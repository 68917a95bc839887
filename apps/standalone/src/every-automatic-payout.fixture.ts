import type { AccountId, Scope } from '@corridor/contracts';
import { place, PostTransactions } from '@corridor/contracts/ledger';
import { CancelPayout, CreatePayout, HoldAutomaticPayout, NotePayout, PayOutAutomatically, ProcessAutomaticPayout, ReleaseAutomaticPayout, ReportAutomaticPayout, sandboxAutomaticReport, SchedulePayout } from '@corridor/contracts/payouts';
import { mintId, transactionIdFor } from '@corridor/messaging';
import { eventually } from '@corridor/testing';
import { accepted, rejected } from './outcomes.fixture.js';
import type { RunningServices } from './running-services.fixture.js';
import type { Trade } from './trade.fixture.js';

/**
 * Payouts for which there is nothing, or which the ledger does not let have it; and one that is held, goes on and comes back. Some of what
 * was reconciled has left the account before, and some of that has come back.
 */
export async function payOutByItself(services: RunningServices, scope: Scope, trade: Trade): Promise<void> {
  const { send, between } = services;
  const { owner: accountId } = trade;
  await accepted(send(SchedulePayout, scope, { accountId, currency: 'USD', eligibleAt: new Date().toISOString() }));
  await rejected(send(PayOutAutomatically, scope, { payoutId: mintId<'payout'>(), accountId, currency: 'EUR' }));
  between.refusing = true;
  await rejected(send(PayOutAutomatically, scope, { payoutId: mintId<'payout'>(), accountId, currency: 'USD' }));
  between.refusing = false;
  await takeAway(services, scope, trade);
  await comeBack(services, scope, accountId);

  const payoutId = mintId<'payout'>();
  await accepted(send(PayOutAutomatically, scope, { payoutId, accountId, currency: 'USD' }));
  await accepted(send(HoldAutomaticPayout, scope, { payoutId }));
  await accepted(send(ReleaseAutomaticPayout, scope, { payoutId }));
  await accepted(send(ProcessAutomaticPayout, scope, { payoutId }));
  for (const kind of ['settled', 'failed'] as const) await accepted(send(ReportAutomaticPayout, scope, { payoutId, report: sandboxAutomaticReport(kind, payoutId) }));
  await accepted(send(NotePayout, scope, { payoutId, metadata: { order: 'A-1' } }));
}

/** The world takes ten dollars that receivables have brought. */
async function takeAway({ send }: RunningServices, scope: Scope, { book, owner }: Trade): Promise<void> {
  const taken = { from: place(owner), to: place('world/ach'), currency: 'USD', amount: '10.00' as never, type: 'deposit_return' } as const;
  const id = transactionIdFor(mintId<'deposit'>(), 'return');
  await accepted(send(PostTransactions, scope, { book, transactions: [{ kind: 'post', id, type: 'deposit_return', reference: null, valueDate: '2026-07-10', imposed: true, postings: [taken] }] }));
}

/** A payout that was asked for takes dollars that receivables have brought, and is stopped. Receivables hear of both before anything else happens. */
async function comeBack(services: RunningServices, scope: Scope, accountId: AccountId): Promise<void> {
  const { send, beneficiaries } = services;
  const id = mintId<'beneficiary'>();
  const bank = { kind: 'bank', country: 'US', iban: null, bic: null, accountNumber: '000123456789', routingNumber: '021000021', sortCode: null } as const;
  beneficiaries.set(id, { id, name: 'Zoë', currency: 'USD', destination: bank, status: 'active', customerId: null, createdAt: new Date().toISOString() });
  const payoutId = mintId<'payout'>();
  await accepted(send(CreatePayout, scope, { payoutId, accountId, beneficiaryId: id, amount: { currency: 'USD', amount: '5.00' as never }, rail: 'ach', reference: null }));
  await receivablesLack(services, scope, accountId, '15.50');
  await accepted(send(CancelPayout, scope, { payoutId }));
  await receivablesLack(services, scope, accountId, '10.00');
}

async function receivablesLack({ collections }: RunningServices, scope: Scope, owner: AccountId, amount: string): Promise<void> {
  await eventually(async () => {
    const page = await collections.receivables(scope, { owner }, { limit: 10 });
    const lacking = page.kind === 'page' ? page.items.map(({ leftOtherwise }) => leftOtherwise).filter((each) => /[1-9]/.test(each)) : [];
    expect(lacking).toEqual([amount]);
  });
}
