import type { Scope, TransactionId } from '@corridor/contracts';
import { LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import { type Call, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAccount } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { noSuch, PathId } from '../fields/path-id.js';
import { paymentIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { SCOPES } from '../scopes.js';
import { filterOf, ListPaymentsQuery } from './list-payments.query.js';
import { PaymentObject } from './payment.object.js';
import { paymentToWire } from './to-wire.js';

@ApiTags('Payments')
@Controller(`${BASE}/payments`)
export class PaymentsController {
  constructor(
    @Inject(LEDGER_QUERIES) private readonly ledger: LedgerQueries,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
  ) {}

  @Get()
  @Scoped(SCOPES.payments.read)
  @ApiOperation({ summary: 'List payments', description: 'Of the account that the request is made for and of its partners; of everybody for a platform in its own name.' })
  @ListAnswer(PaymentObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListPaymentsQuery): Promise<ListObject<PaymentObject>> {
    const page = pageOf(query, paymentIds);
    const family = await this.acting.family(scope, await this.acting.of(scope, call));
    return listToWire(await this.ledger.payments(scope, filterOf(query, family), page), page, (each) => paymentToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.payments.read)
  @ApiOperation({ summary: 'Read a payment' })
  @ApiOkResponse({ type: PaymentObject })
  async read(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', new PathId(paymentIds, 'payment')) id: TransactionId,
  ): Promise<PaymentObject> {
    const acting = await this.acting.of(scope, call);
    const payment = await this.ledger.payment(scope, id);
    if (payment === null || !(await this.acting.seesAny(scope, acting, payment.concerns))) throw noSuch('payment');
    return paymentToWire(payment, scope.mode);
  }
}
