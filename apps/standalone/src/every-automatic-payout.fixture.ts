import type { AccountId, BookId, Reply, Scope } from '@corridor/contracts';
import { place, PostTransactions } from '@corridor/contracts/ledger';
import { HoldAutomaticPayout, NotePayout, PayOutAutomatically, ProcessAutomaticPayout, ReleaseAutomaticPayout, ReportAutomaticPayout, sandboxAutomaticReport, SchedulePayout } from '@corridor/contracts/payouts';
import { mintId, transactionIdFor } from '@corridor/messaging';
import type { RunningServices } from './running-services.fixture.js';

const euros = (amount: string) => ({ currency: 'EUR', amount: amount as never }) as const;

/** A payout for which there is nothing, and one that is held, goes on and comes back. */
export async function payOutByItself({ send, toLedger }: RunningServices, scope: Scope, { book, account: accountId }: { readonly book: BookId; readonly account: AccountId }): Promise<void> {
  await accepted(send(SchedulePayout, scope, { accountId, currency: 'EUR', eligibleAt: new Date().toISOString() }));
  const dropped = { payoutId: mintId<'payout'>(), accountId, currency: 'EUR' } as const;
  expect(await send(PayOutAutomatically, scope, dropped)).toMatchObject({ kind: 'rejected' });

  const payoutId = mintId<'payout'>();
  const [payment, aside] = [transactionIdFor(payoutId, 'given'), place(accountId, 'payout_processing')];
  const given = { from: place(accountId), to: aside, ...euros('10.00'), type: 'funds_debit' } as const;
  await accepted(send(PostTransactions, scope, { book, transactions: [{ kind: 'post', id: payment, type: 'funds_debit', reference: null, valueDate: '2026-07-10', postings: [given] }] }));
  toLedger.receivables = { total: euros('10.00'), allocations: [{ receivable: mintId<'receivable'>(), partner: mintId<'account'>(), amount: '10.00' as never, payment }] };
  await accepted(send(PayOutAutomatically, scope, { payoutId, accountId, currency: 'EUR' }));
  toLedger.receivables = null;
  await accepted(send(HoldAutomaticPayout, scope, { payoutId }));
  await accepted(send(ReleaseAutomaticPayout, scope, { payoutId }));
  await accepted(send(ProcessAutomaticPayout, scope, { payoutId }));
  for (const kind of ['settled', 'failed'] as const) await accepted(send(ReportAutomaticPayout, scope, { payoutId, report: sandboxAutomaticReport(kind, payoutId) }));
  await accepted(send(NotePayout, scope, { payoutId, metadata: { order: 'A-1' } }));
}

async function accepted(sent: Promise<Reply<unknown, unknown>>): Promise<void> {
  expect(await sent).toMatchObject({ kind: 'accepted' });
}
