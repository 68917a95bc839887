import type { PayoutId, Scope } from '@corridor/contracts';
import { AUTOMATIC_PAYOUT_STATUSES, type AutomaticPayoutRejection, type AutomaticPayoutStatus, HoldAutomaticPayout, PAYOUTS_QUERIES, type PayoutsQueries, ReleaseAutomaticPayout } from '@corridor/contracts/payouts';
import { type Answer, type Call, CommandDesk, CurrentCall, ForOperator, OneOf, Optional } from '@corridor/surfaces/http';
import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/render.js';
import { pageOf, PathId, ScopedListQuery, ScopeQuery } from '../fields.js';
import { anyPayoutIds } from '../ids.js';
import { type ListObject, listToWire } from '../list-to-wire.js';
import { Scopes } from '../scopes.js';
import { payoutsProblem } from './payouts-problem.js';
import { automaticToWire, type OpsPayoutObject, payoutToWire } from './to-wire.js';

const payoutId = new PathId(anyPayoutIds);
const outcomes = {
  refuse: (rejection: AutomaticPayoutRejection, requestId: string): Answer => answerOf(payoutsProblem(rejection), requestId),
  nameObject: async () => null,
};

export class ListPayoutsQuery extends ScopedListQuery {
  @Optional()
  @OneOf(AUTOMATIC_PAYOUT_STATUSES)
  readonly status?: AutomaticPayoutStatus;
}

/** What a person does about automatic payouts: see them, hold those that have not left, and let them go on. */
@Controller(`${BASE}/payouts`)
export class PayoutsController {
  constructor(
    @Inject(PAYOUTS_QUERIES) private readonly payouts: PayoutsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  @Get()
  @ForOperator()
  async list(@Query() query: ListPayoutsQuery): Promise<ListObject<OpsPayoutObject>> {
    const progress = query.status === undefined ? undefined : [query.status];
    return listToWire(await this.payouts.payouts(this.scopes.of(query), { progress }, pageOf(query, anyPayoutIds)), payoutToWire);
  }

  @Get(':id')
  @ForOperator()
  async read(@Param('id', payoutId) id: PayoutId, @Query() query: ScopeQuery): Promise<OpsPayoutObject> {
    return payoutToWire((await this.scopes.find(query, 'There is no such payout.', (scope) => this.payouts.payout(scope, id))).found);
  }

  @Post(':id/hold')
  @HttpCode(200)
  @ForOperator()
  async hold(@CurrentCall() call: Call, @Param('id', payoutId) id: PayoutId, @Query() query: ScopeQuery): Promise<OpsPayoutObject> {
    const scope = await this.scopeOf(query, id);
    const { view } = await this.desk.submit(call, { scope, type: HoldAutomaticPayout, payload: () => ({ payoutId: id }), ...outcomes });
    return automaticToWire(view);
  }

  @Post(':id/release')
  @HttpCode(200)
  @ForOperator()
  async release(@CurrentCall() call: Call, @Param('id', payoutId) id: PayoutId, @Query() query: ScopeQuery): Promise<OpsPayoutObject> {
    const scope = await this.scopeOf(query, id);
    const { view } = await this.desk.submit(call, { scope, type: ReleaseAutomaticPayout, payload: () => ({ payoutId: id }), ...outcomes });
    return automaticToWire(view);
  }

  private async scopeOf(query: ScopeQuery, id: PayoutId): Promise<Scope> {
    return (await this.scopes.find(query, 'There is no such payout.', (scope) => this.payouts.payout(scope, id))).scope;
  }
}
