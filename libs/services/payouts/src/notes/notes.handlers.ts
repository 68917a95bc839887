import type { Command } from '@corridor/contracts';
import { changedMetadata } from '@corridor/contracts/accounts';
import { type ListedPayout, NotePayout, type NotePayoutPayload, type NotePayoutRejection, type PayoutsEvent } from '@corridor/contracts/payouts';
import { contextOfCommand, HandleCommand, type Handled, loadStream, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { PAYOUTS_DEPS, type PayoutsDeps } from '../payouts.deps.js';
import { payoutsRows } from '../read/payouts.projection.js';
import { PgPayoutsQueries } from '../read/payouts.queries.js';

/** What clients note on payouts of either kind: in a stream of its own, so that it never comes between a payout's steps. */
@Controller()
export class NotesHandlers {
  private readonly payouts: PgPayoutsQueries;

  constructor(@Inject(PAYOUTS_DEPS) private readonly deps: PayoutsDeps) {
    this.payouts = new PgPayoutsQueries(deps);
  }

  @HandleCommand(NotePayout)
  async note(command: Command<NotePayoutPayload>): Promise<Handled<ListedPayout, NotePayoutRejection>> {
    const { payoutId, metadata: change } = command.payload;
    const payout = await this.payouts.payout(command.scope, payoutId);
    if (payout === null) return { kind: 'rejected', rejection: { reason: 'payout_not_found', payout: payoutId } };
    const head = await loadStream<Extract<PayoutsEvent, { type: 'PayoutNoted' }>>(this.deps.store, `payout-notes-${payoutId}`, command.scope);
    const metadata = changedMetadata(head.events.at(-1)?.data.metadata ?? {}, change);
    if (metadata === null) return { kind: 'rejected', rejection: { reason: 'metadata_too_large' } };
    const event: PayoutsEvent = { type: 'PayoutNoted', data: { payoutId, metadata } };
    return { kind: 'done', unit: unitOf({ context: contextOfCommand(command), head, events: [event], project: payoutsRows }), view: { ...payout, metadata } };
  }
}
