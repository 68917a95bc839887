import type { Command, DepositId, Scope } from '@corridor/contracts';
import {
  AssignFunds,
  type AssignFundsPayload,
  type AssignFundsRejection,
  type AwaitingDeposit,
  type DepositEvent,
  CompleteDeposit,
  type CompletedDeposit,
  type CompleteDepositPayload,
  type CompleteDepositRejection,
  ReceiveDeposit,
  type ReceiveDepositPayload,
  type ReceiveDepositRejection,
  RequestDeposit,
  type RequestDepositPayload,
  type RequestDepositRejection,
  ReturnDeposit,
  type ReturnDepositPayload,
  type ReturnDepositRejection,
  type ReturnedDeposit,
  type ReturnedFunds,
  ReturnFunds,
  type ReturnFundsPayload,
  type ReturnFundsRejection,
} from '@corridor/contracts/collections';
import { contextOfCommand, HandleCommand, type Handled, loadStream, type StreamHead, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { nextNumber } from './banks/numbers.js';
import { COLLECTIONS_DEPS, type CollectionsDeps } from './collections.deps.js';
import { depositStream } from './collections.streams.js';
import { depositOf } from './domain/deposit.js';
import { receiveDeposit } from './domain/deposit.decide.js';
import { assignFunds, completeAwaiting } from './domain/funds.decide.js';
import { requestDeposit } from './domain/request-deposit.decide.js';
import { requestFundsReturn, requestReturn } from './domain/return.decide.js';
import { collectionsRows } from './read/collections.projection.js';
import { virtualAccountRow } from './read/virtual-accounts.js';

/** The commands that name their deposit: load, decide, say what to append. What a bank tells is in `FundsHandlers`. */
@Controller()
export class CollectionsHandlers {
  constructor(@Inject(COLLECTIONS_DEPS) private readonly deps: CollectionsDeps) {}

  /** Reads no stream: that the deposit is new is what its stream's expected revision says. */
  @HandleCommand(ReceiveDeposit)
  async receiveDeposit(command: Command<ReceiveDepositPayload>): Promise<Handled<CompletedDeposit, ReceiveDepositRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const account = await this.deps.accounts.account(scope, payload.accountId);
    const decision = receiveDeposit(payload, { account, at });
    if (decision.kind === 'rejected') return decision;
    const head = { stream: depositStream(payload.depositId), revision: -1 };
    return started(command, head, decision.event, payload.depositId);
  }

  /** A number that a refusal leaves unused is never given to another deposit. */
  @HandleCommand(RequestDeposit)
  async requestDeposit(command: Command<RequestDepositPayload>): Promise<Handled<AwaitingDeposit, RequestDepositRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { accounts, banks } = this.deps;
    const { accountId, customerId, rail } = payload;
    const [account, customer, number] = await Promise.all([
      accounts.account(scope, accountId),
      customerId === null ? null : accounts.customer(scope, customerId),
      nextNumber(this.deps),
    ]);
    const instructions = banks[scope.mode]?.instructionsFor(rail, number) ?? null;
    const decision = requestDeposit(payload, { account, customer, instructions, at });
    if (decision.kind === 'rejected') return decision;
    const { deposit } = decision.event.data;
    const head = { stream: depositStream(deposit.id), revision: -1 };
    const rows = [virtualAccountRow(scope, deposit)];
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: collectionsRows, rows });
    return { kind: 'done', unit, view: deposit, object: deposit.id };
  }

  @HandleCommand(CompleteDeposit)
  async completeDeposit(command: Command<CompleteDepositPayload>): Promise<Handled<CompletedDeposit, CompleteDepositRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { head, state } = await this.load(payload.depositId, scope);
    const account = state.status === 'awaiting_funds' ? await this.deps.accounts.account(scope, state.deposit.accountId) : null;
    const decision = completeAwaiting(state, payload, { account, at });
    if (decision.kind === 'rejected') return decision;
    return started(command, head, decision.event, payload.depositId);
  }

  @HandleCommand(ReturnDeposit)
  async returnDeposit(command: Command<ReturnDepositPayload>): Promise<Handled<ReturnedDeposit, ReturnDepositRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { head, state } = await this.load(payload.depositId, scope);
    const decision = requestReturn(state, payload, at);
    if (decision.kind === 'rejected') return decision;
    return started(command, head, decision.event, payload.depositId);
  }

  @HandleCommand(AssignFunds)
  async assignFunds(command: Command<AssignFundsPayload>): Promise<Handled<CompletedDeposit, AssignFundsRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const [{ head, state }, account] = await Promise.all([this.load(payload.fundsId, scope), this.deps.accounts.account(scope, payload.accountId)]);
    const decision = assignFunds(state, payload, { account, at });
    if (decision.kind === 'rejected') return decision;
    return started(command, head, decision.event, payload.fundsId);
  }

  @HandleCommand(ReturnFunds)
  async returnFunds(command: Command<ReturnFundsPayload>): Promise<Handled<ReturnedFunds, ReturnFundsRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { head, state } = await this.load(payload.fundsId, scope);
    const decision = requestFundsReturn(state, payload, at);
    if (decision.kind === 'rejected') return decision;
    return started(command, head, decision.event, payload.fundsId);
  }

  private async load(id: DepositId, scope: Scope) {
    const head = await loadStream<DepositEvent>(this.deps.store, depositStream(id), scope);
    return { head, state: depositOf(head.events) };
  }
}

/** The ledger is asked once the intent is kept: the process ends it. */
function started(command: Command, head: StreamHead, event: DepositEvent, object: DepositId) {
  const unit = unitOf({ context: contextOfCommand(command), head, events: [event], project: collectionsRows });
  return { kind: 'started', unit, object } as const;
}
