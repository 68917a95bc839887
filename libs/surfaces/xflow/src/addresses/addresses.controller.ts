import type { AddressId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, type AddressView, RegisterPayoutAddress, UpdateAddress, type UpdateAddressRejection, UpdatePayoutAddress } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, familyOf, sees } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId, readId } from '../fields/path-id.js';
import { accountIds, addressIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CreateAddressBody, UpdateAddressBody } from './address.body.js';
import { AddressObject } from './address.object.js';
import { filterOf, ListAddressesQuery } from './list-addresses.query.js';
import { toAddressDetails, toRegisterAddress } from './to-command.js';
import { addressProblem } from './to-problem.js';
import { addressToWire } from './to-wire.js';

const addressId = new PathId(addressIds, 'address');

const OF_DETAILS = [
  'address_category_not_allowed', 'address_category_mismatch', 'address_type_not_allowed', 'currency_not_supported', 'country_code_not_supported',
  'address_domestic_credit_invalid', 'parameter_file_invalid', 'file_purpose_mismatch',
] as const;

@ApiTags('Addresses')
@Controller(`${BASE}/addresses`)
export class AddressesController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  /** Personal data is sealed before the command is sent; the answer is made of what was sent, not of what comes back. */
  @Post()
  @HttpCode(200)
  @Scoped(SCOPES.addresses.write)
  @ApiOperation({ summary: 'Create an address', description: 'Where a user, or a platform, is paid out to.' })
  @Refuses({ 400: OF_DETAILS, 404: ['object_not_found'] })
  @ApiOkResponse({ type: AddressObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateAddressBody): Promise<AddressObject> {
    const acting = await this.acting.of(scope, call);
    const details = toAddressDetails(body);
    const { id: accountId } = await this.acting.visible(scope, acting, readId(accountIds, body.linked_id), 'linked_id');
    const id = mintId<'address'>();
    const sealedDetails = await this.accounts.sealPayoutAddress(scope, id, details);
    const { view } = await this.desk.submit(call, {
      scope,
      type: RegisterPayoutAddress,
      actingFor: acting.party.id,
      payload: () => toRegisterAddress(body, { addressId: id, accountId, sealedDetails }),
      refuse: (rejection) => answerOf(addressProblem(rejection)),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return addressToWire({ ...view, category: 'payout', details }, scope.mode);
  }

  @Get()
  @Scoped(SCOPES.addresses.read)
  @ApiOperation({ summary: 'List addresses' })
  @ListAnswer(AddressObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListAddressesQuery): Promise<ListObject<AddressObject>> {
    const page = pageOf(query, addressIds);
    const acting = await this.acting.of(scope, call);
    return listToWire(await this.accounts.addresses(scope, filterOf(query, familyOf(acting)), page), page, (each) => addressToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.addresses.read)
  @ApiOperation({ summary: 'Read an address' })
  @ApiOkResponse({ type: AddressObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', addressId) id: AddressId): Promise<AddressObject> {
    return addressToWire((await this.visible(call, scope, id)).address, scope.mode);
  }

  @Post(':id')
  @HttpCode(200)
  @Scoped(SCOPES.addresses.write)
  @ApiOperation({ summary: 'Update an address', description: 'Its metadata.' })
  @Refuses({ 400: ['address_parameter_not_editable'] })
  @ApiOkResponse({ type: AddressObject })
  async update(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', addressId) id: AddressId,
    @Body() body: UpdateAddressBody,
  ): Promise<AddressObject> {
    const { acting, address } = await this.visible(call, scope, id);
    const submission = {
      scope,
      actingFor: acting.party.id,
      payload: () => ({ addressId: id, accountId: address.account, metadata: readMetadata(body.metadata, 'address.metadata') ?? {} }),
      refuse: (rejection: UpdateAddressRejection) => answerOf(addressProblem(rejection)),
      nameObject: async (object: string) => this.names.nameOf(scope, object),
    };
    const { view } = await (address.category === 'payout'
      ? this.desk.submit(call, { ...submission, type: UpdatePayoutAddress })
      : this.desk.submit(call, { ...submission, type: UpdateAddress }));
    return addressToWire({ ...address, status: view.status, metadata: view.metadata }, scope.mode);
  }

  private async visible(call: Call, scope: Scope, id: AddressId): Promise<{ acting: Acting; address: AddressView }> {
    const acting = await this.acting.of(scope, call);
    const address = await this.accounts.address(scope, id);
    if (address === null || !sees(acting, { id: address.account, parent: address.accountsParent })) throw noSuch('address');
    return { acting, address };
  }
}
