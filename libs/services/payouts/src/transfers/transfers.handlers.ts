import type { AccountId, BookTransferId, Command, Scope } from '@corridor/contracts';
import {
  type BookTransferView,
  CreateBookTransfer,
  type CreateBookTransferPayload,
  type CreateBookTransferRejection,
  ProcessBookTransfer,
  ReportBookTransfer,
  type ReportBookTransferPayload,
  type StepBookTransferPayload,
  type StepBookTransferRejection,
  type TransferExchange,
  UpdateBookTransfer,
  type UpdateBookTransferPayload,
  type UpdateBookTransferRejection,
} from '@corridor/contracts/payouts';
import type { PriceProblem } from '@corridor/contracts/quotes';
import type { RowWrite } from '@corridor/event-store';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled, loadStream, mintId, setTimer, type StreamHead, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { PAYOUTS_DEPS, type PayoutsDeps } from '../payouts.deps.js';
import { type BookTransferEvent, type BookTransferState, transferOf } from './domain/book-transfer.js';
import { createProblem, createTransfer, processTransfer, reportTransfer, updateTransfer } from './domain/book-transfer.decide.js';
import { transferRows } from './read/transfers.projection.js';
import { endTimer, transferStream, transferTimerId } from './transfers.timers.js';

interface Loaded {
  readonly head: StreamHead;
  readonly state: BookTransferState;
}

/** The commands on transfers between accounts: load, decide, say what to append. */
@Controller()
export class TransfersHandlers {
  constructor(@Inject(PAYOUTS_DEPS) private readonly deps: PayoutsDeps) {}

  /** Reads no stream: that the transfer is new is what its stream's expected revision says. */
  @HandleCommand(CreateBookTransfer)
  async create(command: Command<CreateBookTransferPayload>): Promise<Handled<BookTransferView, CreateBookTransferRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const [from, to] = await Promise.all([payload.from.accountId, payload.to.accountId].map(async (id) => this.deps.accounts.party(scope, id)));
    const ends = { from: from ?? null, to: to ?? null };
    const exchange = createProblem(payload, ends) === null ? await this.exchange(scope, payload, at) : null;
    const decision = createTransfer(payload, { ...ends, exchange, at });
    if (decision.kind === 'rejected') return decision;
    return { kind: 'started', unit: this.unit(command, { stream: transferStream(payload.transferId), revision: -1 }, decision.event), object: payload.transferId };
  }

  @HandleCommand(UpdateBookTransfer)
  async update(command: Command<UpdateBookTransferPayload>): Promise<Handled<BookTransferView, UpdateBookTransferRejection>> {
    const { head, state } = await this.load(command.scope, command.payload.transferId);
    const decision = updateTransfer(state, command.payload);
    return decision.kind === 'rejected' ? decision : { kind: 'done', unit: this.unit(command, head, decision.event), view: decision.event.data.transfer };
  }

  @HandleCommand(ProcessBookTransfer)
  async process(command: Command<StepBookTransferPayload>): Promise<Handled<BookTransferView, StepBookTransferRejection>> {
    const { scope, payload, correlation, issuedAt: from } = command;
    const { head, state } = await this.load(scope, payload.transferId);
    const decision = processTransfer(state, payload);
    if (decision.kind === 'rejected') return decision;
    const { transfer } = decision.event.data;
    const next = endTimer(transfer, { scope, correlation, from, afterMs: this.deps.transferStepMs });
    return { kind: 'done', unit: this.unit(command, head, decision.event, next === null ? [] : [setTimer(next)]), view: transfer };
  }

  @HandleCommand(ReportBookTransfer)
  async report(command: Command<ReportBookTransferPayload>): Promise<Handled<BookTransferView, StepBookTransferRejection>> {
    const { scope, payload } = command;
    const { head, state } = await this.load(scope, payload.transferId);
    const areActive = await this.areActive(scope, state);
    const decision = reportTransfer(state, payload, { areActive });
    if (decision.kind === 'rejected') return decision;
    return { kind: 'started', unit: this.unit(command, head, decision.event, [cancelTimer(transferTimerId(payload.transferId))]), object: payload.transferId };
  }

  private async exchange(scope: Scope, { from, to }: CreateBookTransferPayload, at: string): Promise<TransferExchange | PriceProblem | null> {
    if (from.currency === to.currency) return null;
    const asked = { kind: 'transfer_fx', accountId: from.accountId, sellCurrency: from.currency, buyCurrency: to.currency, dealt: { side: 'sell', amount: from.amount }, at } as const;
    const answer = await this.deps.pricing.price(scope, asked);
    return answer.kind === 'problem' ? answer.problem : { price: answer.price, exchangeRateId: mintId<'exchange-rate'>(), pricedAt: at };
  }

  /** What the house pays is nobody's to stop. */
  private async areActive(scope: Scope, state: BookTransferState): Promise<boolean> {
    if (!('transfer' in state) || state.transfer.from.accountId === null) return true;
    const ids = [state.transfer.from.accountId, state.transfer.to.accountId].filter((id): id is AccountId => id !== null);
    const parties = await Promise.all(ids.map(async (id) => this.deps.accounts.party(scope, id)));
    return parties.every((party) => party?.status === 'activated');
  }

  private async load(scope: Scope, id: BookTransferId): Promise<Loaded> {
    const head = await loadStream<BookTransferEvent>(this.deps.store, transferStream(id), scope);
    return { head, state: transferOf(head.events) };
  }

  private unit(command: Command, head: StreamHead, event: BookTransferEvent, rows: readonly RowWrite[] = []) {
    return unitOf({ context: contextOfCommand(command), head, events: [event], project: transferRows, rows });
  }
}
