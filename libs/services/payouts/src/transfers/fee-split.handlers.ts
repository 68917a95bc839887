import { type Command, idOf, moneyOf, type MoneyView, type PayoutId, type Scope } from '@corridor/contracts';
import { type BookTransferView, type PayoutFeeSplit, type PayoutsEvent, SplitPayoutFee, type SplitPayoutFeePayload, type SplitPayoutFeeRejection } from '@corridor/contracts/payouts';
import { contextOfCommand, derivedCommandId, HandleCommand, type Handled, loadStream, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { PAYOUTS_DEPS, type PayoutsDeps } from '../payouts.deps.js';
import { feeSplitOf } from './fee-split.js';
import { type TransfersEvent, transferRows } from './read/transfers.projection.js';
import { transferStream } from './transfers.timers.js';

const NOTHING = { appends: [], rows: [] };

/** Begins what follows from the fees of a payout, for its platform; the process carries it on. One payout's fee is split once. */
@Controller()
export class FeeSplitHandlers {
  constructor(@Inject(PAYOUTS_DEPS) private readonly deps: PayoutsDeps) {}

  @HandleCommand(SplitPayoutFee)
  async split(command: Command<SplitPayoutFeePayload>): Promise<Handled<PayoutFeeSplit, SplitPayoutFeeRejection>> {
    const { payload, scope } = command;
    const { payoutId, platformId, feePayment, accountId } = payload;
    const split = feeSplitOf(payload);
    if (split.kind === 'even') return { kind: 'done', unit: NOTHING, view: { payoutId, transferId: null } };
    const platform = await this.deps.accounts.party(scope, platformId);
    if (platform === null) return { kind: 'rejected', rejection: { reason: 'account_not_found', account: platformId } };
    const { book } = platform;
    if (split.kind === 'earned') {
      const transfer = earnedTransfer(payload, { amount: split.amount, book, at: command.issuedAt });
      const unit = await this.unit(command, transferStream(transfer.id), { type: 'BookTransferRequested', data: { transfer } });
      return { kind: 'done', unit, view: { payoutId, transferId: transfer.id } };
    }
    const isFree = moneyOf(payload.fee).amount === 0n;
    const advance = { payoutId, accountId, platformId, amount: split.amount, book, feePayment: isFree ? null : feePayment };
    return { kind: 'done', unit: await this.unit(command, feeAdvanceStream(payoutId), { type: 'FeeAdvanceRequested', data: { advance } }), view: { payoutId, transferId: null } };
  }

  /** Nothing where the stream has begun already. */
  private async unit(command: Command, stream: string, event: TransfersEvent) {
    const head = await loadStream<PayoutsEvent>(this.deps.store, stream, command.scope satisfies Scope);
    return head.revision === -1 ? unitOf({ context: contextOfCommand(command), head, events: [event], project: transferRows }) : NOTHING;
  }
}

export function feeAdvanceStream(payout: PayoutId): string {
  return `fee-advance-${payout}`;
}

function earnedTransfer(
  { payoutId, platformId }: SplitPayoutFeePayload,
  { amount, book, at }: { readonly amount: MoneyView; readonly book: BookTransferView['book']; readonly at: string },
): BookTransferView {
  return {
    id: idOf(derivedCommandId(payoutId, 'platform_fee_payout')),
    type: 'platform_fee_payout',
    status: 'initialized',
    from: { accountId: null, ...amount },
    to: { accountId: platformId, ...amount },
    exchange: null,
    owner: platformId,
    concerns: [platformId],
    payoutId,
    book,
    description: null,
    metadata: {},
    createdAt: at,
    completedAt: null,
    failedAt: null,
  };
}
