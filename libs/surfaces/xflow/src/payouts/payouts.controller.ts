import type { PayoutId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { type ListedPayout, NotePayout, PAYOUTS_QUERIES, type PayoutsQueries } from '@corridor/contracts/payouts';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, familyOf, sees } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId } from '../fields/path-id.js';
import { payoutIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { filterOf, ListPayoutsQuery } from './list-payouts.query.js';
import { PayoutObject } from './payout.object.js';
import { payoutProblem } from './to-problem.js';
import { payoutToWire } from './to-wire.js';
import { UpdatePayoutBody } from './update-payout.body.js';

const payoutId = new PathId(payoutIds, 'payout');

/** Payouts are made by themselves: nobody creates one here. Those that were asked for on the other surface are seen, too. */
@ApiTags('Payouts')
@Controller(`${BASE}/payouts`)
export class PayoutsController {
  constructor(
    @Inject(PAYOUTS_QUERIES) private readonly payouts: PayoutsQueries,
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Get()
  @Scoped(SCOPES.payouts.read)
  @ApiOperation({ summary: 'List payouts' })
  @ListAnswer(PayoutObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListPayoutsQuery): Promise<ListObject<PayoutObject>> {
    const page = pageOf(query, payoutIds);
    const acting = await this.acting.of(scope, call);
    return listToWire(await this.payouts.payouts(scope, filterOf(query, familyOf(acting)), page), page, (each) => payoutToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.payouts.read)
  @ApiOperation({ summary: 'Read a payout' })
  @ApiOkResponse({ type: PayoutObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', payoutId) id: PayoutId): Promise<PayoutObject> {
    return payoutToWire((await this.visible(call, scope, id)).payout, scope.mode);
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.payouts.write)
  @ApiOperation({ summary: 'Update a payout', description: 'Its metadata.' })
  @Refuses({ 400: ['payout_parameter_not_editable'] })
  @ApiOkResponse({ type: PayoutObject })
  async update(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', payoutId) id: PayoutId, @Body() body: UpdatePayoutBody): Promise<PayoutObject> {
    const { acting } = await this.visible(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: NotePayout,
      actingFor: acting.party.id,
      payload: () => ({ payoutId: id, metadata: readMetadata(body.metadata, 'payout.metadata') ?? {} }),
      refuse: (rejection) => answerOf(payoutProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return payoutToWire(view, scope.mode);
  }

  /** An account that is no party, such as a customer's of the other surface, is the tenant's alone. */
  private async visible(call: Call, scope: Scope, id: PayoutId): Promise<{ acting: Acting; payout: ListedPayout }> {
    const acting = await this.acting.of(scope, call);
    const payout = await this.payouts.payout(scope, id);
    if (payout === null) throw noSuch('payout');
    const party = await this.accounts.party(scope, payout.accountId);
    if (!sees(acting, { id: payout.accountId, parent: party?.parent ?? null })) throw noSuch('payout');
    return { acting, payout };
  }
}
