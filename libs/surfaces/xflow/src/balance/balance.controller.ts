import type { Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import { type Call, CurrentCall, CurrentScope, notFound, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAccount } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { accountIds } from '../ids.js';
import { SCOPES } from '../scopes.js';
import { BalanceObject } from './balance.object.js';
import { BalanceQuery } from './balance.query.js';
import { balanceToWire } from './to-wire.js';

@ApiTags('Balance')
@Controller(`${BASE}/balance`)
export class BalanceController {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(LEDGER_QUERIES) private readonly ledger: LedgerQueries,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
  ) {}

  @Get()
  @Scoped(SCOPES.balance.read)
  @ApiOperation({ summary: 'Read a balance' })
  @ApiOkResponse({ type: BalanceObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: BalanceQuery): Promise<BalanceObject> {
    const platform = await this.acting.of(scope, call);
    const account = query.account_id === undefined ? platform : accountIds.read(query.account_id);
    if (account === null || (account !== platform && (await this.accounts.account(scope, account)) === null)) {
      throw notFound('There is no such account.', 'account_id');
    }
    const balances = await this.ledger.balances(scope, account);
    return balanceToWire({ account, mode: scope.mode, isPlatform: account === platform, balances });
  }
}
