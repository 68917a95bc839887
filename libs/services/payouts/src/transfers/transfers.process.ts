import { PostTransactions } from '@corridor/contracts/ledger';
import type { BookTransferView } from '@corridor/contracts/payouts';
import type { RecordedEvent, RowWrite } from '@corridor/event-store';
import { ask, askSurely, contextOfEnd, domainEventOf, type Finished, loadStream, type Process, scopeOf, setTimer, type StreamHead, unitOf } from '@corridor/messaging';
import type { PayoutsDeps } from '../payouts.deps.js';
import { type BookTransferEvent, type BookTransferEventOf, transferOf } from './domain/book-transfer.js';
import { concludeTransfer } from './domain/book-transfer.decide.js';
import { transferRows } from './read/transfers.projection.js';
import { transactionOfRequest, transactionsOfReport } from './transfers.posting.js';
import { processingTimer } from './transfers.timers.js';

type Deps = Pick<PayoutsDeps, 'bus' | 'store' | 'now' | 'transferStepMs'>;
type Start = BookTransferEventOf<'BookTransferRequested' | 'BookTransferReported'>;
type End = Finished<unknown, unknown>;

const STARTS: readonly string[] = ['BookTransferRequested', 'BookTransferReported'] satisfies BookTransferEvent['type'][];
const ENDS: readonly string[] = ['BookTransferInitialized', 'BookTransferRejected', 'BookTransferCompleted', 'BookTransferFailed'] satisfies BookTransferEvent['type'][];

/** Carries to the ledger what is asked for and what is reported, and records what the ledger said. */
export function transfersProcess(deps: Deps): Process {
  return {
    name: 'book-transfers',
    starts: ({ type }) => STARTS.includes(type),
    ends: ({ type, causation }) => (ENDS.includes(type) ? causation : null),
    resume: async (recorded) => {
      const event = domainEventOf<Start>(recorded);
      return event.type === 'BookTransferRequested' ? open(deps, recorded, event.data.transfer) : conclude(deps, recorded, event.data);
    },
  };
}

async function open(deps: Deps, recorded: RecordedEvent, transfer: BookTransferView): Promise<End> {
  const payload = { book: transfer.book, transactions: [transactionOfRequest(transfer)] };
  const answer = await ask(deps, recorded, { type: PostTransactions, payload, issuedAt: deps.now().toISOString() });
  if (answer.kind === 'rejected') {
    const { rejection } = answer;
    return { kind: 'rejected', rejection, unit: unitAfter(deps, recorded, { event: { type: 'BookTransferRejected', data: { transferId: transfer.id, rejection } }, head: recorded }) };
  }
  const next = processingTimer(transfer, { scope: scopeOf(recorded), correlation: recorded.correlation, from: deps.now().toISOString(), afterMs: deps.transferStepMs });
  return { kind: 'done', view: transfer, unit: unitAfter(deps, recorded, { event: { type: 'BookTransferInitialized', data: { transfer } }, head: recorded, rows: [setTimer(next)] }) };
}

/** Something may have been noted on the transfer since its end was reported. */
async function conclude(deps: Deps, recorded: RecordedEvent, { transfer, report }: BookTransferEventOf<'BookTransferReported'>['data']): Promise<End> {
  const payload = { book: transfer.book, transactions: transactionsOfReport(transfer, report, recorded.recordedAt) };
  // What is put aside for a transfer is there until the transfer ends, and the house may go below zero.
  const { recordedAt } = await askSurely(deps, recorded, { type: PostTransactions, payload, issuedAt: deps.now().toISOString() });
  const head = await loadStream<BookTransferEvent>(deps.store, recorded.stream, scopeOf(recorded));
  const event = concludeTransfer(transferOf(head.events), recordedAt);
  return { kind: 'done', view: event.data.transfer, unit: unitAfter(deps, recorded, { event, head }) };
}

interface Step {
  readonly event: BookTransferEvent;
  /** Where the stream stood when the event was made of it: what is noted after that has the step done again. */
  readonly head: StreamHead;
  readonly rows?: readonly RowWrite[];
}

function unitAfter({ now }: Deps, recorded: RecordedEvent, { event, head: { stream, revision }, rows = [] }: Step) {
  return unitOf({ context: contextOfEnd(recorded, now()), head: { stream, revision }, events: [event], project: transferRows, rows });
}
