import type { AccountId, Command, FileId, Scope } from '@corridor/contracts';
import {
  type PartyDetails,
  type PartyRecord,
  RegisterParty,
  type RegisterPartyPayload,
  type RegisterPartyRejection,
  UpdateParty,
  type UpdatePartyPayload,
  type UpdatePartyRejection,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { unitOfOne } from '../accounts.streams.js';
import { loadFile } from '../files/files.handlers.js';
import { nextStep } from '../receiving/receiving-timer.js';
import { changedDetails } from './domain/details.js';
import type { NamedFiles } from './domain/files.js';
import { type NewDetails, registerParty, updateParty } from './domain/party.decide.js';
import { type LoadedParty, loadParty, newPartyStream } from './parties.streams.js';
import { nicknameDigest, PartyChangeVault, PartyVault } from './party-vault.js';

const NOTHING = { appends: [], rows: [] };

/** The commands on parties: load, decide, say what to append. */
@Controller()
export class PartiesHandlers {
  private readonly vault: PartyVault;
  private readonly changes: PartyChangeVault;

  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {
    this.vault = new PartyVault(deps);
    this.changes = new PartyChangeVault(deps);
  }

  @HandleCommand(RegisterParty)
  async registerParty(command: Command<RegisterPartyPayload>): Promise<Handled<PartyRecord, RegisterPartyRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { partyId, parent, sealedDetails: sealed } = payload;
    const [{ state, own }, details, files] = await Promise.all([loadParty(this.deps, scope, parent), this.vault.open(scope, partyId, sealed), this.filesOf(scope, payload)]);
    if (details === null) throw new Error(`the details of party ${partyId} were not sealed in this scope`);
    const named = await this.named(scope, { id: partyId, parent }, details.nickname);
    const decision = registerParty(state, payload, { details, sealed, ...named, files, own, at });
    if (decision.kind === 'rejected') return decision;
    if (decision.kind === 'unchanged') throw new Error('a registration always changes something');
    const { party } = decision.event.data;
    const timers = party.receiving === 'requested' ? nextStep(command, partyId, this.deps.sandboxDelayMs) : [];
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), newPartyStream(partyId), decision.event, timers), view: party, object: partyId };
  }

  @HandleCommand(UpdateParty)
  async updateParty(command: Command<UpdatePartyPayload>): Promise<Handled<PartyRecord, UpdatePartyRejection>> {
    const { payload, scope } = command;
    const loaded = await loadParty(this.deps, scope, payload.partyId);
    if (loaded.state.status === 'none') return { kind: 'rejected', rejection: { reason: 'party_not_found', party: payload.partyId } };
    const before = await this.detailsOf(scope, loaded, loaded.state.party);
    const after = await this.changed(scope, loaded.state.party, { before, sealedChange: payload.sealedChange });
    const files = await this.filesOf(scope, payload);
    const decision = updateParty(loaded.state, payload, { before, after, files, own: loaded.own });
    if (decision.kind === 'rejected') return decision;
    if (decision.kind === 'unchanged') return { kind: 'done', unit: NOTHING, view: decision.party };
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), loaded.head, decision.event), view: decision.event.data.party };
  }

  private async filesOf(scope: Scope, { logo, document }: { readonly logo?: FileId | null; readonly document?: FileId | null }): Promise<NamedFiles> {
    const named = async (id: FileId | null | undefined) => (id === null || id === undefined ? null : ((await loadFile(this.deps, scope, id)) ?? 'unknown'));
    return { logo: await named(logo), document: await named(document) };
  }

  private async detailsOf(scope: Scope, { firstDetails }: LoadedParty, { id, sealedDetails }: PartyRecord): Promise<PartyDetails> {
    const details = sealedDetails === null ? firstDetails : await this.vault.open(scope, id, sealedDetails);
    if (details === null) throw new Error(`what is known of party ${id} can not be opened`);
    return details;
  }

  private async changed(
    scope: Scope,
    { id, parent }: PartyRecord,
    { before, sealedChange }: { readonly before: PartyDetails; readonly sealedChange: string | undefined },
  ): Promise<NewDetails | null> {
    const change = sealedChange === undefined ? {} : await this.changes.open(scope, id, sealedChange);
    if (change === null) throw new Error(`a change of party ${id} was not sealed in this scope`);
    const details = changedDetails(before, change);
    if (details === null) return null;
    const [sealed, named] = await Promise.all([this.vault.seal(scope, id, details), this.named(scope, { id, parent }, details.nickname)]);
    return { details, sealed, ...named };
  }

  /** Whoever is second to take a nickname finds its row, or its commit does and it is decided again. */
  private async named(scope: Scope, { id, parent }: Pick<PartyRecord, 'id' | 'parent'>, nickname: string | null): Promise<Pick<NewDetails, 'nicknameDigest' | 'nicknameTaken'>> {
    if (nickname === null || parent === null) return { nicknameDigest: null, nicknameTaken: false };
    const digest = nicknameDigest(this.deps.personalDataKey, parent, nickname);
    const { rows } = await this.deps.pool.query<{ party: AccountId }>(
      `select n.party from ${this.deps.schema}.party_nicknames n join ${this.deps.schema}.parties p on p.id = n.party
       where p.tenant = $1 and p.mode = $2 and n.parent = $3 and n.digest = $4 and n.party <> $5`,
      [scope.tenant, scope.mode, parent, digest, id],
    );
    return { nicknameDigest: digest, nicknameTaken: rows.length > 0 };
  }
}
