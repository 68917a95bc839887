import type { Command } from '@corridor/contracts';
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
import { CUSTODY_DEPS, type CustodyDeps } from './custody.deps.js';
import { transferStream, walletStream } from './custody.streams.js';
import { transferCheck, transferTimerId } from './custody.timers.js';
import { rejected } from './domain/decision.js';
import { DEFAULT_POLICY } from './domain/policy.js';
import { transferOf, type TransferEvent } from './domain/transfer.js';
import { approveTransfer, endTransfer, inState, requestTransfer, SANDBOX } from './domain/transfer.decide.js';
import { type WalletEvent, walletOf } from './domain/wallet.js';
import { readAddress } from './keys/read-address.js';
import { custodyRows } from './read/custody.projection.js';
import { PgCustodyQueries } from './read/custody.queries.js';
import { keepBeneficiary } from './read/movement-rows.js';
import { signedBy } from './transfer-signing.js';

/** Money that leaves wallets: asked for, sent to the chain, and ended. */
@Controller()
export class TransfersHandlers {
  constructor(@Inject(CUSTODY_DEPS) private readonly deps: CustodyDeps) {}

  /** Reads no stream of its own: that the transfer is new is what its stream's expected revision says. */
  @HandleCommand(RequestTransfer)
  async request(command: Command<RequestTransferPayload>): Promise<Handled<TransferView, RequestTransferRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { network, transferId, beneficiaryName: name } = payload;
    const [{ events }, set] = await Promise.all([
      loadStream<WalletEvent>(this.deps.store, walletStream(payload.walletId), scope),
      new PgCustodyQueries(this.deps).setPolicy(scope),
    ]);
    const wallet = walletOf(events);
    const account = wallet === null ? null : await this.deps.accounts.account(scope, wallet.accountId);
    const toAddress = readAddress(payload.toAddress, network, scope.mode);
    const decision = requestTransfer(payload, {
      wallet,
      account,
      toAddress,
      screenedBy: toAddress === null ? null : ((await this.deps.screening.screen(toAddress))?.list ?? null),
      policy: set ?? DEFAULT_POLICY,
      approvers: set === null && scope.mode === 'test' ? 'sandbox' : 'people',
      connected: this.deps.chains.chainOf(scope, network, at) !== null && this.deps.signers[scope.mode] !== undefined,
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
    const { payload, scope, correlation, issuedAt: at } = command;
    const head = await loadStream<TransferEvent>(this.deps.store, transferStream(payload.transferId), scope);
    const state = transferOf(head.events);
    const transfer = inState(state, payload.transferId, 'broadcasting');
    if ('reason' in transfer) return rejected(transfer);
    const { network, txHash } = transfer;
    const chain = this.deps.chains.chainOf(scope, network, at);
    if (chain === null || txHash === null) return rejected({ reason: 'network_not_connected', network });
    const receipt = await chain.receiptOf(txHash);
    const depth = (await confirmationsOf(chain, receipt)) ?? 0;
    const missing = NETWORKS[network].confirmations - depth;
    if (receipt === null) await chain.broadcast((await signedBy(this.deps, transfer, scope)).raw);
    if (receipt === null || missing > 0) {
      const dueAt = new Date(Date.parse(at) + Math.max(1, missing) * this.deps.chains.blockMsOf(network)).toISOString();
      return { kind: 'done', view: transfer, unit: { appends: [], rows: [setTimer(transferCheck(transfer, { scope, correlation }, dueAt))] } };
    }
    const decision = endTransfer(state, payload.transferId, { succeeded: receipt.succeeded, at });
    if (decision.kind === 'rejected') return decision;
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows });
    return { kind: 'started', unit, object: transfer.id };
  }

  /** The sandbox's shortcut: what approval, chain and blocks would come to, in one commit. */
  @HandleCommand(SettleTransfer)
  async settle(command: Command<SettleTransferPayload>): Promise<Handled<TransferView, TransferRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { transferId, succeeded } = payload;
    const head = await loadStream<TransferEvent>(this.deps.store, transferStream(transferId), scope);
    const events: TransferEvent[] = [...head.events];
    const waiting = inState(transferOf(events), transferId, 'pending_approval');
    if (!('reason' in waiting)) {
      if (this.deps.chains.chainOf(scope, waiting.network, at) === null) return rejected({ reason: 'network_not_connected', network: waiting.network });
      const { txHash } = await signedBy(this.deps, waiting, scope);
      const approval = approveTransfer(transferOf(events), { transferId, approver: SANDBOX }, txHash);
      if (approval.kind === 'rejected') return approval;
      events.push(approval.event);
    }
    const decision = endTransfer(transferOf(events), transferId, { succeeded, at });
    if (decision.kind === 'rejected') return decision;
    const fresh = [...events.slice(head.events.length), decision.event];
    const rows = [cancelTimer(transferTimerId(decision.event.data.transfer))];
    return { kind: 'started', unit: unitOf({ context: contextOfCommand(command), head, events: fresh, project: custodyRows, rows }), object: transferId };
  }
}
