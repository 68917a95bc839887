import type { Scope, WalletDepositId, WalletId } from '@corridor/contracts';
import { CUSTODY_QUERIES, type CustodyQueries, PayToWallet, ReorganiseWalletDeposit, type WalletDepositRejection, type WalletDepositView } from '@corridor/contracts/custody';
import { mintId } from '@corridor/messaging';
import { type Answer, type Call, CommandDesk, CurrentCall, ForOperator, notFound } from '@corridor/surfaces/http';
import { Body, Controller, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/render.js';
import { PathId, ScopeQuery } from '../fields.js';
import { walletDepositIds, walletIds } from '../ids.js';
import { Scopes } from '../scopes.js';
import { PayBody } from './custody.bodies.js';
import { custodyProblem } from './problems.js';

const outcomes = {
  refuse: (rejection: WalletDepositRejection, requestId: string): Answer => answerOf(custodyProblem(rejection), requestId),
  nameObject: async () => null,
};

/** What a chain does of itself, on the simulated ones of test mode. */
@Controller(`${BASE}/sandbox`)
export class ChainSandboxController {
  constructor(
    @Inject(CUSTODY_QUERIES) private readonly custody: CustodyQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(Scopes) private readonly scopes: Scopes,
  ) {}

  /** A payment that has to wait for its confirmations, as on a real chain. */
  @Post('wallets/:id/deposits')
  @ForOperator()
  async pay(@CurrentCall() call: Call, @Param('id', new PathId(walletIds)) id: WalletId, @Query() query: ScopeQuery, @Body() { amount, address }: PayBody): Promise<object> {
    const scope = await this.first(query, async (each) => this.custody.wallet(each, id));
    const payload = () => ({ depositId: mintId<'wallet-deposit'>(), walletId: id, address: address ?? null, amount, txHash: null, mature: false } as const);
    const { view } = await this.desk.submit(call, { scope, type: PayToWallet, payload, ...outcomes });
    return depositToWire(view);
  }

  /** The block that a payment is in loses against another branch. */
  @Post('wallet_deposits/:id/reorganise')
  @HttpCode(200)
  @ForOperator()
  async reorganise(@CurrentCall() call: Call, @Param('id', new PathId(walletDepositIds)) id: WalletDepositId, @Query() query: ScopeQuery): Promise<object> {
    const scope = await this.first(query, async (each) => this.custody.deposit(each, id));
    const { view } = await this.desk.submit(call, { scope, type: ReorganiseWalletDeposit, payload: () => ({ depositId: id }), ...outcomes });
    return depositToWire(view);
  }

  private async first(query: ScopeQuery, find: (scope: Scope) => Promise<object | null>): Promise<Scope> {
    for (const scope of this.scopes.all(query)) {
      if ((await find(scope)) !== null) return scope;
    }
    throw notFound('There is no such object.');
  }
}

function depositToWire({ id, walletId, amount, status, confirmations, txHash }: WalletDepositView) {
  return {
    id: walletDepositIds.print(id),
    object: 'wallet_deposit',
    wallet_id: walletIds.print(walletId),
    asset: amount.currency,
    amount: amount.amount,
    status,
    confirmations,
    tx_hash: txHash,
  };
}
