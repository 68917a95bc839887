import { type Command, decimalOf } from '@corridor/contracts';
import {
  ApproveTransfer,
  type ApproveTransferPayload,
  RejectTransfer,
  type RejectTransferPayload,
  SetTransferPolicy,
  type SetTransferPolicyPayload,
  type TransferPolicyView,
  type TransferRejection,
  type TransferView,
} from '@corridor/contracts/custody';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled, loadStream, setTimer, unitOf } from '@corridor/messaging';
import { parseAmount } from '@corridor/money';
import { Controller, Inject } from '@nestjs/common';
import { CUSTODY_DEPS, type CustodyDeps } from './custody.deps.js';
import { policyStream, transferStream } from './custody.streams.js';
import { transferCheck, transferTimerId } from './custody.timers.js';
import { rejected } from './domain/decision.js';
import type { PolicyEvent } from './domain/policy.js';
import { transferOf, type TransferEvent } from './domain/transfer.js';
import { approveTransfer, inState, rejectTransfer } from './domain/transfer.decide.js';
import { readBitcoinAddress } from './keys/bitcoin-address.js';
import { readEvmAddress } from './keys/evm-address.js';
import { custodyRows } from './read/custody.projection.js';
import { signedBy } from './transfer-signing.js';

/** What people say of transfers, and the rules that they set for them. */
@Controller()
export class ApprovalsHandlers {
  constructor(@Inject(CUSTODY_DEPS) private readonly deps: CustodyDeps) {}

  @HandleCommand(ApproveTransfer)
  async approve(command: Command<ApproveTransferPayload>): Promise<Handled<TransferView, TransferRejection>> {
    const { payload, scope, correlation, issuedAt } = command;
    const head = await loadStream<TransferEvent>(this.deps.store, transferStream(payload.transferId), scope);
    const state = transferOf(head.events);
    const waiting = inState(state, payload.transferId, 'pending_approval');
    if ('reason' in waiting) return rejected(waiting);
    const decision = approveTransfer(state, payload, (await signedBy(this.deps, waiting, scope)).txHash);
    if (decision.kind === 'rejected') return decision;
    const { transfer } = decision.event.data;
    // The chain hears of it after this commit, never before: a rejection may have come in between.
    const rows = decision.event.type === 'TransferBroadcast' ? [setTimer(transferCheck(transfer, { scope, correlation }, issuedAt))] : [];
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows, rows });
    return { kind: 'done', unit, view: transfer };
  }

  @HandleCommand(RejectTransfer)
  async reject(command: Command<RejectTransferPayload>): Promise<Handled<TransferView, TransferRejection>> {
    const { payload, scope } = command;
    const head = await loadStream<TransferEvent>(this.deps.store, transferStream(payload.transferId), scope);
    const decision = rejectTransfer(transferOf(head.events), payload);
    if (decision.kind === 'rejected') return decision;
    const rows = [cancelTimer(transferTimerId(decision.event.data.transfer))];
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: custodyRows, rows });
    return { kind: 'started', unit, object: payload.transferId };
  }

  @HandleCommand(SetTransferPolicy)
  async setPolicy(command: Command<SetTransferPolicyPayload>): Promise<Handled<TransferPolicyView, { reason: 'policy_not_valid'; field: string }>> {
    const { scope, payload } = command;
    const maxAmounts = printed(payload.policy.maxAmounts);
    const travelRuleFrom = printed(payload.policy.travelRuleFrom);
    if (maxAmounts === null) return rejected({ reason: 'policy_not_valid', field: 'max_amounts' });
    if (travelRuleFrom === null) return rejected({ reason: 'policy_not_valid', field: 'travel_rule_from' });
    const allowList = payload.policy.allowList?.map((text) => readEvmAddress(text) ?? readBitcoinAddress(text, scope.mode === 'live' ? 'mainnet' : 'testnet')) ?? null;
    if (!isAllowList(allowList)) return rejected({ reason: 'policy_not_valid', field: 'allow_list' });
    const head = await loadStream<PolicyEvent>(this.deps.store, policyStream(scope), scope);
    const policy: TransferPolicyView = { ...payload.policy, maxAmounts, travelRuleFrom, allowList };
    const event: PolicyEvent = { type: 'TransferPolicySet', data: { policy } };
    return { kind: 'done', view: policy, unit: unitOf({ context: contextOfCommand(command), head, events: [event], project: custodyRows }) };
  }
}

/** Amounts as their currencies print them; null when one is none. */
function printed(limits: TransferPolicyView['maxAmounts']): TransferPolicyView['maxAmounts'] | null {
  const read = limits.map(({ currency, amount }) => {
    const parsed = parseAmount(amount, currency);
    return parsed.ok && parsed.value > 0n ? { currency, amount: decimalOf(parsed.value, currency) } : null;
  });
  return read.every((each) => each !== null) ? read : null;
}

function isAllowList(list: readonly (string | null)[] | null): list is readonly string[] | null {
  return list === null || list.every((address) => address !== null);
}
