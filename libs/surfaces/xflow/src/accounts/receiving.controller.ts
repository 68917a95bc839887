import type { AccountId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, EndReceiving, type PartyRecord, RequestReceiving } from '@corridor/contracts/accounts';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { PathId } from '../fields/path-id.js';
import { accountIds } from '../ids.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { AccountObject } from './account.object.js';
import { endReceivingProblem, requestReceivingProblem } from './receiving-problem.js';
import { accountToWire } from './to-wire.js';

const accountId = new PathId(accountIds, 'account');

@ApiTags('Accounts')
@Controller(`${BASE}/accounts`)
export class ReceivingController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post(':id/activate_address')
  @HttpCode(200)
  @Scoped(SCOPES.accounts.write)
  @ApiOperation({ summary: 'Activate the addresses of an account', description: 'Those that it receives money at, one for each currency that the settings allow. Soon in test mode; in live mode a bank opens them first. A repeat changes nothing.' })
  @Refuses({ 400: ['account_status_invalid', 'action_not_enabled'], 403: ['action_unauthorized'] })
  @ApiOkResponse({ type: AccountObject })
  async activateAddress(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', accountId) id: AccountId): Promise<AccountObject> {
    const acting = await this.visibleFor(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: RequestReceiving,
      actingFor: acting.party.id,
      payload: () => ({ partyId: id, by: acting.party.id }),
      refuse: (rejection) => answerOf(requestReceivingProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return this.answered(scope, view);
  }

  @Post(':id/deactivate_address')
  @HttpCode(200)
  @Scoped(SCOPES.accounts.write)
  @ApiOperation({ summary: 'Deactivate the addresses of an account', description: 'Those that it receives money at. A repeat changes nothing.' })
  @Refuses({ 400: ['address_cannot_be_deactivated'], 403: ['action_unauthorized'] })
  @ApiOkResponse({ type: AccountObject })
  async deactivateAddress(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', accountId) id: AccountId): Promise<AccountObject> {
    const acting = await this.visibleFor(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: EndReceiving,
      actingFor: acting.party.id,
      payload: () => ({ partyId: id, by: acting.party.id }),
      refuse: (rejection) => answerOf(endReceivingProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return this.answered(scope, view);
  }

  private async visibleFor(call: Call, scope: Scope, id: AccountId): Promise<Acting> {
    const acting = await this.acting.of(scope, call);
    await this.acting.visible(scope, acting, id);
    return acting;
  }

  private async answered(scope: Scope, view: PartyRecord): Promise<AccountObject> {
    return accountToWire(await this.accounts.openParty(scope, view), scope.mode);
  }
}
