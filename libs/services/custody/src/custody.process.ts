import type { CustodyEvent, TransferEnd, TransferView } from '@corridor/contracts/custody';
import { PostTransactions, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { RecordedEvent, RowWrite } from '@corridor/event-store';
import { ask, askSurely, cancelTimer, contextOfEnd, domainEventOf, type Finished, type Process, scopeOf, setTimer, unitOf } from '@corridor/messaging';
import type { CustodyDeps } from './custody.deps.js';
import { creditOf, endOf, holdOf, reversalOf } from './custody.posting.js';
import { arrivalTimer, sandboxApproval, transferCheck, transferTimerId } from './custody.timers.js';
import { settleDeposit } from './domain/deposit.js';
import { broadcastTransfer, concludeTransfer, endedBy, type EventOf, holdTransfer } from './domain/transfer.decide.js';
import { custodyRows } from './read/custody.projection.js';

type Deps = Pick<CustodyDeps, 'bus' | 'now' | 'delayMs' | 'signing' | 'sandbox' | 'reads'>;
type Done = Finished<unknown, unknown>;
type Intent = Extract<CustodyEvent, { type: 'WalletDepositMatured' | 'WalletDepositLost' | 'TransferRequested' | 'TransferCleared' | 'TransferEnding' }>;

const STARTS: readonly CustodyEvent['type'][] = ['WalletDepositMatured', 'WalletDepositLost', 'TransferRequested', 'TransferCleared', 'TransferEnding'];
const ENDS: readonly CustodyEvent['type'][] = ['WalletDepositConfirmed', 'WalletDepositReversed', 'TransferHeld', 'TransferRefused', 'TransferBroadcast', 'TransferConfirmed', 'TransferFailed'];

/** Carries to the ledger and the signer what a wallet's money is to do, and records what came of it. */
export function custodyProcess(deps: Deps): Process {
  return {
    name: 'custody',
    starts: ({ type }) => (STARTS as readonly string[]).includes(type),
    ends: ({ type, causation }) => ((ENDS as readonly string[]).includes(type) ? causation : null),
    resume: (recorded) => resume(deps, recorded),
  };
}

async function resume(deps: Deps, recorded: RecordedEvent): Promise<Done> {
  const intent = domainEventOf<Intent>(recorded);
  switch (intent.type) {
    case 'WalletDepositMatured':
    case 'WalletDepositLost': {
      const { deposit } = intent.data;
      const payload = intent.type === 'WalletDepositMatured' ? creditOf(deposit, recorded.recordedAt) : reversalOf(deposit, recorded.recordedAt);
      await askSurely(deps, recorded, posting(deps, payload));
      const event = settleDeposit(intent);
      return { kind: 'done', view: event.data.deposit, unit: unitAfter(deps, recorded, [event]) };
    }
    case 'TransferRequested':
      return hold(deps, recorded, intent.data);
    case 'TransferCleared':
      return send(deps, recorded, intent.data);
    case 'TransferEnding': {
      const { transfer, ended } = intent.data;
      const event = await conclude(deps, recorded, transfer, ended);
      return { kind: 'done', view: event.data.transfer, unit: unitAfter(deps, recorded, [event], await arrival(deps, recorded, event.data.transfer)) };
    }
  }
}

async function hold(deps: Deps, recorded: RecordedEvent, data: EventOf<'TransferRequested'>['data']): Promise<Done> {
  const answer = await ask(deps, recorded, posting(deps, holdOf(data.transfer, recorded.recordedAt)));
  if (answer.kind === 'rejected') {
    const { rejection } = answer;
    return { kind: 'rejected', rejection, unit: unitAfter(deps, recorded, [holdTransfer(data, rejection)]) };
  }
  const event = holdTransfer(data, null);
  const { transfer } = event.data;
  const rows = transfer.approvers === 'sandbox' ? [setTimer(sandboxApproval(transfer, recorded, deps))] : [];
  return { kind: 'done', view: transfer, unit: unitAfter(deps, recorded, [event], rows) };
}

/** The chain hears of the transaction after this commit, from the timer; but for a sandbox that is to end it at once. */
async function send(deps: Deps, recorded: RecordedEvent, data: EventOf<'TransferCleared'>['data']): Promise<Done> {
  const scope = scopeOf(recorded);
  const { txHash, raw } = await deps.signing.signOnce(data.transfer, scope);
  const event = broadcastTransfer(data, txHash);
  const { transfer } = event.data;
  if (data.settle === null) {
    const rows = [setTimer(transferCheck(transfer, { scope, correlation: recorded.correlation }, deps.now().toISOString()))];
    return { kind: 'done', view: transfer, unit: unitAfter(deps, recorded, [event], rows) };
  }
  await deps.sandbox.settle(scope, { transfer, raw, end: data.settle, at: recorded.recordedAt });
  const end = await conclude(deps, recorded, transfer, endedBy(transfer, data.settle));
  const rows = [cancelTimer(transferTimerId(transfer)), ...(await arrival(deps, recorded, end.data.transfer))];
  return { kind: 'done', view: end.data.transfer, unit: unitAfter(deps, recorded, [event, end], rows) };
}

async function conclude(deps: Deps, recorded: RecordedEvent, transfer: TransferView, ended: TransferView) {
  const end: TransferEnd = ended.status === 'failed' ? 'failed' : 'confirmed';
  return concludeTransfer({ ended }, await askSurely(deps, recorded, posting(deps, endOf(transfer, end, recorded.recordedAt))));
}

/** What leaves one wallet of ours for another arrives there. */
async function arrival(deps: Deps, recorded: RecordedEvent, transfer: TransferView): Promise<RowWrite[]> {
  if (transfer.status !== 'confirmed') return [];
  const scope = scopeOf(recorded);
  const receiver = await deps.reads.walletAt(scope, transfer.network, transfer.toAddress);
  return receiver === null ? [] : [setTimer(arrivalTimer(transfer, receiver, { scope, correlation: recorded.correlation }, deps.now().toISOString()))];
}

/** Only a hold can fall short: a credit from the world, its imposed reversal and what leaves a hold can't. */
function posting({ now }: Deps, payload: PostTransactionsPayload) {
  return { type: PostTransactions, payload, issuedAt: now().toISOString() };
}

/** Nothing is appended while a step is under way, so the intent is still the stream's last event. */
function unitAfter({ now }: Deps, recorded: RecordedEvent, events: readonly CustodyEvent[], rows: readonly RowWrite[] = []) {
  const head = { stream: recorded.stream, revision: recorded.revision };
  return unitOf({ context: contextOfEnd(recorded, now()), head, events, project: custodyRows, rows });
}
