import type { Command } from '@corridor/contracts';
import {
  ChangePartySettings,
  type ChangePartySettingsPayload,
  type ChangePartySettingsRejection,
  HoldPayouts,
  type HoldPayoutsPayload,
  type HoldPayoutsRejection,
  type PartySettingsRecord,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { unitOfOne } from '../accounts.streams.js';
import { changeSettings, holdPayouts } from './domain/settings.decide.js';
import { loadParty } from './parties.streams.js';

/** How parties receive money and are paid out. */
@Controller()
export class SettingsHandlers {
  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {}

  @HandleCommand(ChangePartySettings)
  async changeSettings(command: Command<ChangePartySettingsPayload>): Promise<Handled<PartySettingsRecord, ChangePartySettingsRejection>> {
    const { head, state } = await loadParty(this.deps, command.scope, command.payload.partyId);
    const decision = changeSettings(state, command.payload);
    if (decision.kind === 'rejected') return decision;
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.settings };
  }

  @HandleCommand(HoldPayouts)
  async holdPayouts(command: Command<HoldPayoutsPayload>): Promise<Handled<PartySettingsRecord, HoldPayoutsRejection>> {
    const { head, state } = await loadParty(this.deps, command.scope, command.payload.partyId);
    const decision = holdPayouts(state, command.payload);
    if (decision.kind === 'rejected') return decision;
    if (decision.kind === 'unchanged') return { kind: 'done', unit: { appends: [], rows: [] }, view: decision.settings };
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.settings };
  }
}
