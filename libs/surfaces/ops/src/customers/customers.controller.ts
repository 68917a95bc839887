import type { CustomerId, Scope } from '@corridor/contracts';
import {
  ACCOUNTS_QUERIES,
  type AccountsQueries,
  CUSTOMER_STATUSES,
  type CustomerStatus,
  type CustomerView,
  DecideCustomer,
  EraseCustomer,
} from '@corridor/contracts/accounts';
import { type Call, CommandDesk, CurrentCall, ForOperator, OneOf, Optional } from '@corridor/surfaces/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { customersProblem } from '../errors/customers-problem.js';
import { answerOf } from '../errors/render.js';
import { pageOf, PathId, ScopedListQuery, ScopeQuery } from '../fields.js';
import { customerIds } from '../ids.js';
import { type ListObject, listToWire } from '../list-to-wire.js';
import { Scopes } from '../scopes.js';
import { DecideCustomerBody, VERDICTS } from './decide-customer.body.js';
import { type CustomerObject, customerToWire } from './to-wire.js';

const customerId = new PathId(customerIds);
const nameObject = async () => null;

export class ListCustomersQuery extends ScopedListQuery {
  @Optional()
  @OneOf(CUSTOMER_STATUSES)
  readonly kyc_status?: CustomerStatus;
}

/** What a person does about customers: see who waits, decide, and forget. */
@Controller(`${BASE}/customers`)
export class CustomersController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  @Get()
  @ForOperator()
  async list(@Query() query: ListCustomersQuery): Promise<ListObject<CustomerObject>> {
    const filter = { status: query.kyc_status };
    return listToWire(await this.accounts.customers(this.scopes.of(query), filter, pageOf(query, customerIds)), customerToWire);
  }

  @Get(':id')
  @ForOperator()
  async read(@Param('id', customerId) id: CustomerId, @Query() query: ScopeQuery): Promise<CustomerObject> {
    return customerToWire((await this.found(query, id)).found);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ForOperator()
  async decide(
    @CurrentCall() call: Call,
    @Param('id', customerId) id: CustomerId,
    @Query() query: ScopeQuery,
    @Body() { decision, reason }: DecideCustomerBody,
  ): Promise<CustomerObject> {
    const { scope } = await this.found(query, id);
    const payload = () => ({ customerId: id, verdict: VERDICTS[decision], reason: reason ?? null, by: 'person' as const });
    const { view } = await this.desk.submit(call, {
      scope,
      type: DecideCustomer,
      payload,
      refuse: (rejection, requestId) => answerOf(customersProblem(rejection), requestId),
      nameObject,
    });
    return this.answered(scope, view);
  }

  /** Destroys the key to the customer's personal data. Nothing brings it back. */
  @Post(':id/erase')
  @HttpCode(200)
  @ForOperator()
  async erase(@CurrentCall() call: Call, @Param('id', customerId) id: CustomerId, @Query() query: ScopeQuery): Promise<CustomerObject> {
    const { scope } = await this.found(query, id);
    const { view } = await this.desk.submit(call, {
      scope,
      type: EraseCustomer,
      payload: () => ({ customerId: id }),
      refuse: (rejection, requestId) => answerOf(customersProblem(rejection), requestId),
      nameObject,
    });
    return this.answered(scope, view);
  }

  private async answered(scope: Scope, view: CustomerView): Promise<CustomerObject> {
    return customerToWire({ ...view, profile: await this.accounts.openProfile(scope, view.id, view.sealedProfile) });
  }

  private async found(query: ScopeQuery, id: CustomerId) {
    return this.scopes.find(query, 'There is no such customer.', (scope) => this.accounts.customer(scope, id));
  }
}
