import type { DepositId, Scope } from '@corridor/contracts';
import { COLLECTIONS_QUERIES, type CollectionsQueries, RequestDeposit } from '@corridor/contracts/collections';
import { type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { depositIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CreateDepositBody } from './create-deposit.body.js';
import { DepositObject } from './deposit.object.js';
import { filterOf, ListDepositsQuery } from './list-deposits.query.js';
import { readExpected, toRequestDeposit } from './to-command.js';
import { requestDepositProblem } from './to-problem.js';
import { depositToWire } from './to-wire.js';

@ApiTags('Deposits')
@Controller(`${BASE}/deposits`)
export class DepositsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @Scoped(SCOPES.deposits.write)
  @ApiOperation({ summary: 'Ask where a payer may send money', description: 'No money moves. What arrives at the account is credited at once, whatever the amount.' })
  @Refuses('not_found', 'customer_not_approved', 'rail_not_supported')
  @ApiCreatedResponse({ type: DepositObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateDepositBody): Promise<DepositObject> {
    const expected = readExpected(body);
    const { view } = await this.desk.submit(call, {
      scope,
      type: RequestDeposit,
      payload: () => toRequestDeposit(body, expected),
      refuse: (rejection, requestId) => answerOf(requestDepositProblem(rejection), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return depositToWire(view);
  }

  @Get()
  @Scoped(SCOPES.deposits.read)
  @ApiOperation({ summary: 'List deposits' })
  @ListAnswer(DepositObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListDepositsQuery): Promise<ListObject<DepositObject>> {
    const page = pageOf(query, depositIds);
    return listToWire(await this.collections.deposits(scope, filterOf(query), page), page, depositToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.deposits.read)
  @ApiOperation({ summary: 'Read a deposit' })
  @ApiOkResponse({ type: DepositObject })
  async read(@CurrentScope() scope: Scope, @Param('id', new PathId(depositIds, 'deposit')) id: DepositId): Promise<DepositObject> {
    const deposit = await this.collections.deposit(scope, id);
    if (deposit === null) throw noSuch('deposit');
    return depositToWire(deposit);
  }
}
