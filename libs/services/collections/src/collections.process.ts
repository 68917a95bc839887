import type { CollectionsEvent, DepositEvent } from '@corridor/contracts/collections';
import type { PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { RecordedEvent } from '@corridor/event-store';
import { ask, askSurely, contextOfEnd, domainEventOf, type Finished, type Process, unitOf } from '@corridor/messaging';
import type { CollectionsDeps } from './collections.deps.js';
import { fundsReturnPostings, postingsOf, returnPostings, suspensePostings } from './collections.posting.js';
import type { EventOf } from './domain/decision.js';
import { completeDeposit, rejectDeposit } from './domain/deposit.decide.js';
import { resumeArrival, resumeTakingBack } from './address-deposits/address-deposits.process.js';
import { fundsReturned, returned } from './domain/return.decide.js';
import { resumeLinkPayment } from './payment-links/payment-links.process.js';
import { posting } from './posting.js';
import { resumeAllocation, resumeReconcile } from './receivables/receivables.process.js';
import { collectionsRows } from './read/collections.projection.js';

type Needed = Pick<CollectionsDeps, 'bus' | 'now' | 'store' | 'pool' | 'schema'>;
type Start = EventOf<'DepositReceived' | 'DepositReturnRequested' | 'FundsReceived' | 'FundsReturnRequested'>;
type Resume = (deps: Needed, recorded: RecordedEvent) => Promise<Finished<unknown, unknown>>;

const STEPS: Readonly<Partial<Record<CollectionsEvent['type'], Resume>>> = {
  DepositReceived: resume,
  DepositReturnRequested: resume,
  FundsReceived: resume,
  FundsReturnRequested: resume,
  AddressDepositArrived: resumeArrival,
  AddressDepositTakingBack: resumeTakingBack,
  ReceivableReconcileRequested: resumeReconcile,
  AllocationRequested: resumeAllocation,
  PaymentLinkPaymentRequested: resumeLinkPayment,
};
const ENDS: readonly CollectionsEvent['type'][] = [
  ...(['DepositCompleted', 'DepositRejected', 'DepositReturned', 'FundsSuspended', 'FundsReturned'] as const),
  ...(['AddressDepositCompleted', 'ReceivableReconciled', 'ReceivableReconcileRejected', 'AllocationMade', 'AllocationRejected'] as const),
  ...(['PaymentLinkPaymentAnnounced', 'PaymentLinkPaymentRefused'] as const),
];

/** Carries on with what has arrived, what is taken back, reconciled and set aside, and with payments by links; records what came of it. */
export function collectionsProcess(deps: Needed): Process {
  return {
    name: 'deposits',
    starts: ({ type }) => Object.hasOwn(STEPS, type),
    ends: (event) => ((ENDS as readonly string[]).includes(event.type) ? event.causation : null),
    resume: async (recorded) => {
      const step = STEPS[recorded.type as CollectionsEvent['type']];
      if (step === undefined) throw new Error(`${recorded.type} begins nothing`);
      return step(deps, recorded);
    },
  };
}

async function resume(deps: Needed, recorded: RecordedEvent): Promise<Finished<unknown, unknown>> {
  const event = domainEventOf<Start>(recorded);
  switch (event.type) {
    case 'DepositReceived': {
      const { receipt } = event.data;
      const answer = await ask(deps, recorded, postingOf(deps, recorded, postingsOf(receipt)));
      if (answer.kind === 'rejected') {
        const { rejection } = answer;
        return { kind: 'rejected', rejection, unit: end(deps, recorded, rejectDeposit(receipt, rejection)) };
      }
      const completed = completeDeposit(receipt, answer.view);
      return { kind: 'done', view: completed.data.deposit, unit: end(deps, recorded, completed) };
    }
    case 'DepositReturnRequested': {
      const { deposit, book } = event.data;
      const ended = returned(deposit, await askSurely(deps, recorded, postingOf(deps, recorded, returnPostings(deposit, book))));
      return { kind: 'done', view: ended.data.deposit, unit: end(deps, recorded, ended) };
    }
    case 'FundsReceived': {
      const { funds } = event.data;
      await askSurely(deps, recorded, postingOf(deps, recorded, suspensePostings(funds)));
      return { kind: 'done', view: funds, unit: end(deps, recorded, { type: 'FundsSuspended', data: { funds } }) };
    }
    case 'FundsReturnRequested': {
      const { funds } = event.data;
      const ended = fundsReturned(funds, await askSurely(deps, recorded, postingOf(deps, recorded, fundsReturnPostings(funds))));
      return { kind: 'done', view: ended.data.funds, unit: end(deps, recorded, ended) };
    }
  }
}

/** Only a receipt may be refused: the ledger refuses neither what the world imposes nor what moves between the world and the house. */
function postingOf(deps: Needed, { stream, revision }: RecordedEvent, payload: PostTransactionsPayload) {
  // A stream may ask the ledger several times; the first event's command has had this id since before it could.
  const id = { base: stream.slice('deposit-'.length), label: revision === 0 ? 'post' : `post-${revision}` };
  return { ...posting(deps, payload), ...id };
}

/** Nothing is appended to a stream while the ledger is asked, so the intent is still its last event. */
function end({ now }: Needed, recorded: RecordedEvent, event: DepositEvent) {
  const head = { stream: recorded.stream, revision: recorded.revision };
  return unitOf({ context: contextOfEnd(recorded, now()), head, events: [event], project: collectionsRows });
}
