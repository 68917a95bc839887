import type { EntryId, Scope } from '@corridor/contracts';
import { isCustomerOwner, LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import { CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { transactionIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { SCOPES } from '../scopes.js';
import { filterOf, ListTransactionsQuery } from './list-transactions.query.js';
import { SHOWN } from './shown.js';
import { transactionToWire } from './to-wire.js';
import { TransactionObject } from './transaction.object.js';

@ApiTags('Transactions')
@Controller(`${BASE}/transactions`)
export class TransactionsController {
  constructor(@Inject(LEDGER_QUERIES) private readonly ledger: LedgerQueries) {}

  @Get()
  @Scoped(SCOPES.transactions.read)
  @ApiOperation({ summary: 'List transactions' })
  @ListAnswer(TransactionObject)
  async list(@CurrentScope() scope: Scope, @Query() query: ListTransactionsQuery): Promise<ListObject<TransactionObject>> {
    const page = pageOf(query, transactionIds);
    const filter = { ...filterOf(query), compartments: [SHOWN] as const };
    return listToWire(await this.ledger.entries(scope, filter, page), page, transactionToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.transactions.read)
  @ApiOperation({ summary: 'Read a transaction' })
  @ApiOkResponse({ type: TransactionObject })
  async read(
    @CurrentScope() scope: Scope,
    @Param('id', new PathId(transactionIds, 'transaction')) id: EntryId,
  ): Promise<TransactionObject> {
    const entry = await this.ledger.entry(scope, id);
    if (entry === null || entry.compartment !== SHOWN || !isCustomerOwner(entry.owner)) throw noSuch('transaction');
    return transactionToWire(entry);
  }
}
