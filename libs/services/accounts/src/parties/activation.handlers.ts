import type { Command, Scope } from '@corridor/contracts';
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
import type { UserFile } from './domain/requirements.js';
import { loadParty } from './parties.streams.js';
import { PartyVault } from './party-vault.js';
import { userFileOf } from './user-file.js';

/** The commands on how parties stand: load, decide, say what to append. */
@Controller()
export class ActivationHandlers {
  private readonly vault: PartyVault;

  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {
    this.vault = new PartyVault(deps);
  }

  @HandleCommand(ActivateParty)
  async activateParty(command: Command<ActivatePartyPayload>): Promise<Handled<PartyRecord, ActivatePartyRejection>> {
    const { scope, payload } = command;
    const { head, state } = await loadParty(this.deps, scope, payload.partyId);
    const user = state.status === 'known' && state.party.type === 'user' && state.party.parent !== null ? await this.userFile(scope, state.party) : null;
    return handled(command, head, activateParty(state, payload, { mode: scope.mode, user }));
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

  private async userFile(scope: Scope, party: PartyRecord): Promise<UserFile> {
    const details = party.sealedDetails === null ? null : await this.vault.open(scope, party.id, party.sealedDetails);
    if (details === null) throw new Error(`what is known of party ${party.id} can not be opened`);
    return userFileOf(this.deps, scope, party, details);
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
