import type { AccountId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, type AccountView, CreateAccount } from '@corridor/contracts/accounts';
import { LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import { type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { accountIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { AccountObject } from './account.object.js';
import { BalancesObject } from './balances.object.js';
import { BalancesQuery, endOf } from './balances.query.js';
import { CreateAccountBody } from './create-account.body.js';
import { filterOf, ListAccountsQuery } from './list-accounts.query.js';
import { toCreateAccount } from './to-command.js';
import { accountsProblem } from './to-problem.js';
import { accountToWire, balancesToWire } from './to-wire.js';

const accountId = new PathId(accountIds, 'account');

@ApiTags('Accounts')
@Controller(`${BASE}/accounts`)
export class AccountsController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(LEDGER_QUERIES) private readonly ledger: LedgerQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Get()
  @Scoped(SCOPES.accounts.read)
  @ApiOperation({ summary: 'List accounts' })
  @ListAnswer(AccountObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListAccountsQuery): Promise<ListObject<AccountObject>> {
    const page = pageOf(query, accountIds);
    return listToWire(await this.accounts.accounts(scope, filterOf(query), page), page, accountToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.accounts.read)
  @ApiOperation({ summary: 'Read an account' })
  @ApiOkResponse({ type: AccountObject })
  async read(@CurrentScope() scope: Scope, @Param('id', accountId) id: AccountId): Promise<AccountObject> {
    return accountToWire(await this.account(scope, id));
  }

  @Get(':id/balances')
  @Scoped(SCOPES.accounts.read)
  @ApiOperation({ summary: "Read an account's balances" })
  @ApiOkResponse({ type: BalancesObject })
  async balances(
    @CurrentScope() scope: Scope,
    @Param('id', accountId) id: AccountId,
    @Query() { at }: BalancesQuery,
  ): Promise<BalancesObject> {
    const asOf = at === undefined ? undefined : { recorded: endOf(at) };
    const [account, balances] = await Promise.all([this.account(scope, id), this.ledger.balances(scope, id, asOf)]);
    return balancesToWire(account.id, balances);
  }

  @Post()
  @Scoped(SCOPES.accounts.write)
  @ApiOperation({ summary: 'Create an account' })
  @Refuses('not_found')
  @ApiCreatedResponse({ type: AccountObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateAccountBody): Promise<AccountObject> {
    const { view } = await this.desk.submit(call, {
      scope,
      type: CreateAccount,
      payload: () => toCreateAccount(body),
      refuse: (rejection, requestId) => answerOf(accountsProblem(rejection), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return accountToWire(view);
  }

  private async account(scope: Scope, id: AccountId): Promise<AccountView> {
    const account = await this.accounts.account(scope, id);
    if (account === null) throw noSuch('account');
    return account;
  }
}
