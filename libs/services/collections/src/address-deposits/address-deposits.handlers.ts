import type { AccountId, Command, Scope } from '@corridor/contracts';
import {
  type AddressDepositEvent,
  type AddressDepositRecord,
  AdvanceDeposit,
  type AdvanceDepositPayload,
  type AdvanceDepositRejection,
  InitiateDeposit,
  type InitiateDepositPayload,
  type InitiateDepositRejection,
  type Reconciliation,
  TakeBackDeposit,
  type TakeBackDepositPayload,
  type TakeBackDepositRejection,
  UpdateAddressDeposit,
  type UpdateAddressDepositPayload,
  type UpdateAddressDepositRejection,
} from '@corridor/contracts/collections';
import type { RowWrite } from '@corridor/event-store';
import { appendOf, cancelTimer, contextOfCommand, HandleCommand, type Handled, scopeOf, setTimer, type StreamHead, transactionIdFor } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { COLLECTIONS_DEPS, type CollectionsDeps } from '../collections.deps.js';
import { remittanceRow } from '../read/remittances.js';
import { lockAmount, unlockAmount } from '../receivables/domain/reconcile.decide.js';
import { obstacleOf } from '../receivables/parties.js';
import { knownReceivable, loadReceivable, type Part, receivablePart, unitOfParts } from '../receivables/receivables.streams.js';
import { addressDepositRows } from './address-deposits.projection.js';
import { addressDepositStream, loadAddressDeposit } from './address-deposits.streams.js';
import { advanceTimer, advanceTimerId } from './address-deposits.timers.js';
import type { AddressDepositState } from './domain/address-deposit.js';
import { advanceDeposit, initiateDeposit, takeBack, updateDeposit } from './domain/address-deposit.decide.js';
import { arrivalAddress } from './receiving-addresses.js';

const NOTHING: Part = { appends: [], rows: [] };

/** The commands on deposits to addresses: load, decide, say what to append. */
@Controller()
export class AddressDepositsHandlers {
  constructor(@Inject(COLLECTIONS_DEPS) private readonly deps: CollectionsDeps) {}

