import type { CollectionsEvent, ReceivableView } from '@corridor/contracts/collections';
import { receivableIds } from '../ids.js';
import type { TypeOf } from './event-types.js';
import { silent, type Tellers, type Telling } from './telling.js';

type AboutReceivables = Extract<CollectionsEvent, { readonly type: `Receivable${string}` }>;

/** What is told of receivables: how they stand, what was reconciled with them and what was paid out of that, or came back. */
export const RECEIVABLE_TELLERS: Tellers<AboutReceivables> = {
  ReceivableDrafted: silent,
  ReceivableUpdated: silent,
  ReceivableConfirmed: telling('receivable.status.verifying'),
  ReceivableActivated: telling('receivable.status.activated'),
  ReceivableInputRequired: telling('receivable.status.input_required'),
  ReceivableHeld: telling('receivable.status.hold'),
  ReceivableCancelled: telling('receivable.status.cancelled'),
  ReceivableCompleted: telling('receivable.status.completed'),
  ReceivableAmountLocked: silent,
  ReceivableAmountUnlocked: silent,
  ReceivableReconcileRequested: silent,
  ReceivableReconciled: telling('receivable.amount_reconciled.updated'),
  ReceivableReconcileRejected: silent,
  ReceivableSettling: silent,
  ReceivableSettled: telling('receivable.amount_settled_payouts.updated'),
  ReceivableSettlingRejected: silent,
  ReceivableCredited: telling('receivable.amount_settled_payouts.updated'),
  ReceivableLeftOtherwise: silent,
  ReceivableCameBack: silent,
};

function telling(type: TypeOf<'receivable'>) {
  return ({ receivable }: { readonly receivable: ReceivableView }): readonly Telling[] => [{ type, linkedId: receivableIds.print(receivable.id), account: receivable.owner }];
}
