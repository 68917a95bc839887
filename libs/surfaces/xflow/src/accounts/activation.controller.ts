import type { AccountId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, ActivateParty, DeactivateParty, type PartyRecord } from '@corridor/contracts/accounts';
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
import { activatePartyProblem, deactivatePartyProblem } from './activation-problem.js';
import { accountToWire } from './to-wire.js';

const accountId = new PathId(accountIds, 'account');

/** Who may not activate, or an account that stands where it can't be. */
const TYPES = ['account_partner_activate_disallowed', 'account_platform_activate_disallowed', 'account_user_activate_disallowed'] as const;
const LACKS = [
  'account_activation_failed_missing_payout_address', 'account_activation_failed_missing_person', 'account_activation_failed_incorrect_number_of_persons',
  'account_activation_failed_incorrect_relationship_for_person', 'minimum_required_values_not_present', 'parameter_value_invalid',
] as const;

@ApiTags('Accounts')
@Controller(`${BASE}/accounts`)
export class ActivationController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post(':id/activate')
  @HttpCode(200)
  @Scoped(SCOPES.accounts.write)
  @ApiOperation({ summary: 'Activate an account', description: 'At once in test mode; in live mode it is verified first. A repeat changes nothing.' })
  @Refuses({ 400: TYPES, 402: LACKS, 403: TYPES })
  @ApiOkResponse({ type: AccountObject })
  async activate(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', accountId) id: AccountId): Promise<AccountObject> {
    const acting = await this.visibleFor(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: ActivateParty,
      actingFor: acting.party.id,
      payload: () => ({ partyId: id, by: acting.party.id }),
      refuse: (rejection) => answerOf(activatePartyProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return this.answered(scope, view);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Scoped(SCOPES.accounts.write)
  @ApiOperation({ summary: 'Deactivate a partner', description: 'A repeat changes nothing.' })
  @Refuses({ 400: ['account_type_invalid', 'account_partner_deactivate_disallowed'] })
  @ApiOkResponse({ type: AccountObject })
  async deactivate(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', accountId) id: AccountId): Promise<AccountObject> {
    const acting = await this.visibleFor(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: DeactivateParty,
      actingFor: acting.party.id,
      payload: () => ({ partyId: id }),
      refuse: (rejection) => answerOf(deactivatePartyProblem(rejection)),
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