  /** What a deposit pays is locked in the same commit, so that the same is never paid twice. */
  @HandleCommand(InitiateDeposit)
  async initiate(command: Command<InitiateDepositPayload>): Promise<Handled<AddressDepositRecord, InitiateDepositRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const decision = initiateDeposit(payload, { ...(await this.factsOf(scope, payload)), at });
    if (decision.kind === 'rejected') return decision;
    const { deposit } = decision.event.data;
    const lock = await this.lock(command, deposit);
    if (lock.kind === 'rejected') return lock;
    const own = this.part(command, { stream: addressDepositStream(deposit.id), revision: -1 }, decision.event);
    const text = payload.statementDescriptor;
    const rows = [...this.nextStep(command, deposit), ...(text === null ? [] : [remittanceRow(scope, deposit.id, { payerName: null, payerAccount: null, text })])];
    return { kind: 'done', unit: unitOfParts([own, lock.part], rows), view: deposit, object: deposit.id };
  }

  @HandleCommand(UpdateAddressDeposit)
  async update(command: Command<UpdateAddressDepositPayload>): Promise<Handled<AddressDepositRecord, UpdateAddressDepositRejection>> {
    const { head, state } = await loadAddressDeposit(this.deps, command.scope, command.payload.depositId);
    const decision = updateDeposit(state, command.payload);
    if (decision.kind === 'rejected') return decision;
    return { kind: 'done', unit: unitOfParts([this.part(command, head, decision.event)]), view: decision.event.data.deposit };
  }

  @HandleCommand(AdvanceDeposit)
  async advance(command: Command<AdvanceDepositPayload>): Promise<Handled<AddressDepositRecord, AdvanceDepositRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { head, state } = await loadAddressDeposit(this.deps, scope, payload.depositId);
    const paid = await this.paidBy(scope, state, payload, at);
    const decision = advanceDeposit(state, payload, paid?.arrival ?? null);
    if (decision.kind === 'rejected') return decision;
    const { event } = decision;
    const { deposit } = event.data;
    const own = this.part(command, head, event);
    if (event.type === 'AddressDepositProcessing') return { kind: 'done', unit: unitOfParts([own], this.nextStep(command, deposit)), view: deposit };
    const ended = [cancelTimer(advanceTimerId(deposit.id))];
    const unit = unitOfParts([own, paid === null ? NOTHING : receivablePart(contextOfCommand(command), paid.head, paid.events)], ended);
    return event.type === 'AddressDepositArrived' ? { kind: 'started', unit, object: deposit.id } : { kind: 'done', unit, view: deposit };
  }

  /** Two streams in one commit: nobody takes the same money back twice. */
  @HandleCommand(TakeBackDeposit)
  async takeBack(command: Command<TakeBackDepositPayload>): Promise<Handled<AddressDepositRecord, TakeBackDepositRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { head, state } = await loadAddressDeposit(this.deps, scope, payload.takesBack);
    const decision = takeBack(state, payload, at);
    if (decision.kind === 'rejected') return decision;
    const own = this.part(command, { stream: addressDepositStream(payload.depositId), revision: -1 }, decision.event);
    const original = this.part(command, head, { type: 'AddressDepositTakenBack', data: { deposit: (state as AddressDepositState).deposit, by: payload.depositId } });
    return { kind: 'started', unit: unitOfParts([own, original]), object: payload.depositId };
  }

  private part(command: Command, head: StreamHead, event: AddressDepositEvent): Part {
    const context = contextOfCommand(command);
    return { appends: [appendOf(context, head, [event])], rows: addressDepositRows(event, scopeOf(context)) };
  }

  /** In test mode a deposit moves on by itself; in live mode a bank says so. */
  private nextStep({ scope, correlation, issuedAt }: Command, { id, status }: AddressDepositRecord): readonly RowWrite[] {
    if (scope.mode === 'live') return [];
    const dueAt = new Date(Date.parse(issuedAt) + this.deps.delayMs).toISOString();
    return [setTimer(advanceTimer(id, status === 'initialized' ? 'processing' : 'completed', { scope, correlation, dueAt }))];
  }

  private async factsOf(scope: Scope, { to, from }: InitiateDepositPayload) {
    const { accounts, addresses } = this.deps;
    const address = await arrivalAddress(addresses, scope, to.address);
    const party = address === null ? null : await accounts.party(scope, address.account);
    const account = party === null ? null : { id: party.id, partner: party.type === 'partner', parent: party.parent, book: party.book };
    return { address, account, payerFits: party !== null && from.account !== null && (await this.fits(scope, from.account, party)) };
  }

  /** Money for a partner comes from that partner; to an account's own address its partners may pay as well. */
  private async fits(scope: Scope, from: AccountId, { id, type }: { readonly id: AccountId; readonly type: string }): Promise<boolean> {
    return from === id || (type !== 'partner' && (await this.deps.accounts.party(scope, from))?.parent === id);
  }

  private async lock(command: Command<InitiateDepositPayload>, { id, checkout, to, amount }: AddressDepositRecord) {
    if (checkout === undefined) return { kind: 'part', part: NOTHING } as const;
    const { head, receivable } = await loadReceivable(this.deps, command.scope, checkout.receivable);
    const locked = lockAmount(receivable, checkout, { deposit: id, currency: amount.currency, partner: to.account });
    return locked.kind === 'rejected' ? locked : ({ kind: 'part', part: receivablePart(contextOfCommand(command), head, locked.events) } as const);
  }

  /** What becomes of the receivable that a deposit pays when it ends. One that is held meanwhile, or is about to be for its partner or owner, is not reconciled. */
  private async paidBy(scope: Scope, state: AddressDepositState | null, { to }: AdvanceDepositPayload, at: string) {
    const checkout = state?.deposit.checkout;
    if (checkout === undefined || state === null || to === 'processing') return null;
    const { head, receivable } = await knownReceivable(this.deps, scope, checkout.receivable);
    const comes = to === 'completed' && receivable.status === 'activated' && (await obstacleOf(this.deps.accounts, scope, receivable)) === null;
    const reconciliation = comes ? reconciliationOf(state.deposit, checkout, at) : null;
    const events = unlockAmount(receivable, state.deposit.id, reconciliation);
    const after = events.at(-1)?.data.receivable ?? receivable;
    return { head, events, arrival: reconciliation === null ? null : { receivable: after, reconciliation } };
  }
}

function reconciliationOf({ id, to }: AddressDepositRecord, { amount, fee }: NonNullable<AddressDepositRecord['checkout']>, at: string): Reconciliation {
  return { payment: transactionIdFor(id, 'reconcile'), from: to.account, amount, eligibleAt: at, fee, requestedAt: at };
}
