import type { EntryId, Scope } from '@corridor/contracts';
import { isCustomerOwner, LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import { type Call, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAccount } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { noSuch, PathId } from '../fields/path-id.js';
import { balanceTransactionIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { SCOPES } from '../scopes.js';
import { BalanceTransactionObject } from './balance-transaction.object.js';
import { filterOf, ListBalanceTransactionsQuery } from './list-balance-transactions.query.js';
import { balanceTransactionToWire } from './to-wire.js';

const id = new PathId(balanceTransactionIds, 'balance transaction');

@ApiTags('BalanceTransactions')
@Controller(`${BASE}/balance_transactions`)
export class BalanceTransactionsController {
  constructor(
    @Inject(LEDGER_QUERIES) private readonly ledger: LedgerQueries,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
  ) {}

  @Get()
  @Scoped(SCOPES.balance_transactions.read)
  @ApiOperation({ summary: 'List balance transactions', description: 'Of the account that the request is made for and of its partners; of everybody for a platform in its own name.' })
  @ListAnswer(BalanceTransactionObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListBalanceTransactionsQuery): Promise<ListObject<BalanceTransactionObject>> {
    const page = pageOf(query, balanceTransactionIds);
    const family = await this.acting.family(scope, await this.acting.of(scope, call));
    return listToWire(await this.ledger.entries(scope, filterOf(query, family), page), page, (each) => balanceTransactionToWire(each, scope.mode));
  }

  @Get(':id')
  @Scoped(SCOPES.balance_transactions.read)
  @ApiOperation({ summary: 'Read a balance transaction' })
  @ApiOkResponse({ type: BalanceTransactionObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', id) entryId: EntryId): Promise<BalanceTransactionObject> {
    const acting = await this.acting.of(scope, call);
    const entry = await this.ledger.entry(scope, entryId);
    if (entry === null || !isCustomerOwner(entry.owner) || !(await this.acting.seesAny(scope, acting, [entry.owner]))) throw noSuch('balance transaction');
    return balanceTransactionToWire(entry, scope.mode);
  }
}
