import type { AccountId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, ChangePartySettings, type PartySettingsFilter, type PartySettingsView } from '@corridor/contracts/accounts';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, sees } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { refuse } from '../errors/refuse.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId } from '../fields/path-id.js';
import { accountSettingIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { AccountSettingObject } from './account-setting.object.js';
import { filterOf, ListSettingsQuery } from './list-settings.query.js';
import { toChangeSettings } from './to-command.js';
import { settingsProblem } from './to-problem.js';
import { settingsToWire } from './to-wire.js';
import { UpdateSettingsBody } from './update-settings.body.js';

const settingId = new PathId(accountSettingIds, 'account setting');

@ApiTags('AccountSettings')
@Controller(`${BASE}/account_settings`)
export class AccountSettingsController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Get()
  @Scoped(SCOPES.account_settings.read)
  @ApiOperation({ summary: 'List account settings', description: 'Those of the account that the request is made for, and of those that it created.' })
  @ListAnswer(AccountSettingObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListSettingsQuery): Promise<ListObject<AccountSettingObject>> {
    const { party } = await this.acting.of(scope, call);
    return this.page(scope, query, filterOf(query, party.id));
  }

  @Get('connected')
  @Scoped(SCOPES.account_settings.read)
  @ApiOperation({ summary: 'List the settings of connected users', description: 'For platforms, in their own name.' })
  @ListAnswer(AccountSettingObject)
  async listConnected(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListSettingsQuery): Promise<ListObject<AccountSettingObject>> {
    const { party } = await this.acting.of(scope, call);
    if (party.type !== 'platform') throw refuse(403, 'action_unauthorized', 'Only a platform has connected users.', null);
    return this.page(scope, query, { ...filterOf(query, party.id), connectedOnly: true });
  }

  @Get(':id')
  @Scoped(SCOPES.account_settings.read)
  @ApiOperation({ summary: 'Read account settings' })
  @ApiOkResponse({ type: AccountSettingObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', settingId) id: AccountId): Promise<AccountSettingObject> {
    return settingsToWire((await this.visible(call, scope, id)).settings, scope.mode);
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.account_settings.write)
  @ApiOperation({ summary: 'Update account settings', description: 'What is left out stays.' })
  @Refuses({ 400: ['account_setting_parameter_not_editable', 'currency_not_supported', 'duplicate_currencies_not_supported'] })
  @ApiOkResponse({ type: AccountSettingObject })
  async update(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', settingId) id: AccountId,
    @Body() body: UpdateSettingsBody,
  ): Promise<AccountSettingObject> {
    const { acting, settings } = await this.visible(call, scope, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: ChangePartySettings,
      actingFor: acting.party.id,
      payload: () => toChangeSettings(body, id),
      refuse: (rejection) => answerOf(settingsProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return settingsToWire({ ...view, parent: settings.parent, status: settings.status }, scope.mode);
  }

  private async visible(call: Call, scope: Scope, id: AccountId): Promise<{ acting: Acting; settings: PartySettingsView }> {
    const acting = await this.acting.of(scope, call);
    const settings = await this.accounts.partySettings(scope, id);
    if (settings === null || !sees(acting, { id: settings.party, parent: settings.parent })) throw noSuch('account setting');
    return { acting, settings };
  }

  private async page(scope: Scope, query: ListSettingsQuery, filter: PartySettingsFilter): Promise<ListObject<AccountSettingObject>> {
    const page = pageOf(query, accountSettingIds);
    return listToWire(await this.accounts.partySettingsList(scope, filter, page), page, (each) => settingsToWire(each, scope.mode));
  }
}
