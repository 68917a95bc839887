import type { Scope } from '@corridor/contracts';
import type { PartyView } from '@corridor/contracts/accounts';
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
    const { id, type } = await this.accountOf(call, scope, query);
    const balances = await this.ledger.balances(scope, id);
    return balanceToWire({ account: id, mode: scope.mode, isPlatform: type === 'platform', balances });
  }

  @Get('aggregate')
  @Scoped(SCOPES.balance.read)
  @ApiOperation({ summary: "Read the balance with the partners' pending money", description: "`pending` is what the account's partners have pending, all together. All else is the account's own." })
  @Refuses({ 404: ['object_not_found'] })
  @ApiOkResponse({ type: BalanceObject })
  async aggregate(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: BalanceQuery): Promise<BalanceObject> {
    const { id, type } = await this.accountOf(call, scope, query);
    const partners = await this.acting.partnersOf(scope, id);
    const [own, together] = await Promise.all([this.ledger.balances(scope, id), this.ledger.balancesTogether(scope, partners)]);
    const balances = [...own.filter(({ compartment }) => compartment !== 'pending'), ...together.filter(({ compartment }) => compartment === 'pending')];
    return balanceToWire({ account: id, mode: scope.mode, isPlatform: type === 'platform', balances });
  }

  private async accountOf(call: Call, scope: Scope, { account_id: asked }: BalanceQuery): Promise<PartyView> {
    const acting = await this.acting.of(scope, call);
    return asked === undefined ? acting.party : this.acting.visible(scope, acting, readId(accountIds, asked), 'account_id');
  }
}
