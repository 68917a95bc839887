import type { Command, PayoutId, Scope } from '@corridor/contracts';
import {
  CancelPayout,
  type CancelPayoutPayload,
  type CancelPayoutRejection,
  CreatePayout,
  type CreatePayoutPayload,
  type CreatePayoutRejection,
  type PayoutStatus,
  payoutStatusOf,
  type PayoutView,
  ReportPayout,
  type ReportPayoutPayload,
  type ReportPayoutRejection,
} from '@corridor/contracts/payouts';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled, type LoadedStream, loadStream, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { estimatedArrival } from './arrival/estimated-arrival.js';
import { findAutomatic } from './automatic/automatic.handlers.js';
import { type PayoutEvent, payoutOf } from './domain/payout.js';
import { cancelPayout, createPayout, type Decision, type EventOf, reportPayout } from './domain/payout.decide.js';
import { PAYOUTS_DEPS, type PayoutsDeps } from './payouts.deps.js';
import { payoutStream, reportTimerId } from './payouts.timers.js';
import { payoutsRows } from './read/payouts.projection.js';

/** Every command of the service: load, decide, say what to append. */
@Controller()
export class PayoutsHandlers {
  constructor(@Inject(PAYOUTS_DEPS) private readonly deps: PayoutsDeps) {}

  /** Reads no stream: that the payout is new is what its stream's expected revision says. */
  @HandleCommand(CreatePayout)
  async createPayout(command: Command<CreatePayoutPayload>): Promise<Handled<PayoutView, CreatePayoutRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { accounts, banks, fees } = this.deps;
    const [account, beneficiary] = await Promise.all([
      accounts.account(scope, payload.accountId),
      accounts.beneficiary(scope, payload.beneficiaryId),
    ]);
    const connected = banks[scope.mode] !== undefined;
    const decision = createPayout(payload, { account, beneficiary, fees, connected, at, arrival: estimatedArrival });
    if (decision.kind === 'rejected') return decision;
    const head = { stream: payoutStream(payload.payoutId), revision: -1 };
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: payoutsRows });
    return { kind: 'started', unit, object: payload.payoutId };
  }

  @HandleCommand(CancelPayout)
  async cancelPayout(command: Command<CancelPayoutPayload>): Promise<Handled<PayoutView, CancelPayoutRejection>> {
    const { payoutId: payout } = command.payload;
    const head = await this.load(payout, command.scope);
    const automatic = await this.automaticStatus(command.scope, head, payout);
    if (automatic !== null) return { kind: 'rejected', rejection: { reason: 'payout_not_cancellable', payout, status: automatic } };
    const decision = cancelPayout(payoutOf(head.events), payout);
    if (decision.kind === 'rejected') return decision;
    const stopped = (await this.deps.banks[command.scope.mode]?.stop(decision.event.data.payout)) ?? false;
    if (!stopped) return { kind: 'rejected', rejection: { reason: 'payout_not_cancellable', payout, status: 'processing' } };
    return this.reported(command, head, decision);
  }

  @HandleCommand(ReportPayout)
  async reportPayout(command: Command<ReportPayoutPayload>): Promise<Handled<PayoutView, ReportPayoutRejection>> {
    const { payoutId: payout, report } = command.payload;
    const head = await this.load(payout, command.scope);
    const status = await this.automaticStatus(command.scope, head, payout);
    if (status !== null) return { kind: 'rejected', rejection: { reason: 'payout_report_impossible', payout, status, reported: report.kind } };
    return this.reported(command, head, reportPayout(payoutOf(head.events), command.payload));
  }

  /** How an automatic payout stands in the words of those that were asked for; null for every other. Nobody cancels it, and its bank reports otherwise. */
  private async automaticStatus(scope: Scope, { revision }: LoadedStream<PayoutEvent>, id: PayoutId): Promise<PayoutStatus | null> {
    const automatic = revision === -1 ? await findAutomatic(this.deps, scope, id) : null;
    return automatic === null ? null : payoutStatusOf(automatic.status);
  }

  private load(id: PayoutId, scope: Scope): Promise<LoadedStream<PayoutEvent>> {
    return loadStream<PayoutEvent>(this.deps.store, payoutStream(id), scope);
  }

  /** Whoever reports first is the one who counts: a report that was still expected is not made any more. */
  private reported<Rejection>(
    command: Command,
    head: LoadedStream<PayoutEvent>,
    decision: Decision<EventOf<'PayoutReported'>, Rejection>,
  ): Handled<PayoutView, Rejection> {
    if (decision.kind === 'rejected') return decision;
    const { id } = decision.event.data.payout;
    const rows = [cancelTimer(reportTimerId(id))];
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: payoutsRows, rows });
    return { kind: 'started', unit, object: id };
  }
}
