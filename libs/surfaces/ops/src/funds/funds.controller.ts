import type { DepositId, Scope } from '@corridor/contracts';
import { AssignFunds, COLLECTIONS_QUERIES, type CollectionsQueries, ReceiveFunds, ReturnDeposit, ReturnFunds } from '@corridor/contracts/collections';
import { type Answer, type Call, CommandDesk, CurrentCall, ForOperator } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { fundsProblem } from '../errors/funds-problem.js';
import { answerOf } from '../errors/render.js';
import { pageOf, PathId, readId, ScopedListQuery, ScopeQuery } from '../fields.js';
import { accountIds, depositIds } from '../ids.js';
import { type ListObject, listToWire } from '../list-to-wire.js';
import { Scopes } from '../scopes.js';
import { AssignBody, FundsBody, ReturnBody } from './funds.bodies.js';
import { readMoney, toReceiveFunds } from './to-command.js';
import { arrivedToWire, depositToWire, suspendedToWire } from './to-wire.js';

const depositId = new PathId(depositIds);
const outcomes = {
  refuse: (rejection: Parameters<typeof fundsProblem>[0], requestId: string): Answer => answerOf(fundsProblem(rejection), requestId),
  nameObject: async (object: string) => depositIds.print(object as DepositId),
};

/** Money that arrives and goes back where no adapter tells of it, and money that nobody could be credited with. */
@Controller(BASE)
export class FundsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  /** An entry of a bank's statement. By the bank's reference it counts once, however often and by whomever it is typed in. */
  @Post('funds')
  @HttpCode(201)
  @ForOperator()
  async receive(@CurrentCall() call: Call, @Body() body: FundsBody): Promise<object> {
    const amount = readMoney(body);
    const payload = () => toReceiveFunds(body, amount);
    const knownBy = { field: 'bank_reference', name: body.bank_reference };
    const { view } = await this.desk.submit(call, { scope: this.scopes.of(body), type: ReceiveFunds, knownBy, payload, ...outcomes });
    return arrivedToWire(view);
  }

  @Get('suspense')
  @ForOperator()
  async list(@Query() query: ScopedListQuery): Promise<ListObject<object>> {
    return listToWire(await this.collections.suspendedFunds(this.scopes.of(query), pageOf(query, depositIds)), suspendedToWire);
  }

  @Post('suspense/:id/assign')
  @HttpCode(200)
  @ForOperator()
  async assign(@CurrentCall() call: Call, @Param('id', depositId) fundsId: DepositId, @Query() query: ScopeQuery, @Body() body: AssignBody): Promise<object> {
    const accountId = readId(accountIds, body.account_id);
    const scope = await this.scopeOfFunds(query, fundsId);
    const { view } = await this.desk.submit(call, { scope, type: AssignFunds, payload: () => ({ fundsId, accountId }), ...outcomes });
    return depositToWire(view);
  }

  @Post('suspense/:id/return')
  @HttpCode(200)
  @ForOperator()
  async sendBack(@CurrentCall() call: Call, @Param('id', depositId) fundsId: DepositId, @Query() query: ScopeQuery, @Body() body: ReturnBody): Promise<object> {
    const scope = await this.scopeOfFunds(query, fundsId);
    const payload = () => ({ fundsId, failureCode: body.failure_code, failureReason: body.failure_reason });
    const { view } = await this.desk.submit(call, { scope, type: ReturnFunds, payload, ...outcomes });
    return suspendedToWire(view);
  }

  @Post('deposits/:id/return')
  @HttpCode(200)
  @ForOperator()
  async takeBack(@CurrentCall() call: Call, @Param('id', depositId) id: DepositId, @Query() query: ScopeQuery, @Body() body: ReturnBody): Promise<object> {
    const { scope } = await this.scopes.find(query, 'There is no such deposit.', (each) => this.collections.deposit(each, id));
    const payload = () => ({ depositId: id, failureCode: body.failure_code, failureReason: body.failure_reason });
    const { view } = await this.desk.submit(call, { scope, type: ReturnDeposit, payload, ...outcomes });
    return depositToWire(view);
  }

  private async scopeOfFunds(query: ScopeQuery, id: DepositId): Promise<Scope> {
    return (await this.scopes.find(query, 'There is no such money in suspense.', (scope) => this.collections.receivedFunds(scope, id))).scope;
  }
}
