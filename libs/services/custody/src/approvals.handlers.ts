import { createHash } from 'node:crypto';
import type { Command, TransferId } from '@corridor/contracts';
import {
  ApproveTransfer,
  type ApproveTransferPayload,
  type PersonApproving,
  RejectTransfer,
  type RejectTransferPayload,
  type TransferDecisionView,
  type TransferRejection,
  type TransferView,
} from '@corridor/contracts/custody';
import { type RowWrite, write } from '@corridor/event-store';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled, loadStream, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { CUSTODY_DEPS, type CustodyDeps } from './custody.deps.js';
import { transferStream } from './custody.streams.js';
import { transferTimerId } from './custody.timers.js';
import { transferOf, type TransferEvent } from './domain/transfer.js';
import { approveTransfer, rejectTransfer } from './domain/transfer.decide.js';
import { custodyRows } from './read/custody.projection.js';
import { keepDecision } from './read/movement-rows.js';

/** What people say of transfers. */
@Controller()
export class ApprovalsHandlers {
  constructor(@Inject(CUSTODY_DEPS) private readonly deps: CustodyDeps) {}

  /** The last approval is an intent: signing follows from it, after this commit, because a rejection may have come in between. */
  @HandleCommand(ApproveTransfer)
  async approve(command: Command<ApproveTransferPayload>): Promise<Handled<TransferView, TransferRejection>> {
    const { scope, payload } = command;
    const { transferId, approver } = payload;
    const head = await loadStream<TransferEvent>(this.deps.store, transferStream(transferId), scope);
    const by = approver.kind === 'sandbox' ? approver : { kind: approver.kind, ref: refOf(transferId, approver), key: approver.key };
    const decision = approveTransfer(transferOf(head.events), transferId, by);
    if (decision.kind === 'rejected') return decision;
    const { type, data } = decision.event;
    const said = approver.kind === 'sandbox' ? [] : [decided(command, approver, { verdict: 'approved', comment: null })];
    const rows = type === 'TransferCleared' ? [...said, cancelTimer(transferTimerId(data.transfer))] : said;
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows, rows });
    return type === 'TransferCleared' ? { kind: 'started', unit, object: transferId } : { kind: 'done', unit, view: data.transfer };
  }

  @HandleCommand(RejectTransfer)
  async reject(command: Command<RejectTransferPayload>): Promise<Handled<TransferView, TransferRejection>> {
    const { scope, payload } = command;
    const { transferId, approver, comment } = payload;
    const head = await loadStream<TransferEvent>(this.deps.store, transferStream(transferId), scope);
    const decision = rejectTransfer(transferOf(head.events), transferId);
    if (decision.kind === 'rejected') return decision;
    const rows = [decided(command, approver, { verdict: 'rejected', comment }), cancelTimer(transferTimerId(decision.event.data.transfer))];
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows, rows });
    return { kind: 'started', unit, object: transferId };
  }
}

type Said = Pick<TransferDecisionView, 'verdict' | 'comment'>;

function decided({ payload, issuedAt }: Command<{ readonly transferId: TransferId }>, approver: PersonApproving, said: Said): RowWrite {
  const { transferId } = payload;
  return write(keepDecision, [{ transferId, ref: refOf(transferId, approver), approver: approver.name, decidedAt: issuedAt, ...said }]);
}

/** The same for `Ada` and ` ada `, whatever can't be seen, and another for each transfer, so that the log does not say what somebody approves. */
function refOf(transferId: TransferId, { name }: PersonApproving): string {
  const written = name.normalize('NFKC').replace(/\p{Cf}/gu, '').trim().replace(/\s+/g, ' ').toLowerCase();
  return createHash('sha256').update(JSON.stringify([transferId, written])).digest('hex');
}
