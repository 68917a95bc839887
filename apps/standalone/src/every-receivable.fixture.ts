import type { ReceivableId, Scope } from '@corridor/contracts';
import { CancelReceivable, ConfirmReceivable, DecideReceivable, DraftReceivable, ReconcileReceivable, UpdateReceivable } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { pay } from './every-address-deposit.fixture.js';
import { accepted, rejected } from './outcomes.fixture.js';
import type { RunningServices } from './running-services.fixture.js';
import type { Trade } from './trade.fixture.js';

/** One that is dropped, one that has to be mended, and one of a hundred dollars that is reconciled: by hand, and by what somebody paid for it. */
export async function reconcileReceivables(services: RunningServices, scope: Scope, trade: Trade): Promise<void> {
  const { send } = services;
  const dropped = await draft(services, scope, trade, '10.00');
  await accepted(send(UpdateReceivable, scope, { receivableId: dropped, details: { description: 'Zoë' } }));
  await accepted(send(CancelReceivable, scope, { receivableId: dropped }));
  const faulty = await draft(services, scope, trade, '10.00');
  await accepted(send(ConfirmReceivable, scope, { receivableId: faulty }));
  await accepted(send(DecideReceivable, scope, { receivableId: faulty, verdict: 'hold', issue: 'unable_to_process', only: null }));
  await accepted(send(DecideReceivable, scope, { receivableId: faulty, verdict: 'input_required', issue: 'invoice_document_incorrect', only: null }));

  const receivableId = await beOwed(services, scope, trade, '100.00');
  const reconcile = { receivableId, from: null, amount: '60.00' as never };
  await rejected(send(ReconcileReceivable, scope, { ...reconcile, reconcileId: mintId<'reconcile'>() }));
  await pay(services, scope, trade, '60.00');
  await accepted(send(ReconcileReceivable, scope, { ...reconcile, reconcileId: mintId<'reconcile'>() }));
  await pay(services, scope, trade, '40.00', { receivable: receivableId, amount: '40.00' as never, fee: null });
}

/** A receivable that can be paid. */
export async function beOwed(services: RunningServices, scope: Scope, trade: Trade, amount: string): Promise<ReceivableId> {
  const receivableId = await draft(services, scope, trade, amount);
  await accepted(services.send(ConfirmReceivable, scope, { receivableId }));
  await accepted(services.send(DecideReceivable, scope, { receivableId, verdict: 'activate', issue: null, only: null }));
  return receivableId;
}

async function draft({ send }: RunningServices, scope: Scope, { owner, partner, invoice: document }: Trade, maximum: string): Promise<ReceivableId> {
  const receivableId = mintId<'receivable'>();
  const amount = maximum as never;
  const invoice = { amount, createdOn: '2026-07-01', currency: 'USD', document, dueOn: '2026-08-01', referenceNumber: `INV ${receivableId}` } as const;
  const details = { partner, maximum: amount, currency: 'USD', invoice, purposeCode: 'P1006', transactionType: 'services' } as const;
  await accepted(send(DraftReceivable, scope, { receivableId, owner, details }));
  return receivableId;
}
