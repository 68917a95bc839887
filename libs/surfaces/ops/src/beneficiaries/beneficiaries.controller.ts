import type { BeneficiaryId } from '@corridor/contracts';
import {
  ACCOUNTS_QUERIES,
  type AccountsQueries,
  ReviewBeneficiary,
  type ReviewBeneficiaryRejection,
} from '@corridor/contracts/accounts';
import { type Answer, type Call, CommandDesk, CurrentCall, ForOperator } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { answerOf, type OpsProblem } from '../errors/render.js';
import { pageOf, PathId, ScopeQuery } from '../fields.js';
import { beneficiaryIds } from '../ids.js';
import { type ListObject, listToWire } from '../list-to-wire.js';
import { Scopes } from '../scopes.js';
import { BeneficiaryListQuery, DecisionBody } from './beneficiary.bodies.js';
import { beneficiaryToWire, type ScreenedBeneficiaryObject } from './to-wire.js';

const beneficiaryId = new PathId(beneficiaryIds);
const refuse = (rejection: ReviewBeneficiaryRejection, requestId: string): Answer => answerOf(problemOf(rejection), requestId);

/** For the person who decides where screening is in doubt. */
@Controller(`${BASE}/beneficiaries`)
export class BeneficiariesController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  @Get()
  @ForOperator()
  async list(@Query() query: BeneficiaryListQuery): Promise<ListObject<ScreenedBeneficiaryObject>> {
    const page = pageOf(query, beneficiaryIds);
    return listToWire(await this.accounts.beneficiaries(this.scopes.of(query), { status: query.status }, page), beneficiaryToWire);
  }

  @Get(':id')
  @ForOperator()
  async read(@Param('id', beneficiaryId) id: BeneficiaryId, @Query() query: ScopeQuery): Promise<ScreenedBeneficiaryObject> {
    return beneficiaryToWire((await this.found(query, id)).found);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ForOperator()
  async decide(
    @CurrentCall() call: Call,
    @Param('id', beneficiaryId) id: BeneficiaryId,
    @Query() query: ScopeQuery,
    @Body() { decision: verdict, reason }: DecisionBody,
  ): Promise<ScreenedBeneficiaryObject> {
    const { scope, found: beneficiary } = await this.found(query, id);
    const payload = () => ({ beneficiaryId: id, verdict, reason });
    const { view } = await this.desk.submit(call, { scope, type: ReviewBeneficiary, payload, refuse, nameObject: async () => null });
    return beneficiaryToWire({ ...beneficiary, ...view });
  }

  private async found(query: ScopeQuery, id: BeneficiaryId) {
    return this.scopes.find(query, 'There is no such beneficiary.', (scope) => this.accounts.screenedBeneficiary(scope, id));
  }
}

function problemOf(rejection: ReviewBeneficiaryRejection): OpsProblem {
  switch (rejection.reason) {
    case 'beneficiary_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such beneficiary.', param: null };
    case 'beneficiary_not_in_review':
      return { status: 409, type: rejection.reason, message: `The beneficiary is ${rejection.status}: there is nothing to decide.`, param: null };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
