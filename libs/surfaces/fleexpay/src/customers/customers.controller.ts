import type { CustomerId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, RegisterCustomer } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { customerIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { CreateCustomerBody } from './create-customer.body.js';
import { CustomerObject } from './customer.object.js';
import { filterOf, ListCustomersQuery } from './list-customers.query.js';
import { toProfile, toRegisterCustomer } from './to-command.js';
import { customerProblem } from './to-problem.js';
import { customerToWire } from './to-wire.js';

@ApiTags('Customers')
@Controller(`${BASE}/customers`)
export class CustomersController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  /** Personal data is sealed before the command is sent, and what was accepted comes back sealed: the bus never has it in clear. */
  @Post()
  @Scoped(SCOPES.customers.write)
  @ApiOperation({ summary: 'Create a customer', description: 'Makes an account for it too, and has it verified.' })
  @ApiCreatedResponse({ type: CustomerObject })
  async create(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: CreateCustomerBody): Promise<CustomerObject> {
    const id = mintId<'customer'>();
    const sealed = await this.accounts.sealProfile(scope, id, toProfile(body, scope.mode));
    const { view } = await this.desk.submit(call, {
      scope,
      type: RegisterCustomer,
      payload: () => toRegisterCustomer(body, id, sealed),
      refuse: (rejection, requestId) => answerOf(customerProblem(rejection), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return customerToWire({ ...view, profile: await this.accounts.openProfile(scope, view.id, view.sealedProfile) });
  }

  @Get()
  @Scoped(SCOPES.customers.read)
  @ApiOperation({ summary: 'List customers' })
  @ListAnswer(CustomerObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListCustomersQuery): Promise<ListObject<CustomerObject>> {
    const page = pageOf(query, customerIds);
    return listToWire(await this.accounts.customers(scope, filterOf(query), page), page, customerToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.customers.read)
  @ApiOperation({ summary: 'Read a customer' })
  @ApiOkResponse({ type: CustomerObject })
  async read(@CurrentScope() scope: Scope, @Param('id', new PathId(customerIds, 'customer')) id: CustomerId): Promise<CustomerObject> {
    const customer = await this.accounts.customer(scope, id);
    if (customer === null) throw noSuch('customer');
    return customerToWire(customer);
  }
}
