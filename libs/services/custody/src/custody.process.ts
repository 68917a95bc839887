import type { CustodyEvent } from '@corridor/contracts/custody';
import { type LedgerRejection, type PostedView, PostTransactions, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { RecordedEvent } from '@corridor/event-store';
import { contextOfEnd, derivedCommandId, domainEventOf, type Finished, placeOf, type Process, type RowWrite, scopeOf, setTimer, StillUnknown, unitOf } from '@corridor/messaging';
import type { CustodyDeps } from './custody.deps.js';
import { creditOf, endOf, holdOf, reversalOf } from './custody.posting.js';
import { sandboxApproval } from './custody.timers.js';
import { settleDeposit } from './domain/deposit.js';
import { concludeTransfer, holdTransfer } from './domain/transfer.decide.js';
import { custodyRows } from './read/custody.projection.js';

type Intent = Extract<CustodyEvent, { type: 'WalletDepositMatured' | 'WalletDepositLost' | 'TransferRequested' | 'TransferEnding' }>;
type Deps = Pick<CustodyDeps, 'bus' | 'now' | 'delayMs'>;

const STARTS: readonly CustodyEvent['type'][] = ['WalletDepositMatured', 'WalletDepositLost', 'TransferRequested', 'TransferEnding'];
const ENDS: readonly CustodyEvent['type'][] = ['WalletDepositConfirmed', 'WalletDepositReversed', 'TransferHeld', 'TransferRefused', 'TransferConfirmed', 'TransferFailed'];

/** Carries to the ledger whatever moves money, and records what the ledger said. */
export function custodyProcess(deps: Deps): Process {
  return {
    name: 'custody',
    starts: (event) => (STARTS as readonly string[]).includes(event.type),
    ends: (event) => ((ENDS as readonly string[]).includes(event.type) ? event.causation : null),
    resume: (recorded) => resume(deps, recorded),
  };
}

async function resume(deps: Deps, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const intent = domainEventOf<Intent>(recorded);
  const place = placeOf(recorded);
  const reply = await deps.bus.send(PostTransactions, {
    id: derivedCommandId(place, 'post'),
    scope: scopeOf(recorded),
    correlation: recorded.correlation,
    causation: place,
    issuedAt: deps.now().toISOString(),
    payload: askedOf(intent),
  });
  switch (reply.kind) {
    case 'accepted':
      return finish(deps, recorded, intent, { posted: reply.view, refusal: null });
    case 'rejected':
      return finish(deps, recorded, intent, { posted: null, refusal: reply.rejection });
    case 'unknown':
      throw new StillUnknown(`the ledger has not answered for ${place}`);
    case 'failed':
    case 'conflict':
      throw new Error(`the ledger can't take ${place}: ${reply.kind}`);
  }
}

function askedOf(intent: Intent): PostTransactionsPayload {
  switch (intent.type) {
    case 'WalletDepositMatured':
      return creditOf(intent.data.deposit);
    case 'WalletDepositLost':
      return reversalOf(intent.data.deposit);
    case 'TransferRequested':
      return holdOf(intent.data.transfer);
    case 'TransferEnding':
      return endOf(intent.data.transfer, intent.data.ended.status === 'failed' ? 'failed' : 'confirmed');
  }
}

type Said = { readonly posted: PostedView; readonly refusal: null } | { readonly posted: null; readonly refusal: LedgerRejection };

function finish(deps: Deps, recorded: RecordedEvent, intent: Intent, said: Said): Finished<unknown, unknown> {
  const ended = (event: CustodyEvent, rows: readonly RowWrite[] = []) => {
    const context = contextOfEnd(recorded, deps.now());
    // Nothing is appended while the ledger is being asked, so the intent is still the stream's last event.
    const head = { stream: recorded.stream, revision: recorded.revision };
    return unitOf({ context, head, events: [event], project: custodyRows, rows });
  };
  if (intent.type === 'TransferRequested') {
    const event = holdTransfer(intent.data, said.refusal);
    if (said.refusal !== null) return { kind: 'rejected', rejection: said.refusal, unit: ended(event) };
    const { transfer } = event.data;
    const rows = transfer.approvers === 'sandbox' ? [setTimer(sandboxApproval(transfer, recorded, deps))] : [];
    return { kind: 'done', view: transfer, unit: ended(event, rows) };
  }
  // A credit from the world, its imposed reversal and what leaves a hold can't fall short.
  if (said.posted === null) throw new Error(`the ledger refused ${placeOf(recorded)}: ${said.refusal.reason}`);
  if (intent.type === 'TransferEnding') {
    const event = concludeTransfer(intent.data, said.posted);
    return { kind: 'done', view: event.data.transfer, unit: ended(event) };
  }
  const event = settleDeposit(intent);
  return { kind: 'done', view: event.data.deposit, unit: ended(event) };
}
