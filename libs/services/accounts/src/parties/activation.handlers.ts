import type { Command } from '@corridor/contracts';
import {
  ActivateParty,
  type ActivatePartyPayload,
  type ActivatePartyRejection,
  DeactivateParty,
  type DeactivatePartyPayload,
  type DeactivatePartyRejection,
  DecideParty,
  type DecidePartyPayload,
  type DecidePartyRejection,
  type PartyRecord,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled, type StreamHead } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { unitOfOne } from '../accounts.streams.js';
import { activateParty, deactivateParty, decideParty } from './domain/activation.decide.js';
import type { PartyDecision } from './domain/decision.js';
import { loadParty } from './parties.streams.js';

/** The commands on how parties stand: load, decide, say what to append. */
@Controller()
export class ActivationHandlers {
  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {}

  @HandleCommand(ActivateParty)
  async activateParty(command: Command<ActivatePartyPayload>): Promise<Handled<PartyRecord, ActivatePartyRejection>> {
    const { head, state } = await loadParty(this.deps, command.scope, command.payload.partyId);
    return handled(command, head, activateParty(state, command.payload, { mode: command.scope.mode }));
  }

  @HandleCommand(DeactivateParty)
  async deactivateParty(command: Command<DeactivatePartyPayload>): Promise<Handled<PartyRecord, DeactivatePartyRejection>> {
    const { head, state } = await loadParty(this.deps, command.scope, command.payload.partyId);
    return handled(command, head, deactivateParty(state, command.payload));
  }

  @HandleCommand(DecideParty)
  async decideParty(command: Command<DecidePartyPayload>): Promise<Handled<PartyRecord, DecidePartyRejection>> {
    const { head, state } = await loadParty(this.deps, command.scope, command.payload.partyId);
    return handled(command, head, decideParty(state, command.payload));
  }
}

function handled<Rejection>(command: Command, head: StreamHead, decision: PartyDecision<'PartyActivated' | 'PartySubmitted' | 'PartyDeactivated' | 'PartyHeld', Rejection>): Handled<PartyRecord, Rejection> {
  switch (decision.kind) {
    case 'rejected':
      return decision;
    case 'unchanged':
      return { kind: 'done', unit: { appends: [], rows: [] }, view: decision.party };
    case 'event':
      return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.party };
  }
}
