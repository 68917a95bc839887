import type { ExchangeRateId, Scope } from '@corridor/contracts';
import { LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import { type Call, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAccount } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { noSuch, PathId } from '../fields/path-id.js';
import { exchangeRateIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { SCOPES } from '../scopes.js';
import { ExchangeRateObject } from './exchange-rate.object.js';
import { filterOf, ListExchangeRatesQuery } from './list-exchange-rates.query.js';
import { exchangeRateToWire } from './to-wire.js';

@ApiTags('ExchangeRates')
@Controller(`${BASE}/exchange_rates`)
export class ExchangeRatesController {
  constructor(
    @Inject(LEDGER_QUERIES) private readonly ledger: LedgerQueries,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
  ) {}

  @Get()
  @Scoped(SCOPES.exchange_rates.read)
  @ApiOperation({ summary: 'List exchange rates', description: 'Of payments of the account that the request is made for and of its partners; of everybody for a platform in its own name.' })
  @ListAnswer(ExchangeRateObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListExchangeRatesQuery): Promise<ListObject<ExchangeRateObject>> {
    const page = pageOf(query, exchangeRateIds);
    const family = await this.acting.family(scope, await this.acting.of(scope, call));
    return listToWire(await this.ledger.exchangeRates(scope, filterOf(query, family), page), page, (each) => exchangeRateToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.exchange_rates.read)
  @ApiOperation({ summary: 'Read an exchange rate' })
  @ApiOkResponse({ type: ExchangeRateObject })
  async read(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', new PathId(exchangeRateIds, 'exchange rate')) id: ExchangeRateId,
  ): Promise<ExchangeRateObject> {
    const acting = await this.acting.of(scope, call);
    const rate = await this.ledger.exchangeRate(scope, id);
    if (rate === null || !(await this.acting.seesAny(scope, acting, rate.concerns))) throw noSuch('exchange rate');
    return exchangeRateToWire(rate, scope.mode);
  }
}
