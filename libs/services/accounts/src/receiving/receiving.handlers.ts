import type { AccountId, Command } from '@corridor/contracts';
import {
  AdvanceReceiving,
  type AdvanceReceivingPayload,
  type AdvanceReceivingRejection,
  DecideReceiving,
  type DecideReceivingPayload,
  type DecideReceivingRejection,
  EndReceiving,
  type EndReceivingRejection,
  type PartyRecord,
  RequestReceiving,
  type RequestReceivingPayload,
  type RequestReceivingRejection,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { unitOfOne } from '../accounts.streams.js';
import { type LoadedParty, loadParty } from '../parties/parties.streams.js';
import { receivingCurrencies } from './receiving-currencies.js';
import { nextStep, noNextStep } from './receiving-timer.js';
import { advanceReceiving, decideReceiving, endReceiving, type ReceivingChange, requestReceiving } from './receiving.decide.js';
import { type BankOf, closedAddresses, openedAddresses, sandboxBank } from './receiving-addresses.js';

/** Where parties receive money: load, decide, say what to append. */
@Controller()
export class ReceivingHandlers {
  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {}

  @HandleCommand(RequestReceiving)
  async request(command: Command<RequestReceivingPayload>): Promise<Handled<PartyRecord, RequestReceivingRejection>> {
    const { scope, payload } = command;
    const { loaded, currencies } = await this.load(command, payload.partyId);
    const decision = requestReceiving(loaded.state, payload.partyId, { by: payload.by, mode: scope.mode, currencies });
    return decision.kind === 'rejected' ? decision : this.handled(command, loaded, decision);
  }

  @HandleCommand(AdvanceReceiving)
  async advance(command: Command<AdvanceReceivingPayload>): Promise<Handled<PartyRecord, AdvanceReceivingRejection>> {
    const { loaded, currencies } = await this.load(command, command.payload.partyId);
    const decision = advanceReceiving(loaded.state, command.payload.partyId, currencies);
    return decision.kind === 'rejected' ? decision : this.handled(command, loaded, decision);
  }

  @HandleCommand(EndReceiving)
  async end(command: Command<RequestReceivingPayload>): Promise<Handled<PartyRecord, EndReceivingRejection>> {
    const { partyId, by } = command.payload;
    const loaded = await loadParty(this.deps, command.scope, partyId);
    const decision = endReceiving(loaded.state, partyId, by);
    return decision.kind === 'rejected' ? decision : this.handled(command, loaded, decision);
  }

  /** The banks that a person names take the place of those of test mode. */
  @HandleCommand(DecideReceiving)
  async decide(command: Command<DecideReceivingPayload>): Promise<Handled<PartyRecord, DecideReceivingRejection>> {
    const { payload } = command;
    const { loaded, currencies } = await this.load(command, payload.partyId);
    const decision = decideReceiving(loaded.state, payload, currencies);
    if (decision.kind === 'rejected') return decision;
    const named = payload.verdict === 'activate' ? new Map(payload.banks.map(({ currency, bank }) => [currency, bank])) : new Map<never, never>();
    return this.handled(command, loaded, decision, async (currency) => named.get(currency) ?? null);
  }

  private async load({ scope }: Command, partyId: AccountId) {
    const loaded = await loadParty(this.deps, scope, partyId);
    return { loaded, currencies: await receivingCurrencies(this.deps, scope, loaded.state) };
  }

  private async handled(command: Command, { head }: LoadedParty, change: ReceivingChange, bankOf: BankOf = sandboxBank(this.deps)): Promise<Handled<PartyRecord, never>> {
    const { party, event, addresses } = change;
    const context = contextOfCommand(command);
    const isOnItsWay = party.receiving === 'requested' || party.receiving === 'processing';
    const timers = isOnItsWay ? nextStep(command, party.id, this.deps.sandboxDelayMs) : [noNextStep(party.id)];
    const units = [
      ...(event === null ? [] : [unitOfOne(context, head, event, timers)]),
      ...(addresses.kind === 'open' ? await openedAddresses(this.deps, command, { party, currencies: addresses.currencies, bankOf }) : []),
      ...(addresses.kind === 'close' ? await closedAddresses(this.deps, command, party) : []),
    ];
    const unit = { appends: units.flatMap(({ appends }) => appends), rows: units.flatMap(({ rows }) => rows ?? []) };
    return { kind: 'done', unit, view: party };
  }
}
