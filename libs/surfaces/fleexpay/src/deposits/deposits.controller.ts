import type { DepositId, Scope } from '@corridor/contracts';
import { COLLECTIONS_QUERIES, type CollectionsQueries } from '@corridor/contracts/collections';
import { CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { noSuch, PathId, readId } from '../fields/path-id.js';
import { accountIds, depositIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { SCOPES } from '../scopes.js';
import { DepositObject } from './deposit.object.js';
import { ListDepositsQuery } from './list-deposits.query.js';
import { depositToWire } from './to-wire.js';

@ApiTags('Deposits')
@Controller(`${BASE}/deposits`)
export class DepositsController {
  constructor(@Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries) {}

  @Get()
  @Scoped(SCOPES.deposits.read)
  @ApiOperation({ summary: 'List deposits' })
  @ListAnswer(DepositObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListDepositsQuery): Promise<ListObject<DepositObject>> {
    const page = pageOf(query, depositIds);
    const accountId = query.account_id === undefined ? undefined : readId(accountIds, query.account_id);
    const deposits = await this.collections.deposits(scope, { accountId, currency: query.currency }, page);
    return listToWire(deposits, page, depositToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.deposits.read)
  @ApiOperation({ summary: 'Read a deposit' })
  @ApiOkResponse({ type: DepositObject })
  async read(@CurrentScope() scope: Scope, @Param('id', new PathId(depositIds, 'deposit')) id: DepositId): Promise<DepositObject> {
    const deposit = await this.collections.deposit(scope, id);
    if (deposit === null) throw noSuch('deposit');
    return depositToWire(deposit);
  }
}
