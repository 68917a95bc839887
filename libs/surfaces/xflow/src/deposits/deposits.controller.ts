import type { DepositId, Scope } from '@corridor/contracts';
import { type AddressDepositView, COLLECTIONS_QUERIES, type CollectionsQueries, InitiateDeposit, UpdateAddressDeposit } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { type Acting, ActingAccount, familyOf, sees } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { refuse } from '../errors/refuse.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId, readId } from '../fields/path-id.js';
import { accountIds, addressIds, depositIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CreateDepositBody, UpdateDepositBody } from './deposit.body.js';
import { DepositObject } from './deposit.object.js';
import { filterOf, ListDepositsQuery } from './list-deposits.query.js';
import { toInitiateDeposit } from './to-command.js';
import { depositProblem } from './to-problem.js';
import { depositToWire } from './to-wire.js';

const depositId = new PathId(depositIds, 'deposit');

const OF_NEW = [
  'currency_not_supported', 'deposit_account_address_mismatch', 'deposit_account_id_mismatch', 'invalid_amount', 'parameter_address_invalid',
] as const;

@ApiTags('Deposits')
@Controller(`${BASE}/deposits`)
export class DepositsController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.deposits.write)
  @ApiOperation({ summary: 'Create a deposit', description: 'Lets money arrive at an address, in test mode alone.' })
  @Refuses({ 400: OF_NEW, 403: ['testmode_action_only'], 404: ['object_not_found'] })
  @ApiOkResponse({ type: DepositObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateDepositBody): Promise<DepositObject> {
    const acting = await this.acting.of(scope, call);
    if (scope.mode === 'live') throw refuse(403, 'testmode_action_only', 'Deposits are created in test mode alone.', null);
    const payload = toInitiateDeposit(body);
    await this.checkEnds(scope, acting, body);
    const { view } = await this.desk.submit(call, {
      scope,
      type: InitiateDeposit,
      actingFor: acting.party.id,
      payload: () => payload(mintId<'deposit'>()),
      refuse: (rejection) => answerOf(depositProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return depositToWire({ ...view, statementDescriptor: body.statement_descriptor ?? null }, scope.mode);
  }

  @Get()
  @Scoped(SCOPES.deposits.read)
  @ApiOperation({ summary: 'List deposits' })
  @ListAnswer(DepositObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListDepositsQuery): Promise<ListObject<DepositObject>> {
    const page = pageOf(query, depositIds);
    const acting = await this.acting.of(scope, call);
    return listToWire(await this.collections.addressDeposits(scope, filterOf(query, familyOf(acting)), page), page, (each) => depositToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.deposits.read)
  @ApiOperation({ summary: 'Read a deposit' })
  @ApiOkResponse({ type: DepositObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', depositId) id: DepositId): Promise<DepositObject> {
    return depositToWire((await this.visible(call, scope, id)).deposit, scope.mode);
  }

  /** What came without an address is known here, and belongs to the other API. */
  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.deposits.write)
  @ApiOperation({ summary: 'Update a deposit', description: 'Its metadata.' })
  @Refuses({ 400: ['deposit_parameter_not_editable'] })
  @ApiOkResponse({ type: DepositObject })
  async update(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', depositId) id: DepositId,
    @Body() body: UpdateDepositBody,
  ): Promise<DepositObject> {
    const { acting, deposit } = await this.visible(call, scope, id);
    const metadata = readMetadata(body.metadata, 'deposit.metadata') ?? {};
    if (deposit.to.address === null) throw refuse(400, 'deposit_parameter_not_editable', 'Nothing can be noted on a deposit without an address.', 'deposit.metadata');
    const { view } = await this.desk.submit(call, {
      scope,
      type: UpdateAddressDeposit,
      actingFor: acting.party.id,
      payload: () => ({ depositId: id, metadata }),
      refuse: (rejection) => answerOf(depositProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return depositToWire({ ...view, statementDescriptor: deposit.statementDescriptor }, scope.mode);
  }

  /** Whoever asks may know of both ends. */
  private async checkEnds(scope: Scope, acting: Acting, { from, to }: CreateDepositBody): Promise<void> {
    const address = await this.accounts.address(scope, readId(addressIds, to.address_id));
    if (address === null || !sees(acting, { id: address.account, parent: address.accountsParent })) throw noSuch('address', 'to.address_id');
    if (to.account_id !== undefined) await this.acting.visible(scope, acting, readId(accountIds, to.account_id), 'to.account_id');
    if (from?.account_id !== undefined) await this.acting.visible(scope, acting, readId(accountIds, from.account_id), 'from.account_id');
  }

  private async visible(call: Call, scope: Scope, id: DepositId): Promise<{ acting: Acting; deposit: AddressDepositView }> {
    const acting = await this.acting.of(scope, call);
    const deposit = await this.collections.addressDeposit(scope, id);
    if (deposit === null || !sees(acting, { id: deposit.to.account, parent: deposit.parent })) throw noSuch('deposit');
    return { acting, deposit };
  }
}
