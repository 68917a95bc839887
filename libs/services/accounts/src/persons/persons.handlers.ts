import type { AccountId, Command, FileId, PersonId, Scope } from '@corridor/contracts';
import {
  DeletePerson,
  type DeletePersonPayload,
  type DeletePersonRejection,
  type PersonDetails,
  type PersonRecord,
  RegisterPerson,
  type RegisterPersonPayload,
  type RegisterPersonRejection,
  UpdatePerson,
  type UpdatePersonPayload,
  type UpdatePersonRejection,
} from '@corridor/contracts/accounts';
import { contextOfCommand, HandleCommand, type Handled, loadStream } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { unitOfOne } from '../accounts.streams.js';
import { loadFile } from '../files/files.handlers.js';
import type { NamedFile } from '../parties/domain/files.js';
import { loadParty } from '../parties/parties.streams.js';
import { destroyKey } from '../vault/destroy-key.js';
import { SubjectVault } from '../vault/subject-vault.js';
import { deletePerson, type PersonEvent, personOf, registerPerson, updatePerson } from './person.decide.js';

/** The commands on persons: load, decide, say what to append. */
@Controller()
export class PersonsHandlers {
  private readonly vault: SubjectVault<PersonId, PersonDetails>;

  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {
    this.vault = new SubjectVault(deps);
  }

  @HandleCommand(RegisterPerson)
  async registerPerson(command: Command<RegisterPersonPayload>): Promise<Handled<PersonRecord, RegisterPersonRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { personId, accountId, sealedDetails: sealed } = payload;
    const [{ fileOwners }, document, details] = await Promise.all([this.accountOf(scope, accountId), this.named(scope, payload.document), this.opened(scope, personId, sealed)]);
    const decision = registerPerson(payload, { details, sealed, document, fileOwners, at });
    if (decision.kind === 'rejected') return decision;
    const head = { stream: streamOf(personId), revision: -1 };
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.person, object: personId };
  }

  @HandleCommand(UpdatePerson)
  async updatePerson(command: Command<UpdatePersonPayload>): Promise<Handled<PersonRecord, UpdatePersonRejection>> {
    const { payload, scope } = command;
    const { head, person } = await this.load(scope, payload);
    if (person === null) return { kind: 'rejected', rejection: { reason: 'person_not_found', person: payload.personId } };
    const [{ fileOwners, submitted }, document, details] = await Promise.all([
      this.accountOf(scope, payload.accountId),
      this.named(scope, payload.document ?? null),
      this.changed(scope, person, payload.sealedChange),
    ]);
    const sealed = await this.vault.seal(scope, person.id, details);
    const decision = updatePerson(person, payload, { details, sealed, document, fileOwners, submitted: submitted.includes(person.id) });
    if (decision.kind === 'rejected') return decision;
    return { kind: 'done', unit: unitOfOne(contextOfCommand(command), head, decision.event), view: decision.event.data.person };
  }

  /** With the person goes the key to its personal data. */
  @HandleCommand(DeletePerson)
  async deletePerson(command: Command<DeletePersonPayload>): Promise<Handled<PersonRecord, DeletePersonRejection>> {
    const { payload, scope } = command;
    const [{ head, person }, { submitted }] = await Promise.all([this.load(scope, payload), this.accountOf(scope, payload.accountId)]);
    const decision = deletePerson(person, payload, submitted.includes(payload.personId));
    if (decision.kind === 'rejected') return decision;
    const unit = unitOfOne(contextOfCommand(command), head, decision.event, [destroyKey(payload.personId)]);
    return { kind: 'done', unit, view: decision.event.data.person };
  }

  private async load(scope: Scope, { personId, accountId }: { readonly personId: PersonId; readonly accountId: AccountId }) {
    const head = await loadStream<PersonEvent>(this.deps.store, streamOf(personId), scope);
    const person = personOf(head.events);
    return { head, person: person?.account === accountId ? person : null };
  }

  private async accountOf(scope: Scope, id: AccountId) {
    const { state, own } = await loadParty(this.deps, scope, id);
    if (state.status === 'none') throw new Error(`the account ${id} of a person is not there`);
    return { fileOwners: [id, state.party.parent, own], submitted: state.party.submittedPersons ?? [] };
  }

  private async named(scope: Scope, id: FileId | null): Promise<NamedFile> {
    return id === null ? null : ((await loadFile(this.deps, scope, id)) ?? 'unknown');
  }

  private async changed(scope: Scope, person: PersonRecord, sealedChange: string | undefined): Promise<PersonDetails> {
    const before = await this.opened(scope, person.id, person.sealedDetails);
    if (sealedChange === undefined) return before;
    const { fullName, tax } = await this.opened(scope, person.id, sealedChange);
    return { fullName: fullName ?? before.fullName, tax: tax ?? before.tax };
  }

  private async opened(scope: Scope, id: PersonId, sealed: string): Promise<PersonDetails> {
    const details = await this.vault.open(scope, id, sealed);
    if (details === null) throw new Error(`what is known of person ${id} was not sealed in this scope`);
    return details;
  }
}

function streamOf(id: PersonId): string {
  return `person-${id}`;
}
