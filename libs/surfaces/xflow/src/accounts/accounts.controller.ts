import type { AccountId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, RegisterParty, UpdateParty } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAccount } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { refuse } from '../errors/refuse.js';
import { Refuses } from '../errors/refuses.js';
import { PathId } from '../fields/path-id.js';
import { accountIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CreateAccountBody, UpdateAccountBody } from './account.body.js';
import { AccountObject } from './account.object.js';
import { filterOf, ListAccountsQuery } from './list-accounts.query.js';
import { toChange, toDetails, toRegisterParty, toUpdateParty } from './to-command.js';
import { registerPartyProblem, updatePartyProblem } from './to-problem.js';
import { accountToWire } from './to-wire.js';

const accountId = new PathId(accountIds, 'account');

const OF_DETAILS = [
  'account_email_invalid', 'website_invalid', 'date_invalid_format', 'country_code_invalid', 'country_code_not_supported',
  'account_not_unique_nickname', 'parameter_file_invalid', 'file_purpose_mismatch',
] as const;

@ApiTags('Accounts')
@Controller(`${BASE}/accounts`)
export class AccountsController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  /** Personal data is sealed before the command is sent, and what was accepted comes back sealed: the bus never has it in clear. */
  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.accounts.write)
  @ApiOperation({ summary: 'Create an account', description: 'A user of this platform, or a partner of the account that the request is made for.' })
  @Refuses({ 400: OF_DETAILS, 403: ['account_platform_create_disallowed', 'account_user_create_disallowed', 'account_type_invalid'] })
  @ApiOkResponse({ type: AccountObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateAccountBody): Promise<AccountObject> {
    const { party: parent } = await this.acting.of(scope, call);
    const { type } = body;
    if (type === 'platform') throw refuse(403, 'account_platform_create_disallowed', 'Platforms are created by whoever runs this installation.', 'account.type');
    const id = mintId<'account'>();
    const sealed = await this.accounts.sealParty(scope, id, toDetails(body));
    const { view } = await this.desk.submit(call, {
      scope,
      type: RegisterParty,
      actingFor: parent.id,
      payload: () => toRegisterParty(body, { id, parent: parent.id, type, sealed }),
      refuse: (rejection) => answerOf(registerPartyProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return accountToWire(await this.accounts.openParty(scope, view), scope.mode);
  }

  @Get()
  @Scoped(SCOPES.accounts.read)
  @ApiOperation({ summary: 'List accounts', description: 'The account that the request is made for, and those that it created.' })
  @ListAnswer(AccountObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListAccountsQuery): Promise<ListObject<AccountObject>> {
    const page = pageOf(query, accountIds);
    const { party } = await this.acting.of(scope, call);
    return listToWire(await this.accounts.parties(scope, filterOf(query, party.id), page), page, (each) => accountToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.accounts.read)
  @ApiOperation({ summary: 'Read an account' })
  @ApiOkResponse({ type: AccountObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', accountId) id: AccountId): Promise<AccountObject> {
    const acting = await this.acting.of(scope, call);
    return accountToWire(await this.acting.visible(scope, acting, id), scope.mode);
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.accounts.write)
  @ApiOperation({ summary: 'Update an account', description: 'Who it is can be changed while it is a draft; what is left out stays.' })
  @Refuses({ 400: [...OF_DETAILS, 'account_parameter_not_editable'] })
  @ApiOkResponse({ type: AccountObject })
  async update(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', accountId) id: AccountId,
    @Body() body: UpdateAccountBody,
  ): Promise<AccountObject> {
    const acting = await this.acting.of(scope, call);
    await this.acting.visible(scope, acting, id);
    const change = toChange(body);
    const sealed = change === null ? null : await this.accounts.sealParty(scope, id, change);
    const { view } = await this.desk.submit(call, {
      scope,
      type: UpdateParty,
      actingFor: acting.party.id,
      payload: () => toUpdateParty(body, id, sealed),
      refuse: (rejection) => answerOf(updatePartyProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return accountToWire(await this.accounts.openParty(scope, view), scope.mode);
  }
}
