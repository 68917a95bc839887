import type { Command, ReceivableId, Scope } from '@corridor/contracts';
import {
  CancelReceivable,
  type CancelReceivableRejection,
  ConfirmReceivable,
  type ConfirmReceivableRejection,
  DecideReceivable,
  type DecideReceivablePayload,
  type DecideReceivableRejection,
  DraftReceivable,
  type DraftReceivablePayload,
  type DraftReceivableRejection,
  type NamedReceivable,
  type ReceivableDetails,
  type ReceivableView,
  ReconcileReceivable,
  type ReconcileReceivablePayload,
  type ReconcileReceivableRejection,
  type ReconciledReceivable,
  UpdateReceivable,
  type UpdateReceivablePayload,
  type UpdateReceivableRejection,
} from '@corridor/contracts/collections';
import type { RowWrite } from '@corridor/event-store';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled, setTimer, type StreamHead, transactionIdFor } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { COLLECTIONS_DEPS, type CollectionsDeps } from '../collections.deps.js';
import type { DetailsFacts } from './domain/details.js';
import type { ReceivableDecision } from './domain/receivable.js';
import { cancelReceivable, confirmReceivable, decideReceivable, draftReceivable, updateReceivable } from './domain/receivable.decide.js';
import { reconcileReceivable } from './domain/reconcile.decide.js';
import { obstacleOf, partnerOf } from './parties.js';
import { invoiceNumberTaken } from './receivables.queries.js';
import { loadReceivable, receivablePart, receivableStream, unitOfParts } from './receivables.streams.js';
import { verificationTimer, verificationTimerId } from './receivables.timers.js';
import { usability } from './documents.js';

/** The commands on one receivable: load, decide, say what to append. */
@Controller()
export class ReceivablesHandlers {
  constructor(@Inject(COLLECTIONS_DEPS) private readonly deps: CollectionsDeps) {}

  @HandleCommand(DraftReceivable)
  async draft(command: Command<DraftReceivablePayload>): Promise<Handled<ReceivableView, DraftReceivableRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const facts = await this.factsOf(scope, { id: payload.receivableId, owner: payload.owner }, payload.details, at);
    return done(command, { stream: receivableStream(payload.receivableId), revision: -1 }, draftReceivable(payload, { ...facts, at }));
  }

  @HandleCommand(UpdateReceivable)
  async update(command: Command<UpdateReceivablePayload>): Promise<Handled<ReceivableView, UpdateReceivableRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { head, receivable } = await loadReceivable(this.deps, scope, payload.receivableId);
    const facts = await this.factsOf(scope, receivable ?? { id: payload.receivableId }, payload.details, at);
    return done(command, head, updateReceivable(receivable, payload, facts));
  }

  /** In live mode a person decides. */
  @HandleCommand(ConfirmReceivable)
  async confirm(command: Command<NamedReceivable>): Promise<Handled<ReceivableView, ConfirmReceivableRejection>> {
    const { payload: { receivableId: id }, scope, issuedAt, correlation } = command;
    const { head, receivable } = await loadReceivable(this.deps, scope, id);
    const dueAt = new Date(Date.parse(issuedAt) + this.deps.delayMs).toISOString();
    const timer = verificationTimer(id, { scope, correlation, place: `${head.revision + 1}`, dueAt });
    return done(command, head, confirmReceivable(receivable, id), scope.mode === 'test' ? [setTimer(timer)] : []);
  }

  @HandleCommand(CancelReceivable)
  async cancel(command: Command<NamedReceivable>): Promise<Handled<ReceivableView, CancelReceivableRejection>> {
    const { receivableId: id } = command.payload;
    const { head, receivable } = await loadReceivable(this.deps, command.scope, id);
    return done(command, head, cancelReceivable(receivable, id), [cancelTimer(verificationTimerId(id))]);
  }

  @HandleCommand(DecideReceivable)
  async decide(command: Command<DecideReceivablePayload>): Promise<Handled<ReceivableView, DecideReceivableRejection>> {
    const { payload, scope } = command;
    const { head, receivable } = await loadReceivable(this.deps, scope, payload.receivableId);
    const obstacle = receivable === null ? null : await obstacleOf(this.deps.accounts, scope, receivable);
    return done(command, head, decideReceivable(receivable, payload, obstacle), [cancelTimer(verificationTimerId(payload.receivableId))]);
  }

  /** The ledger is asked once the intent is kept: the process ends it. */
  @HandleCommand(ReconcileReceivable)
  async reconcile(command: Command<ReconcileReceivablePayload>): Promise<Handled<ReconciledReceivable, ReconcileReceivableRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { head, receivable } = await loadReceivable(this.deps, scope, payload.receivableId);
    const obstacle = receivable === null ? null : await obstacleOf(this.deps.accounts, scope, receivable);
    const decision = reconcileReceivable(receivable, payload, { payment: transactionIdFor(payload.reconcileId, 'reconcile'), obstacle, at });
    if (decision.kind === 'rejected') return decision;
    return { kind: 'started', unit: unitOfParts([receivablePart(contextOfCommand(command), head, decision.events)]), object: payload.receivableId };
  }

  private async factsOf(scope: Scope, before: Partial<ReceivableView> & { readonly id: ReceivableId }, { partner, invoice }: ReceivableDetails, at: string): Promise<DetailsFacts> {
    const { accounts } = this.deps;
    const named = partner === undefined ? null : await partnerOf(accounts, scope, partner);
    const payer = partner ?? before.partner ?? null;
    const owner = named === null || named === 'unknown' ? (before.owner ?? null) : named.parent;
    const reference = (invoice === undefined ? undefined : invoice.referenceNumber) ?? before.invoice?.referenceNumber ?? null;
    // Another partner can be another user's, whose the document is not.
    const file = invoice?.document ?? (partner === undefined ? null : (before.invoice?.document ?? null));
    return {
      partner: named,
      document: file === null ? null : await usability(accounts, scope, file, [payer, owner]),
      numberTaken: payer !== null && reference !== null && (await invoiceNumberTaken(this.deps, payer, reference, before.id)),
      today: indianDay(at),
    };
  }
}

function done<Rejection>(command: Command, head: StreamHead, decision: ReceivableDecision<Rejection>, rows: readonly RowWrite[] = []): Handled<ReceivableView, Rejection> {
  if (decision.kind === 'rejected') return decision;
  const { events } = decision;
  const last = events.at(-1);
  if (last === undefined) throw new Error(`${command.type} was accepted without an event`);
  const { receivable } = last.data;
  return { kind: 'done', unit: unitOfParts([receivablePart(contextOfCommand(command), head, events)], rows), view: receivable, object: receivable.id };
}

const INDIA_MS = 5.5 * 60 * 60 * 1000;

/** The day that it is in Asia/Kolkata, which has no summer time. */
function indianDay(at: string): string {
  return new Date(Date.parse(at) + INDIA_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
