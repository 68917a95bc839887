import type { Scope } from '@corridor/contracts';
import { CreateFeePlan, type CreateFeePlanRejection, type FeePlanView, type FeeList } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, ForOperator } from '@corridor/surfaces/http';
import { Body, Controller, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { answerOf, type OpsProblem } from '../errors/render.js';
import { readId, ScopeQuery } from '../fields.js';
import { accountIds, anyAccountIds, feePlanIds } from '../ids.js';
import { Scopes } from '../scopes.js';
import { CreateFeePlanBody, feesOf, wireForm } from './fee-plan.body.js';

/** What a platform or a direct user is charged, and what a platform passes on to its users: only the operator says so. */
@Controller(`${BASE}/fee_plans`)
export class FeePlansController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  @Post()
  @HttpCode(200)
  @ForOperator()
  async create(@CurrentCall() call: Call, @Query() query: ScopeQuery, @Body() body: CreateFeePlanBody): Promise<object> {
    const scope: Scope = this.scopes.of(query);
    const { view } = await this.desk.submit(call, {
      scope,
      type: CreateFeePlan,
      payload: () => ({ planId: mintId<'fee-plan'>(), accountId: readId(anyAccountIds, body.account_id), type: body.type, fees: feesOf(body), metadata: {} }),
      refuse: (rejection, requestId) => answerOf(problemOf(rejection), requestId),
      nameObject: async () => null,
    });
    return feePlanToWire(view);
  }
}

function feePlanToWire({ id, accountId, type, status, fees, validFrom, validTo }: FeePlanView) {
  return {
    id: feePlanIds.print(id),
    object: 'fee_plan',
    account_id: accountIds.print(accountId),
    type,
    status,
    payout: fees.payout.map(wireForm),
    payout_fx: fees.payoutFx.map(wireForm),
    transfer_fx: fees.transferFx.map(wireForm),
    deposit: (fees.deposit ?? []).map(wireForm),
    valid_from: validFrom,
    valid_to: validTo,
  };
}

function problemOf(rejection: CreateFeePlanRejection): OpsProblem {
  switch (rejection.reason) {
    case 'fee_plan_account_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account.', param: 'account_id' };
    case 'fee_plan_account_of_wrong_type':
      return { status: 422, type: rejection.reason, message: `A ${rejection.type} has no such plan.`, param: 'account_id' };
    case 'fees_for_all_missing':
    case 'fees_repeated':
    case 'fee_of_too_many_decimals':
    case 'reference_rate_not_available': {
      const place = 'at' in rejection ? `[${rejection.at}]` : '';
      return { status: 422, type: rejection.reason, message: 'The lists of fees are no plan.', param: `${listName(rejection.list)}${place}` };
    }
    case 'metadata_too_large':
      throw new Error('the operator notes nothing on a plan');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function listName(list: FeeList): string {
  return list.replace('Fx', '_fx');
}
