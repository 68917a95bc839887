import { type Command, moneyOf, type ReceivableId } from '@corridor/contracts';
import {
  type AllocationEvent,
  type AllocationIntent,
  CreditReceivables,
  type CreditReceivablesPayload,
  type CreditReceivablesRejection,
  DebitReceivables,
  type DebitedReceivables,
  type DebitReceivablesPayload,
  type DebitReceivablesRejection,
  totalOf,
} from '@corridor/contracts/collections';
import { appendOf, contextOfCommand, HandleCommand, type Handled, StillUnknown, transactionIdFor } from '@corridor/messaging';
import { readAmount } from '@corridor/money';
import { Controller, Inject } from '@nestjs/common';
import { COLLECTIONS_DEPS, type CollectionsDeps } from '../collections.deps.js';
import { allocate, chargeWhatLeft, credited, type ReceivableStep } from './domain/allocate.decide.js';
import { printed } from './domain/receivable.js';
import { obstacleOf } from './parties.js';
import { availableTo, fewAtATime, waitingOf } from './waiting.js';
import { knownReceivable, loadAllocation, receivablePart, stillAt, unitOfParts } from './receivables.streams.js';

/** What payouts ask: in one order for each account. */
@Controller()
export class AllocationsHandlers {
  constructor(@Inject(COLLECTIONS_DEPS) private readonly deps: CollectionsDeps) {}

  /** A payout that has been refused may ask again. The receivables are read before the balance, so that one can only seem to have more. */
  @HandleCommand(DebitReceivables)
  async debit(command: Command<DebitReceivablesPayload>): Promise<Handled<DebitedReceivables, DebitReceivablesRejection>> {
    const { payload: { payoutId, accountId, currency, eligibleBy, least }, scope, issuedAt: at } = command;
    const nothing = { kind: 'rejected', rejection: { reason: 'nothing_to_pay_out', account: accountId, currency } } as const;
    const stream = await loadAllocation(this.deps, scope, payoutId);
    const last = stream.events.at(-1);
    if (last?.type === 'AllocationMade' || last?.type === 'AllocationCredited') return { kind: 'done', unit: unitOfParts([]), view: viewOf(last.data.allocation), object: payoutId };
    // There may be something for the payout already; it is asked again once the ledger has said so.
    if (last?.type === 'AllocationRequested') throw new StillUnknown(`the ledger has not answered yet for what payout ${payoutId} takes`);
    const waiting = await waitingOf(this.deps, scope, accountId, currency);
    const book = waiting[0]?.receivable.book ?? null;
    if (book === null) return nothing;
    const left = chargeWhatLeft(waiting.map(({ receivable }) => receivable), await availableTo(this.deps, scope, accountId, currency), currency);
    const paymentFor = (id: ReceivableId) => transactionIdFor(payoutId, `debit-${id}-${stream.revision + 1}`);
    const { steps, allocations } = allocate(left.map(({ receivable }) => receivable), { payout: payoutId, eligibleBy, paymentFor });
    if (allocations.length === 0) return nothing;
    const total = { currency, amount: printed(totalOf(allocations, currency), currency) };
    if (least !== undefined && moneyOf(total).amount < moneyOf(least).amount) return { kind: 'rejected', rejection: { reason: 'less_to_pay_out', account: accountId, total, least } };
    const allocation: AllocationIntent = { payout: payoutId, account: accountId, book, currency, allocations, requestedAt: at };
    const asked = { appends: [appendOf(contextOfCommand(command), stream, [{ type: 'AllocationRequested', data: { allocation } }])], rows: [] };
    const parts = waiting.map(({ head }, index) => {
      const events = [...eventsOf(left, index), ...eventsOf(steps, index)];
      return events.length === 0 ? stillAt(head) : receivablePart(contextOfCommand(command), head, events);
    });
    return { kind: 'started', unit: unitOfParts([asked, ...parts]), object: payoutId };
  }

  /** The sender has posted what is available again. */
  @HandleCommand(CreditReceivables)
  async credit(command: Command<CreditReceivablesPayload>): Promise<Handled<{ payoutId: CreditReceivablesPayload['payoutId'] }, CreditReceivablesRejection>> {
    const { payload: { payoutId, credits }, scope, issuedAt: at } = command;
    const stream = await loadAllocation(this.deps, scope, payoutId);
    const made = stream.events.findLast((event) => event.type === 'AllocationMade');
    if (made === undefined) return { kind: 'rejected', rejection: { reason: 'payout_never_debited', payout: payoutId } };
    const { allocation } = made.data;
    const back = creditsOf(stream.events, allocation, credits);
    const context = contextOfCommand(command);
    const parts = await fewAtATime(back, async ({ receivable: id, amount }) => {
      const { head, receivable } = await knownReceivable(this.deps, scope, id);
      return receivablePart(context, head, credited(receivable, { payout: payoutId, amount }, { obstacle: await obstacleOf(this.deps.accounts, scope, receivable), at }));
    });
    const noted = { appends: [appendOf(context, stream, [{ type: 'AllocationCredited', data: { allocation, credits: back } }])], rows: [] };
    return { kind: 'done', unit: unitOfParts([noted, ...parts]), view: { payoutId }, object: payoutId };
  }
}

function eventsOf(steps: readonly ReceivableStep[], index: number) {
  return steps[index]?.events ?? [];
}

function viewOf({ currency, allocations }: AllocationIntent): DebitedReceivables {
  return { total: { currency, amount: printed(totalOf(allocations, currency), currency) }, allocations };
}

/** What each receivable gets back: at most what it gave and has not got back. */
function creditsOf(events: readonly AllocationEvent[], { allocations, currency }: AllocationIntent, credits: CreditReceivablesPayload['credits']) {
  const before = events.flatMap((event) => (event.type === 'AllocationCredited' ? event.data.credits : []));
  return allocations.flatMap((allocation) => {
    const ofIt = ({ receivable }: { readonly receivable: ReceivableId }) => receivable === allocation.receivable;
    const most = readAmount(allocation.amount, currency) - totalOf(before.filter(ofIt), currency);
    const wanted = totalOf(credits.filter(ofIt), currency);
    const amount = wanted < most ? wanted : most;
    return amount > 0n ? [{ ...allocation, amount: printed(amount, currency) }] : [];
  });
}
