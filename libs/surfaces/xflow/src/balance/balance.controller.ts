import type { Scope } from '@corridor/contracts';
import { LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import { type Call, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAccount } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { Refuses } from '../errors/refuses.js';
import { readId } from '../fields/path-id.js';
import { accountIds } from '../ids.js';
import { SCOPES } from '../scopes.js';
import { BalanceObject } from './balance.object.js';
import { BalanceQuery } from './balance.query.js';
import { balanceToWire } from './to-wire.js';

@ApiTags('Balance')
@Controller(`${BASE}/balance`)
export class BalanceController {
  constructor(
    @Inject(LEDGER_QUERIES) private readonly ledger: LedgerQueries,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
  ) {}

  @Get()
  @Scoped(SCOPES.balance.read)
  @ApiOperation({ summary: 'Read a balance' })
  @Refuses({ 404: ['object_not_found'] })
  @ApiOkResponse({ type: BalanceObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: BalanceQuery): Promise<BalanceObject> {
    const acting = await this.acting.of(scope, call);
    const { id, type } = query.account_id === undefined ? acting.party : await this.acting.visible(scope, acting, readId(accountIds, query.account_id), 'account_id');
    const balances = await this.ledger.balances(scope, id);
    return balanceToWire({ account: id, mode: scope.mode, isPlatform: type === 'platform', balances });
  }
}
