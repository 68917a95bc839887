import { type AccountId, decimalOf, type DecimalString, type DepositId, type TransactionId } from '@corridor/contracts';
import { type CheckoutPayment, type CheckoutProblem, feeShares, type ReceivableEvent, type ReceivableIssue, type ReceivableView, type ReconcileReceivablePayload, type ReconcileReceivableRejection, type Reconciliation } from '@corridor/contracts/collections';
import type { LedgerRejection } from '@corridor/contracts/ledger';
import { type Currency, parseAmount, readAmount } from '@corridor/money';
import { completion, currencyOf, plus, printed, type ReceivableDecision, reconcilableOf } from './receivable.js';

export interface ReconcileFacts {
  readonly payment: TransactionId;
  /** Why partner or owner keep money from being reconciled, which the receivable itself may not have followed yet. */
  readonly obstacle: ReceivableIssue | null;
  readonly at: string;
}

/** Whether the account has the money is for the ledger to say. */
export function reconcileReceivable(
  receivable: ReceivableView | null,
  { receivableId, from, amount }: ReconcileReceivablePayload,
  { payment, obstacle, at }: ReconcileFacts,
): ReceivableDecision<ReconcileReceivableRejection> {
  const problem = payable(receivable, { receivable: receivableId, amount, currency: null });
  if (problem !== null) return { kind: 'rejected', rejection: problem };
  const known = receivable as ReceivableView;
  const { owner, partner } = known;
  if (partner === null) throw new Error(`receivable ${known.id} is ${known.status} without a partner`);
  const payer = from ?? partner;
  if (payer !== partner && payer !== owner) return { kind: 'rejected', rejection: { reason: 'receivable_payer_not_allowed', account: payer } };
  if (obstacle === 'account_hold') return { kind: 'rejected', rejection: { reason: 'receivable_owner_not_active', owner } };
  if (obstacle !== null) return { kind: 'rejected', rejection: { reason: 'receivable_not_reconcilable', receivable: known.id, status: 'hold' } };
  const exact = inCurrency(amount, currencyOf(known)) as DecimalString;
  const reconciliation: Reconciliation = { payment, from: payer, amount: exact, eligibleAt: at, fee: null, requestedAt: at };
  const reconciling = [...known.reconciling, { payment, amount: exact }];
  return { kind: 'events', events: [{ type: 'ReceivableReconcileRequested', data: { receivable: { ...known, reconciling }, reconciliation } }] };
}

/** Null where so much of a receivable can be paid now. `currency`: of the money that comes, if it is not the receivable's own. */
export function payable(
  receivable: ReceivableView | null,
  wanted: { readonly receivable: ReceivableView['id']; readonly amount: DecimalString; readonly currency: Currency | null },
): CheckoutProblem | null {
  const { receivable: id, amount } = wanted;
  if (receivable === null) return { reason: 'receivable_not_found', receivable: id };
  const { status } = receivable;
  if (status !== 'activated') return { reason: 'receivable_not_reconcilable', receivable: id, status };
  const currency = currencyOf(receivable);
  const exact = wanted.currency !== null && wanted.currency !== currency ? null : inCurrency(amount, currency);
  if (exact === null) return { reason: 'receivable_of_other_currency', receivable: id, currency };
  const most = reconcilableOf(receivable);
  if (readAmount(exact, currency) <= most) return null;
  return { reason: 'receivable_amount_exceeded', receivable: id, amount: exact, reconcilable: { currency, amount: printed(most, currency) } };
}

/** Null when the currency has fewer decimals. */
function inCurrency(amount: DecimalString, currency: Currency): DecimalString | null {
  const parsed = parseAmount(amount, currency);
  return parsed.ok ? decimalOf(parsed.value, currency) : null;
}

/** An amount waits for a deposit that is on its way. */
export function lockAmount(receivable: ReceivableView | null, { receivable: id, amount }: CheckoutPayment, of: { readonly deposit: DepositId; readonly currency: Currency; readonly partner: AccountId }): ReceivableDecision<CheckoutProblem> {
  const problem = payable(receivable, { receivable: id, amount, currency: of.currency });
  if (problem !== null) return { kind: 'rejected', rejection: problem };
  const known = receivable as ReceivableView;
  if (known.partner !== of.partner) return { kind: 'rejected', rejection: { reason: 'receivable_of_other_partner', receivable: id, partner: known.partner } };
  const locks = [...known.locks, { deposit: of.deposit, amount }];
  return { kind: 'events', events: [{ type: 'ReceivableAmountLocked', data: { receivable: { ...known, locks }, deposit: of.deposit } }] };
}

/** The deposit came, and what it pays is to be reconciled; or it did not, and `reconciliation` is null. */
export function unlockAmount(receivable: ReceivableView, deposit: DepositId, reconciliation: Reconciliation | null): readonly ReceivableEvent[] {
  const locks = receivable.locks.filter((lock) => lock.deposit !== deposit);
  const reconciling = reconciliation === null ? receivable.reconciling : [...receivable.reconciling, { payment: reconciliation.payment, amount: reconciliation.amount }];
  const after = { ...receivable, locks, reconciling };
  return [{ type: 'ReceivableAmountUnlocked', data: { receivable: after, deposit } }, ...(reconciliation === null ? completion(after) : [])];
}

/** The ledger has it. A fee that the user pays is taken of the money before it can be paid out. */
export function reconciled(receivable: ReceivableView, reconciliation: Reconciliation): readonly ReceivableEvent[] {
  const currency = currencyOf(receivable);
  const { payment, eligibleAt, fee } = reconciliation;
  const amount = readAmount(reconciliation.amount, currency);
  const { user: charged } = feeShares(fee, currency);
  const net = amount - charged;
  const after: ReceivableView = {
    ...receivable,
    reconciling: receivable.reconciling.filter((each) => each.payment !== payment),
    reconciled: plus(receivable.reconciled, amount, currency),
    fees: plus(receivable.fees, charged, currency),
    unsettled: net === 0n ? receivable.unsettled : [...receivable.unsettled, { amount: printed(net, currency), payment, eligibleAt }],
  };
  return [{ type: 'ReceivableReconciled', data: { receivable: after, reconciliation } }, ...completion(after)];
}

/** The ledger refused: nothing has moved. */
export function notReconciled(receivable: ReceivableView, reconciliation: Reconciliation, rejection: LedgerRejection): readonly ReceivableEvent[] {
  const reconciling = receivable.reconciling.filter(({ payment }) => payment !== reconciliation.payment);
  return [{ type: 'ReceivableReconcileRejected', data: { receivable: { ...receivable, reconciling }, reconciliation, rejection } }];
}
