import { type CommandType, idOf, type Scope } from '@corridor/contracts';
import { ApproveTransfer, CheckTransfer, CheckWalletDeposit, PayToWallet, type PayToWalletPayload, type TransferView, type WalletDepositView, type WalletView } from '@corridor/contracts/custody';
import type { RecordedEvent } from '@corridor/event-store';
import { derivedCommandId, fingerprintOf, scopeOf, type Timer } from '@corridor/messaging';
import { depositStream, transferStream } from './custody.streams.js';

/** In whose name a timer's command is sent. */
export interface TimerContext {
  readonly scope: Scope;
  readonly correlation: string;
}

export const depositTimerId = ({ id }: Pick<WalletDepositView, 'id'>) => `${depositStream(id)}/check`;
export const transferTimerId = ({ id }: Pick<TransferView, 'id'>) => `${transferStream(id)}/next`;

/** `dueAt`: ISO 8601. */
export function depositCheck(deposit: WalletDepositView, context: TimerContext, dueAt: string): Timer {
  return timer(CheckWalletDeposit, { depositId: deposit.id }, { ...context, id: depositTimerId(deposit), base: deposit.id, label: `check/${dueAt}`, dueAt });
}

export function transferCheck(transfer: TransferView, context: TimerContext, dueAt: string): Timer {
  return timer(CheckTransfer, { transferId: transfer.id }, { ...context, id: transferTimerId(transfer), base: transfer.id, label: `check/${dueAt}`, dueAt });
}

/** In test mode, while nobody has set a policy, a transfer approves itself after the delay. */
export function sandboxApproval(transfer: TransferView, recorded: RecordedEvent, deps: { now(): Date; readonly delayMs: number }): Timer {
  const dueAt = new Date(deps.now().getTime() + deps.delayMs).toISOString();
  const context = { scope: scopeOf(recorded), correlation: recorded.correlation };
  const payload = { transferId: transfer.id, approver: { kind: 'sandbox' } } as const;
  return timer(ApproveTransfer, payload, { ...context, id: transferTimerId(transfer), base: transfer.id, label: 'sandbox-approval', dueAt });
}

/** On the simulated chains nobody follows blocks, so a transfer to another wallet of ours says itself that it has arrived. */
export function arrivalTimer(transfer: TransferView, receiver: WalletView, context: TimerContext, dueAt: string): Timer {
  const payload: PayToWalletPayload = {
    depositId: idOf<'wallet-deposit'>(derivedCommandId(transfer.id, 'arrival')),
    walletId: receiver.id,
    address: transfer.toAddress,
    amount: transfer.amount.amount,
    txHash: transfer.txHash,
    mature: true,
  };
  return timer(PayToWallet, payload, { ...context, id: `${transferStream(transfer.id)}/arrival`, base: transfer.id, label: 'arrive', dueAt });
}

function timer<Payload, View, Rejection extends { readonly reason: string }>(
  type: CommandType<Payload, View, Rejection>,
  payload: Payload,
  set: TimerContext & { readonly id: string; readonly base: string; readonly label: string; readonly dueAt: string },
): Timer {
  const { id, base, label, dueAt, scope, correlation } = set;
  const address = { id: derivedCommandId(base, label), type: type.name, key: type.keyOf(payload), scope };
  return { id, dueAt, command: { ...address, fingerprint: fingerprintOf(payload), correlation, causation: null, issuedAt: dueAt, payload } };
}
