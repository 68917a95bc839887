import type { AccountId, Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { CurrentScope, noSuch, PathId, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { accountIds } from '../ids.js';
import { SCOPES } from '../scopes.js';
import { periodOf, StatementQuery } from './statement.query.js';
import { StatementFiles } from './statement-file.js';
import { STATEMENT_COLUMNS } from './statement-lines.js';

const DESCRIPTION = [
  'A CSV file (RFC 4180) of all movements of the account in one currency, the oldest first, in one answer.',
  `Columns: ${STATEMENT_COLUMNS.map((column) => `\`${column}\``).join(', ')}, as in a transaction.`,
  'The first record has the type `opening_balance`, the last one `closing_balance`; both have their balance in `balance_after`. A file without a closing balance is not whole.',
].join('\n\n');

const EXAMPLE = [
  STATEMENT_COLUMNS.join(','),
  ',opening_balance,,EUR,,82450.00,,2026-06-30T00:00:00Z',
  'txn_01KF2Wm0Zp7vT9sQd4xYbA,deposit,credit,EUR,100000.00,182450.00,dep_01KF2Wm0Zp7vT9sQd4xYbA,2026-06-30T11:40:00Z',
  ',closing_balance,,EUR,,182450.00,,2026-07-01T00:00:00Z',
].join('\r\n');

@ApiTags('Transactions')
@Controller(`${BASE}/accounts/:id/statement`)
export class StatementsController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(StatementFiles) private readonly files: StatementFiles,
  ) {}

  @Get()
  @Scoped(SCOPES.transactions.read)
  @ApiOperation({ summary: "Export an account's statement", description: DESCRIPTION })
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'The statement.', content: { 'text/csv': { schema: { type: 'string' }, example: EXAMPLE } } })
  async read(
    @CurrentScope() scope: Scope,
    @Param('id', new PathId(accountIds, 'account')) id: AccountId,
    @Query() query: StatementQuery,
  ): Promise<StreamableFile> {
    const period = periodOf(query);
    if ((await this.accounts.account(scope, id)) === null) throw noSuch('account');
    return this.files.file({ scope, account: id, currency: query.currency, ...period, asOf: new Date().toISOString() });
  }
}
