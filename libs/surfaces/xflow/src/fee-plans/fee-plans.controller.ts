import type { FeePlanId, Scope } from '@corridor/contracts';
import { CreateFeePlan, type FeePlanView, QUOTES_QUERIES, type QuotesQueries, UpdateFeePlan } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, invalid, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, sees } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { refuse } from '../errors/refuse.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId, readId } from '../fields/path-id.js';
import { accountIds, feePlanIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CreateFeePlanBody, UpdateFeePlanBody } from './fee-plan.body.js';
import { FeePlanObject } from './fee-plan.object.js';
import { filterOf, ListFeePlansQuery } from './list-fee-plans.query.js';
import { readFees } from './read-fees.js';
import { feePlanProblem } from './to-problem.js';
import { feePlanToWire } from './to-wire.js';

const OF_FEES = [
  'account_type_invalid', 'currency_not_supported', 'duplicate_currencies_not_supported', 'duplicate_values_found', 'invalid_amount', 'minimum_required_values_not_present',
] as const;

const feePlanId = new PathId(feePlanIds, 'fee plan');

@ApiTags('FeePlans')
@Controller(`${BASE}/fee_plans`)
export class FeePlansController {
  constructor(
    @Inject(QUOTES_QUERIES) private readonly quotes: QuotesQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.fee_plans.write)
  @ApiOperation({ summary: 'Create a fee plan', description: 'For a connected user, by its platform. It takes the place of the plan before.' })
  @Refuses({ 400: OF_FEES, 404: ['object_not_found'] })
  @ApiOkResponse({ type: FeePlanObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateFeePlanBody): Promise<FeePlanObject> {
    const acting = await this.acting.of(scope, call);
    if (body.linked_object !== 'account') throw invalid('linked_object must be account.', 'linked_object');
    if (body.type !== 'account_fees') throw invalid('type must be account_fees.', 'type');
    const fees = readFees(body);
    const { id: accountId, parent } = await this.acting.visible(scope, acting, readId(accountIds, body.linked_id), 'linked_id');
    if (parent === null) throw refuse(403, 'action_unauthorized', 'What a platform, or a direct user, is charged is not for it to say.', 'fee_plan.linked_id');
    const { view } = await this.desk.submit(call, {
      scope,
      type: CreateFeePlan,
      actingFor: acting.party.id,
      payload: () => ({ planId: mintId<'fee-plan'>(), accountId, type: 'account_fees', fees, metadata: readMetadata(body.metadata, 'fee_plan.metadata') ?? {} }),
      refuse: (rejection) => answerOf(feePlanProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return feePlanToWire(view, scope.mode);
  }

  @Get()
  @Scoped(SCOPES.fee_plans.read)
  @ApiOperation({ summary: 'List fee plans' })
  @ListAnswer(FeePlanObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListFeePlansQuery): Promise<ListObject<FeePlanObject>> {
    const page = pageOf(query, feePlanIds);
    const { party } = await this.acting.of(scope, call);
    return listToWire(await this.quotes.feePlans(scope, filterOf(query, party.id), page), page, (each) => feePlanToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.fee_plans.read)
  @ApiOperation({ summary: 'Read a fee plan' })
  @ApiOkResponse({ type: FeePlanObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', feePlanId) id: FeePlanId): Promise<FeePlanObject> {
    return feePlanToWire((await this.visible(call, scope, id)).plan, scope.mode);
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.fee_plans.write)
  @ApiOperation({ summary: 'Update a fee plan', description: 'Its metadata.' })
  @Refuses({ 400: ['fee_plan_parameter_not_editable'] })
  @ApiOkResponse({ type: FeePlanObject })
  async update(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', feePlanId) id: FeePlanId,
    @Body() body: UpdateFeePlanBody,
  ): Promise<FeePlanObject> {
    const { acting, plan } = await this.visible(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: UpdateFeePlan,
      actingFor: acting.party.id,
      payload: () => ({ planId: id, accountId: plan.accountId, metadata: readMetadata(body.metadata, 'fee_plan.metadata') ?? {} }),
      refuse: (rejection) => answerOf(feePlanProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return feePlanToWire(view, scope.mode);
  }

  private async visible(call: Call, scope: Scope, id: FeePlanId): Promise<{ acting: Acting; plan: FeePlanView }> {
    const acting = await this.acting.of(scope, call);
    const plan = await this.quotes.feePlan(scope, id);
    if (plan === null || !sees(acting, { id: plan.accountId, parent: plan.parent })) throw noSuch('fee plan');
    return { acting, plan };
  }
}
