import type { AccountId, CommandType, PayoutId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import {
  type AutomaticPayoutRejection,
  type AutomaticPayoutReport,
  type AutomaticPayoutView,
  HoldAutomaticPayout,
  PayOutAutomatically,
  type PayOutAutomaticallyRejection,
  PAYOUTS_QUERIES,
  type PayoutsQueries,
  ProcessAutomaticPayout,
  ReportAutomaticPayout,
  sandboxAutomaticReport,
} from '@corridor/contracts/payouts';
import { mintId } from '@corridor/messaging';
import { type Currency, isCurrency } from '@corridor/money';
import { type Answer, type Call, CommandDesk, CurrentCall, Field, ForOperator, Optional } from '@corridor/surfaces/http';
import { Body, Controller, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/render.js';
import { PathId, ScopeQuery } from '../fields.js';
import { anyAccountIds, anyPayoutIds } from '../ids.js';
import { Scopes } from '../scopes.js';
import { payoutsProblem } from './payouts-problem.js';
import { automaticToWire, type OpsPayoutObject } from './to-wire.js';

const payoutId = new PathId(anyPayoutIds);
const outcomes = {
  refuse: (rejection: AutomaticPayoutRejection | PayOutAutomaticallyRejection, requestId: string): Answer => answerOf(payoutsProblem(rejection), requestId),
  nameObject: async () => null,
};

/** What most receivables are in. */
const USUAL: Currency = 'USD';

export class PayOutNowBody {
  @Optional()
  @Field('currency', (value) => (typeof value === 'string' && isCurrency(value) ? null : 'must be a currency, such as USD'))
  readonly currency?: Currency;
}

/** What time, or a bank, does to automatic payouts: at once, in test mode alone. */
@Controller(`${BASE}/sandbox`)
export class PayoutSandboxController {
  constructor(
    @Inject(PAYOUTS_QUERIES) private readonly payouts: PayoutsQueries,
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  /** A payout of all that may be paid out, whatever the account's interval. */
  @Post('accounts/:id/payouts')
  @HttpCode(201)
  @ForOperator()
  async payOutNow(@CurrentCall() call: Call, @Param('id', new PathId(anyAccountIds)) accountId: AccountId, @Query() query: ScopeQuery, @Body() { currency = USUAL }: PayOutNowBody): Promise<OpsPayoutObject> {
    const { scope } = await this.scopes.find(testModeOf(query), 'There is no such account in test mode.', (each) => this.accounts.partySettings(each, accountId));
    const payload = () => ({ payoutId: mintId<'payout'>(), accountId, currency });
    const { view } = await this.desk.submit(call, { scope, type: PayOutAutomatically, payload, ...outcomes });
    return automaticToWire(view);
  }

  @Post('payouts/:id/process')
  @HttpCode(200)
  @ForOperator()
  async process(@CurrentCall() call: Call, @Param('id', payoutId) id: PayoutId, @Query() query: ScopeQuery): Promise<OpsPayoutObject> {
    return this.move(call, query, id, ProcessAutomaticPayout, { payoutId: id });
  }

  @Post('payouts/:id/settle')
  @HttpCode(200)
  @ForOperator()
  async settle(@CurrentCall() call: Call, @Param('id', payoutId) id: PayoutId, @Query() query: ScopeQuery): Promise<OpsPayoutObject> {
    return this.move(call, query, id, ReportAutomaticPayout, reported('settled', id));
  }

  /** The bank at the other end sends it back. */
  @Post('payouts/:id/fail')
  @HttpCode(200)
  @ForOperator()
  async fail(@CurrentCall() call: Call, @Param('id', payoutId) id: PayoutId, @Query() query: ScopeQuery): Promise<OpsPayoutObject> {
    return this.move(call, query, id, ReportAutomaticPayout, reported('failed', id));
  }

  @Post('payouts/:id/hold')
  @HttpCode(200)
  @ForOperator()
  async hold(@CurrentCall() call: Call, @Param('id', payoutId) id: PayoutId, @Query() query: ScopeQuery): Promise<OpsPayoutObject> {
    return this.move(call, query, id, HoldAutomaticPayout, { payoutId: id });
  }

  private async move<Payload>(call: Call, query: ScopeQuery, id: PayoutId, type: CommandType<Payload, AutomaticPayoutView, AutomaticPayoutRejection>, payload: Payload): Promise<OpsPayoutObject> {
    const { scope } = await this.scopes.find(testModeOf(query), 'There is no such payout in test mode.', (each: Scope) => this.payouts.payout(each, id));
    const { view } = await this.desk.submit(call, { scope, type, payload: () => payload, ...outcomes });
    return automaticToWire(view);
  }
}

function reported(kind: AutomaticPayoutReport['kind'], payout: PayoutId) {
  return { payoutId: payout, report: sandboxAutomaticReport(kind, payout) };
}

/** In live mode nothing is simulated. */
function testModeOf({ tenant_id }: ScopeQuery): ScopeQuery {
  return { ...(tenant_id === undefined ? {} : { tenant_id }), mode: 'test' };
}
