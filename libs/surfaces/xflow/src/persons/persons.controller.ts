import type { PersonId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, DeletePerson, type PersonView, RegisterPerson, UpdatePerson } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, familyOf, sees } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId } from '../fields/path-id.js';
import { personIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { filterOf, ListPersonsQuery } from './list-persons.query.js';
import { CreatePersonBody, UpdatePersonBody } from './person.body.js';
import { PersonObject } from './person.object.js';
import { toPersonDetails, toRegisterPerson, toUpdatePerson } from './to-command.js';
import { deletePersonProblem, registerPersonProblem, updatePersonProblem } from './to-problem.js';
import { personToWire } from './to-wire.js';

const personId = new PathId(personIds, 'person');

const OF_DETAILS = ['person_relationship_not_set', 'minimum_required_values_not_present', 'parameter_file_invalid', 'file_purpose_mismatch'] as const;

@ApiTags('Persons')
@Controller(`${BASE}/persons`)
export class PersonsController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  /** Personal data is sealed before the command is sent; the answer is made of what was sent, not of what comes back. */
  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.persons.write)
  @ApiOperation({ summary: 'Create a person', description: 'Of the account that the request is made for.' })
  @Refuses({ 400: OF_DETAILS })
  @ApiOkResponse({ type: PersonObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreatePersonBody): Promise<PersonObject> {
    const { party } = await this.acting.of(scope, call);
    const id = mintId<'person'>();
    const details = toPersonDetails(body);
    const sealed = await this.accounts.sealPerson(scope, id, details);
    const { view } = await this.desk.submit(call, {
      scope,
      type: RegisterPerson,
      actingFor: party.id,
      payload: () => toRegisterPerson(body, { personId: id, accountId: party.id }, sealed),
      refuse: (rejection) => answerOf(registerPersonProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return personToWire({ ...view, details, status: 'unverified' }, scope.mode);
  }

  @Get()
  @Scoped(SCOPES.persons.read)
  @ApiOperation({ summary: 'List persons' })
  @ListAnswer(PersonObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListPersonsQuery): Promise<ListObject<PersonObject>> {
    const page = pageOf(query, personIds);
    const acting = await this.acting.of(scope, call);
    return listToWire(await this.accounts.persons(scope, filterOf(query, familyOf(acting)), page), page, (each) => personToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.persons.read)
  @ApiOperation({ summary: 'Read a person' })
  @ApiOkResponse({ type: PersonObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', personId) id: PersonId): Promise<PersonObject> {
    return personToWire((await this.visible(call, scope, id)).person, scope.mode);
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.persons.write)
  @ApiOperation({ summary: 'Update a person', description: 'Until it was submitted with its account; what is left out stays.' })
  @Refuses({ 400: [...OF_DETAILS, 'person_parameter_not_editable', 'person_update_not_allowed'] })
  @ApiOkResponse({ type: PersonObject })
  async update(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', personId) id: PersonId,
    @Body() body: UpdatePersonBody,
  ): Promise<PersonObject> {
    const { acting, person } = await this.visible(call, scope, id);
    const change = toPersonDetails(body);
    const changesNothing = change.fullName === null && change.tax === null;
    const sealed = changesNothing ? null : await this.accounts.sealPerson(scope, id, change);
    const { view } = await this.desk.submit(call, {
      scope,
      type: UpdatePerson,
      actingFor: acting.party.id,
      payload: () => toUpdatePerson(body, { personId: id, accountId: person.account }, sealed),
      refuse: (rejection) => answerOf(updatePersonProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    // Opened from what was accepted, so that a repeat says what the first answer said. Nobody changes who was submitted.
    const details = await this.accounts.openPerson(scope, id, view.sealedDetails);
    return personToWire({ ...view, details: details ?? { fullName: null, tax: null }, status: 'unverified' }, scope.mode);
  }

  @Delete(':id')
  @Scoped(SCOPES.persons.write)
  @ApiOperation({ summary: 'Delete a person', description: 'Until it was submitted with its account. Its personal data is destroyed.' })
  @Refuses({ 400: ['person_delete_not_allowed'] })
  @ApiOkResponse({ type: PersonObject })
  async delete(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', personId) id: PersonId): Promise<PersonObject> {
    const { acting, person } = await this.visible(call, scope, id);
    await this.desk.submit(call, {
      scope,
      type: DeletePerson,
      actingFor: acting.party.id,
      payload: () => ({ personId: id, accountId: person.account }),
      refuse: (rejection) => answerOf(deletePersonProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return personToWire(person, scope.mode);
  }

  private async visible(call: Call, scope: Scope, id: PersonId): Promise<{ acting: Acting; person: PersonView }> {
    const acting = await this.acting.of(scope, call);
    const person = await this.accounts.person(scope, id);
    if (person === null || !sees(acting, { id: person.account, parent: person.accountsParent })) throw noSuch('person');
    return { acting, person };
  }
}
