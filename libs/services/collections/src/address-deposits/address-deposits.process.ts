import type { AddressDepositRecord } from '@corridor/contracts/collections';
import type { LedgerRejection, TransactionToPost } from '@corridor/contracts/ledger';
import type { RecordedEvent } from '@corridor/event-store';
import { appendOf, ask, askSurely, contextOfEnd, domainEventOf, type Finished, scopeOf, setTimer } from '@corridor/messaging';
import type { CollectionsDeps } from '../collections.deps.js';
import { posting } from '../posting.js';
import { notReconciled, reconciled } from '../receivables/domain/reconcile.decide.js';
import { reconcileTransactions } from '../receivables/receivables.posting.js';
import { knownReceivable, type Part, receivablePart, unitOfParts } from '../receivables/receivables.streams.js';
import { scheduleTimer } from '../receivables/receivables.timers.js';
import { creditTransaction, takeBackTransaction } from './address-deposits.posting.js';
import { addressDepositRows } from './address-deposits.projection.js';
import { loadAddressDeposit } from './address-deposits.streams.js';
import type { AddressDepositEventOf } from './domain/address-deposit.js';
import { completed } from './domain/address-deposit.decide.js';

type Needed = Pick<CollectionsDeps, 'bus' | 'now' | 'store' | 'pool' | 'schema'>;
type Arrival = AddressDepositEventOf<'AddressDepositArrived'>['data'];

/**
 * Money that has arrived goes to the ledger, with what it is reconciled with: all of it or nothing. Whoever owes from earlier pays
 * that first; then there may be too little to reconcile, and the money stays where it has arrived.
 */
export async function resumeArrival(deps: Needed, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const { deposit, checkout } = domainEventOf<AddressDepositEventOf<'AddressDepositArrived'>>(recorded).data;
  const book = bookOf(deposit);
  const credit = creditTransaction(deposit, recorded.recordedAt);
  const reconcile = checkout === null ? [] : reconcileTransactions(checkout.receivable, checkout.reconciliation);
  const answer = await ask(deps, recorded, posting(deps, { book, transactions: [credit, ...reconcile] }));
  const refused = checkout !== null && answer.kind === 'rejected' ? answer.rejection : null;
  const { recordedAt } = answer.kind === 'accepted' ? answer.view : await askSurely(deps, recorded, { ...posting(deps, { book, transactions: [credit] }), label: 'post-credit' });
  const own = await ended(deps, recorded, { deposit, recordedAt, original: null });
  const paid = checkout === null ? null : await paidPart(deps, recorded, checkout, refused);
  const unit = unitOfParts([own.part, ...(paid === null ? [] : [paid.part])], paid?.rows ?? []);
  return { kind: 'done', view: own.deposit, unit };
}

/** Takes back what an earlier deposit has brought. */
export async function resumeTakingBack(deps: Needed, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const { deposit } = domainEventOf<AddressDepositEventOf<'AddressDepositTakingBack'>>(recorded).data;
  const transactions: readonly TransactionToPost[] = [takeBackTransaction(deposit, recorded.recordedAt)];
  const { recordedAt } = await askSurely(deps, recorded, posting(deps, { book: bookOf(deposit), transactions }));
  const original = deposit.takesBack === undefined ? null : (await loadAddressDeposit(deps, scopeOf(recorded), deposit.takesBack)).state;
  const own = await ended(deps, recorded, { deposit, recordedAt, original: original?.deposit ?? null });
  return { kind: 'done', view: own.deposit, unit: unitOfParts([own.part]) };
}

interface End {
  readonly deposit: AddressDepositRecord;
  readonly recordedAt: string;
  readonly original: AddressDepositRecord | null;
}

/** The end of a deposit's own stream, behind what was noted on it while the ledger was asked. */
async function ended(deps: Needed, recorded: RecordedEvent, { deposit: asked, recordedAt, original }: End): Promise<{ readonly deposit: AddressDepositRecord; readonly part: Part }> {
  const scope = scopeOf(recorded);
  const { head, state } = await loadAddressDeposit(deps, scope, asked.id);
  const event = completed(state?.deposit ?? asked, recordedAt);
  const part = { appends: [appendOf(contextOfEnd(recorded, deps.now()), head, [event])], rows: addressDepositRows(event, scope, original) };
  return { deposit: event.data.deposit, part };
}

async function paidPart(deps: Needed, recorded: RecordedEvent, { receivable: before, reconciliation }: NonNullable<Arrival['checkout']>, refused: LedgerRejection | null) {
  const scope = scopeOf(recorded);
  const context = contextOfEnd(recorded, deps.now());
  const { head, receivable } = await knownReceivable(deps, scope, before.id);
  if (refused !== null) return { part: receivablePart(context, head, notReconciled(receivable, reconciliation, refused)), rows: [] };
  const timer = scheduleTimer(before, reconciliation, { scope, correlation: recorded.correlation, dueAt: context.recordedAt });
  return { part: receivablePart(context, head, reconciled(receivable, reconciliation)), rows: [setTimer(timer)] };
}

function bookOf({ id, book }: AddressDepositRecord) {
  if (book === null) throw new Error(`deposit ${id} has no book`);
  return book;
}
