import type { CustodyEvent, TransferEnd, TransferView } from '@corridor/contracts/custody';
import { type LedgerRejection, type PostedView, PostTransactions, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { RecordedEvent, RowWrite } from '@corridor/event-store';
import { cancelTimer, contextOfEnd, derivedCommandId, domainEventOf, type Finished, placeOf, type Process, scopeOf, setTimer, StillUnknown, unitOf } from '@corridor/messaging';
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
      await postSurely(deps, recorded, intent.type === 'WalletDepositMatured' ? creditOf(deposit, recorded.recordedAt) : reversalOf(deposit, recorded.recordedAt));
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
  const said = await post(deps, recorded, holdOf(data.transfer, recorded.recordedAt));
  if ('reason' in said) return { kind: 'rejected', rejection: said, unit: unitAfter(deps, recorded, [holdTransfer(data, said)]) };
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
  return concludeTransfer({ ended }, await postSurely(deps, recorded, endOf(transfer, end, recorded.recordedAt)));
}

/** What leaves one wallet of ours for another arrives there. */
async function arrival(deps: Deps, recorded: RecordedEvent, transfer: TransferView): Promise<RowWrite[]> {
  if (transfer.status !== 'confirmed') return [];
  const scope = scopeOf(recorded);
  const receiver = await deps.reads.walletAt(scope, transfer.network, transfer.toAddress);
  return receiver === null ? [] : [setTimer(arrivalTimer(transfer, receiver, { scope, correlation: recorded.correlation }, deps.now().toISOString()))];
}

/** A credit from the world, its imposed reversal and what leaves a hold can't fall short. */
async function postSurely(deps: Deps, recorded: RecordedEvent, payload: PostTransactionsPayload): Promise<PostedView> {
  const said = await post(deps, recorded, payload);
  if ('reason' in said) throw new Error(`the ledger refused ${placeOf(recorded)}: ${said.reason}`);
  return said;
}

async function post({ bus, now }: Deps, recorded: RecordedEvent, payload: PostTransactionsPayload): Promise<PostedView | LedgerRejection> {
  const place = placeOf(recorded);
  const reply = await bus.send(PostTransactions, {
    id: derivedCommandId(place, 'post'),
    scope: scopeOf(recorded),
    correlation: recorded.correlation,
    causation: place,
    issuedAt: now().toISOString(),
    payload,
  });
  switch (reply.kind) {
    case 'accepted':
      return reply.view;
    case 'rejected':
      return reply.rejection;
    case 'unknown':
      throw new StillUnknown(`the ledger has not answered for ${place}`);
    case 'failed':
    case 'conflict':
      throw new Error(`the ledger can't take ${place}: ${reply.kind}`);
  }
}

/** Nothing is appended while a step is under way, so the intent is still the stream's last event. */
function unitAfter({ now }: Deps, recorded: RecordedEvent, events: readonly CustodyEvent[], rows: readonly RowWrite[] = []) {
  const head = { stream: recorded.stream, revision: recorded.revision };
  return unitOf({ context: contextOfEnd(recorded, now()), head, events, project: custodyRows, rows });
}
