import type { PayoutId, Scope } from '@corridor/contracts';
import { CancelPayout, CreatePayout, PAYOUTS_QUERIES, type PayoutsQueries } from '@corridor/contracts/payouts';
import { type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { payoutIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CancelPayoutBody, CreatePayoutBody } from './create-payout.body.js';
import { ListPayoutsQuery } from './list-payouts.query.js';
import { PayoutObject } from './payout.object.js';
import { readPayoutTerms, toCreatePayout, toPayoutFilter } from './to-command.js';
import { cancelProblem, payoutProblem } from './to-problem.js';
import { payoutToWire } from './to-wire.js';

const payoutId = new PathId(payoutIds, 'payout');

@ApiTags('Payouts')
@Controller(`${BASE}/payouts`)
export class PayoutsController {
  constructor(
    @Inject(PAYOUTS_QUERIES) private readonly payouts: PayoutsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @Scoped(SCOPES.payouts.write)
  @ApiOperation({ summary: 'Pay a beneficiary', description: 'Takes amount and fee from the account at once. With `quote_id` the quote is executed in the same step: both happen, or neither.' })
  @Refuses('not_found', 'customer_not_approved', 'beneficiary_not_active', 'beneficiary_not_allowed', 'rail_not_supported', 'insufficient_funds', 'quote_expired', 'quote_already_used', 'quote_not_fitting', 'conflict')
  @ApiCreatedResponse({ type: PayoutObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreatePayoutBody): Promise<PayoutObject> {
    const terms = readPayoutTerms(body);
    const { view } = await this.desk.submit(call, {
      scope,
      type: CreatePayout,
      payload: () => toCreatePayout(terms),
      refuse: (rejection, requestId) => answerOf(payoutProblem(rejection, body.currency), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return payoutToWire(view);
  }

  @Get()
  @Scoped(SCOPES.payouts.read)
  @ApiOperation({ summary: 'List payouts' })
  @ListAnswer(PayoutObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListPayoutsQuery): Promise<ListObject<PayoutObject>> {
    const page = pageOf(query, payoutIds);
    return listToWire(await this.payouts.payouts(scope, toPayoutFilter(query), page), page, payoutToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.payouts.read)
  @ApiOperation({ summary: 'Read a payout' })
  @ApiOkResponse({ type: PayoutObject })
  async read(@CurrentScope() scope: Scope, @Param('id', payoutId) id: PayoutId): Promise<PayoutObject> {
    const payout = await this.payouts.payout(scope, id);
    if (payout === null) throw noSuch('payout');
    return payoutToWire(payout);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Scoped(SCOPES.payouts.write)
  @ApiOperation({ summary: 'Cancel a payout', description: 'As long as the bank has not said what became of it. Amount and fee are back at once.' })
  @Refuses('conflict')
  @ApiOkResponse({ type: PayoutObject })
  async cancel(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', payoutId) id: PayoutId,
    @Body() _body: CancelPayoutBody,
  ): Promise<PayoutObject> {
    const { view } = await this.desk.submit(call, {
      scope,
      type: CancelPayout,
      payload: () => ({ payoutId: id }),
      refuse: (rejection, requestId) => answerOf(cancelProblem(rejection), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return payoutToWire(view);
  }
}
