import type { Command, Scope } from '@corridor/contracts';
import {
  CheckWalletDeposit,
  type CheckWalletDepositPayload,
  type Network,
  NETWORKS,
  PayToWallet,
  type PayToWalletPayload,
  ReorganiseWalletDeposit,
  type WalletDepositRejection,
  type WalletDepositView,
} from '@corridor/contracts/custody';
import type { RowWrite } from '@corridor/event-store';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled, loadStream, setTimer, type StreamHead, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { type ChainNode, confirmationsOf } from './chain/chain-node.js';
import { hashOf } from './chain/raw-transaction.js';
import { CUSTODY_DEPS, type CustodyDeps } from './custody.deps.js';
import { depositStream, walletStream } from './custody.streams.js';
import { depositCheck, depositTimerId } from './custody.timers.js';
import { rejected } from './domain/decision.js';
import { type DepositEvent, depositOf, detectDeposit, observeDeposit } from './domain/deposit.js';
import { type WalletEvent, walletOf } from './domain/wallet.js';
import { custodyRows } from './read/custody.projection.js';

type Answer = Handled<WalletDepositView, WalletDepositRejection>;
/** The chain to look at, after whatever is done to it first; null where none is connected. */
type ChainFor = (scope: Scope, network: Network, at: string, txHash: string) => ChainNode | null | Promise<ChainNode | null>;

/** Payments that reach wallets. */
@Controller()
export class DepositsHandlers {
  constructor(@Inject(CUSTODY_DEPS) private readonly deps: CustodyDeps) {}

  @HandleCommand(PayToWallet)
  async pay(command: Command<PayToWalletPayload>): Promise<Answer> {
    const { payload, scope, issuedAt: at } = command;
    const wallet = walletOf((await loadStream<WalletEvent>(this.deps.store, walletStream(payload.walletId), scope)).events);
    if (wallet === null) return rejected({ reason: 'wallet_not_found', wallet: payload.walletId });
    const { network } = wallet;
    const chain = this.deps.sandbox.simulatedOf(scope, network, at);
    if (chain === null) return rejected({ reason: 'network_not_connected', network });
    const { family, confirmations: needed } = NETWORKS[network];
    const txHash = payload.txHash ?? hashOf(Buffer.from(`payment ${payload.depositId}`), family === 'evm');
    const confirmations = payload.mature ? needed : 1;
    const decision = detectDeposit(payload, { wallet, txHash, confirmations, at });
    if (decision.kind === 'rejected') return decision;
    await chain.pay(txHash, confirmations);
    return this.recorded(command, { stream: depositStream(payload.depositId), revision: -1 }, decision.event);
  }

  @HandleCommand(CheckWalletDeposit)
  async check(command: Command<CheckWalletDepositPayload>): Promise<Answer> {
    return this.observe(command, (scope, network, at) => this.deps.chains.nodeOf(scope, network, at));
  }

  @HandleCommand(ReorganiseWalletDeposit)
  async reorganise(command: Command<CheckWalletDepositPayload>): Promise<Answer> {
    return this.observe(command, async (scope, network, at, txHash) => {
      const chain = this.deps.sandbox.simulatedOf(scope, network, at);
      await chain?.reorganise(txHash);
      return chain;
    });
  }

  /** Looks at the chain that it is given and records what it shows of the deposit. */
  private async observe(command: Command<CheckWalletDepositPayload>, chainFor: ChainFor): Promise<Answer> {
    const { payload, scope, issuedAt: at } = command;
    const head = await loadStream<DepositEvent>(this.deps.store, depositStream(payload.depositId), scope);
    const state = depositOf(head.events);
    if (state.status === 'none') return rejected({ reason: 'deposit_not_found', deposit: payload.depositId });
    const { txHash, network, status } = state.deposit;
    // While the ledger is being asked, the chain is left alone too: what came of it could not be recorded.
    if (state.status === 'settling') return rejected({ reason: 'deposit_unchanged', deposit: payload.depositId, status });
    const chain = await chainFor(scope, network, at, txHash);
    if (chain === null) {
      // A node that is away for now must not be the end of looking.
      if (state.status === 'pending' && command.type === CheckWalletDeposit.name) return this.lookAgain(command, state.deposit, 0);
      return rejected({ reason: 'network_not_connected', network });
    }
    const depth = await confirmationsOf(chain, await chain.receiptOf(txHash));
    const decision = observeDeposit(state, payload.depositId, depth);
    if (decision.kind === 'event') return this.recorded(command, head, decision.event);
    // Blocks may come more slowly than was expected: as long as it is pending, somebody looks again.
    if (state.status !== 'pending') return decision;
    return this.lookAgain(command, state.deposit, depth ?? 0);
  }

  private lookAgain(command: Command, deposit: WalletDepositView, depth: number): Answer {
    return { kind: 'done', view: deposit, unit: { appends: [], rows: [this.nextCheck(command, deposit, depth)] } };
  }

  private nextCheck({ scope, correlation, issuedAt }: Command, deposit: WalletDepositView, depth: number): RowWrite {
    const missing = Math.max(1, deposit.confirmationsNeeded - depth);
    const dueAt = new Date(Date.parse(issuedAt) + missing * this.deps.chains.blockMsOf(deposit.network)).toISOString();
    return setTimer(depositCheck(deposit, { scope, correlation }, dueAt));
  }

  private recorded(command: Command, head: StreamHead, event: DepositEvent): Answer {
    const { deposit } = event.data;
    const isPending = event.type === 'WalletDepositDetected';
    const timer = isPending ? this.nextCheck(command, deposit, deposit.confirmations) : cancelTimer(depositTimerId(deposit));
    const unit = unitOf({ context: contextOfCommand(command), head, events: [event], project: custodyRows, rows: [timer] });
    if (event.type === 'WalletDepositMatured' || event.type === 'WalletDepositLost') return { kind: 'started', unit, object: deposit.id };
    return { kind: 'done', unit, view: deposit, object: deposit.id };
  }
}
