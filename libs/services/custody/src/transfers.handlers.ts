import type { Command, Scope } from '@corridor/contracts';
import type { ScreenedParty } from '@corridor/contracts/accounts';
import {
  CheckTransfer,
  type CheckTransferPayload,
  NETWORKS,
  RequestTransfer,
  type RequestTransferPayload,
  type RequestTransferRejection,
  SettleTransfer,
  type SettleTransferPayload,
  type TransferRejection,
  type TransferView,
} from '@corridor/contracts/custody';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled, loadStream, setTimer, unitOf } from '@corridor/messaging';
import { write } from '@corridor/event-store';
import { Controller, Inject } from '@nestjs/common';
import { confirmationsOf } from './chain/chain-node.js';
import type { SignedTransaction } from './chain/raw-transaction.js';
import { CUSTODY_DEPS, type CustodyDeps } from './custody.deps.js';
import { transferStream, walletStream } from './custody.streams.js';
import { transferCheck, transferTimerId } from './custody.timers.js';
import { rejected } from './domain/decision.js';
import { DEFAULT_POLICY } from './domain/policy.js';
import { transferOf, type TransferEvent } from './domain/transfer.js';
import { approveAndSettle, endTransfer, inState, type ReceiverScreening, requestTransfer } from './domain/transfer.decide.js';
import { type WalletEvent, walletOf } from './domain/wallet.js';
import { readAddress } from './keys/read-address.js';
import { custodyRows } from './read/custody.projection.js';
import { keepBeneficiary } from './read/movement-rows.js';

/** Money that leaves wallets: asked for, sent to the chain, and ended. */
@Controller()
export class TransfersHandlers {
  constructor(@Inject(CUSTODY_DEPS) private readonly deps: CustodyDeps) {}

  /** Reads no stream of its own: that the transfer is new is what its stream's expected revision says. */
  @HandleCommand(RequestTransfer)
  async request(command: Command<RequestTransferPayload>): Promise<Handled<TransferView, RequestTransferRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { network, transferId, beneficiaryName: name } = payload;
    const { store, accounts, reads } = this.deps;
    const toAddress = readAddress(payload.toAddress, network, scope.mode);
    const [{ events }, policy, receiver, screening] = await Promise.all([
      loadStream<WalletEvent>(store, walletStream(payload.walletId), scope),
      reads.setPolicy(scope),
      toAddress === null ? null : reads.walletAt(scope, network, toAddress),
      toAddress === null ? null : this.screen(scope, { network, address: toAddress, name }),
    ]);
    const wallet = walletOf(events);
    const decision = requestTransfer(payload, {
      wallet,
      account: wallet === null ? null : await accounts.account(scope, wallet.accountId),
      toAddress,
      receiver,
      screening,
      policy,
      defaultPolicy: DEFAULT_POLICY,
      isSandbox: scope.mode === 'test',
      connected: this.deps.chains.nodeOf(scope, network, at) !== null && this.deps.signers[scope.mode] !== undefined,
      at,
    });
    if (decision.kind === 'rejected') return decision;
    const head = { stream: transferStream(transferId), revision: -1 };
    const rows = name === null ? [] : [write(keepBeneficiary, [{ transferId, name }])];
    return { kind: 'started', unit: unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows, rows }), object: transferId };
  }

  /**
   * Sends the signed transaction until the chain has it, which may be often and does no harm, and ends the transfer once it is
   * deep enough.
   */
  @HandleCommand(CheckTransfer)
  async check(command: Command<CheckTransferPayload>): Promise<Handled<TransferView, TransferRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const head = await loadStream<TransferEvent>(this.deps.store, transferStream(payload.transferId), scope);
    const state = transferOf(head.events);
    const transfer = inState(state, payload.transferId, 'broadcasting');
    if ('reason' in transfer) return rejected(transfer);
    const { network } = transfer;
    const chain = this.deps.chains.nodeOf(scope, network, at);
    // Money is held until the chain has spoken: a node that is away for now must not be the end of looking.
    if (chain === null) return this.lookAgain(command, transfer, NETWORKS[network].confirmations);
    const signed = await this.signed(transfer);
    const receipt = await chain.receiptOf(signed.txHash);
    const missing = NETWORKS[network].confirmations - ((await confirmationsOf(chain, receipt)) ?? 0);
    if (receipt === null) await chain.broadcast(signed.raw);
    if (receipt === null || missing > 0) return this.lookAgain(command, transfer, Math.max(1, missing));
    const decision = endTransfer(state, payload.transferId, receipt.succeeded ? 'confirmed' : 'failed');
    if (decision.kind === 'rejected') return decision;
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows });
    return { kind: 'started', unit, object: transfer.id };
  }

  /** The sandbox's shortcut: approves what waits, and has the simulated chain take the transaction at once, with or without effect. */
  @HandleCommand(SettleTransfer)
  async settle(command: Command<SettleTransferPayload>): Promise<Handled<TransferView, TransferRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { transferId, end } = payload;
    const head = await loadStream<TransferEvent>(this.deps.store, transferStream(transferId), scope);
    const state = transferOf(head.events);
    const decision = state.status === 'pending_approval' ? approveAndSettle(state, transferId, end) : endTransfer(state, transferId, end);
    if (decision.kind === 'rejected') return decision;
    const { transfer } = decision.event.data;
    if (this.deps.sandbox.simulatedOf(scope, transfer.network, at) === null) return rejected({ reason: 'network_not_connected', network: transfer.network });
    if (state.status === 'broadcasting') await this.deps.sandbox.settle(scope, { transfer, raw: (await this.signed(transfer)).raw, end, at });
    const rows = [cancelTimer(transferTimerId(transfer))];
    return { kind: 'started', unit: unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows, rows }), object: transferId };
  }

  private lookAgain({ scope, correlation, issuedAt }: Command, transfer: TransferView, blocks: number): Handled<TransferView, never> {
    const dueAt = new Date(Date.parse(issuedAt) + blocks * this.deps.chains.blockMsOf(transfer.network)).toISOString();
    return { kind: 'done', view: transfer, unit: { appends: [], rows: [setTimer(transferCheck(transfer, { scope, correlation }, dueAt))] } };
  }

  /** Null when no list is configured. */
  private async screen(scope: Scope, { name, ...at }: ScreenedParty): Promise<ReceiverScreening | null> {
    const { accounts } = this.deps;
    const [address, both] = await Promise.all([accounts.screenParty(scope, { ...at, name: null }), name === null ? null : accounts.screenParty(scope, { ...at, name })]);
    return address === null ? null : { address, name: both };
  }

  private async signed({ id }: TransferView): Promise<SignedTransaction> {
    const kept = await this.deps.signing.kept(id);
    if (kept === null) throw new Error(`transfer ${id} is broadcasting, and its transaction was not kept`);
    return kept;
  }
}
