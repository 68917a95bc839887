import type { Command, PayoutId, Scope } from '@corridor/contracts';
import {
  type AutomaticPayoutRejection,
  type AutomaticPayoutView,
  HoldAutomaticPayout,
  type HoldAutomaticPayoutPayload,
  PayOutAutomatically,
  type PayOutAutomaticallyPayload,
  type PayOutAutomaticallyRejection,
  ProcessAutomaticPayout,
  type ProcessAutomaticPayoutPayload,
  ReleaseAutomaticPayout,
  ReportAutomaticPayout,
  type ReportAutomaticPayoutPayload,
} from '@corridor/contracts/payouts';
import type { RowWrite } from '@corridor/event-store';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled, type LoadedStream, loadStream, mintId, setTimer, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { estimatedArrival } from '../arrival/estimated-arrival.js';
import { PAYOUTS_DEPS, type PayoutsDeps } from '../payouts.deps.js';
import { payoutsRows } from '../read/payouts.projection.js';
import { askTerms } from './asking-prices.js';
import { automaticReportTimer, automaticStream, processTimer, stepTimerId, type TimerContext } from './automatic.timers.js';
import { type AutomaticEvent, automaticPayoutOf, isKnown } from './domain/automatic-payout.js';
import { holdPayout, payOutAutomatically, processPayout, releasePayout, reportAutomaticPayout } from './domain/automatic-payout.decide.js';
import { payoutBegun } from './domain/schedule.js';
import { loadSchedule, scheduleFacts, scheduleUnit } from './schedules.js';

type Head = LoadedStream<AutomaticEvent>;

/** The commands on automatic payouts: load, decide, say what to append. */
@Controller()
export class AutomaticPayoutsHandlers {
  constructor(@Inject(PAYOUTS_DEPS) private readonly deps: PayoutsDeps) {}

  /** Takes what is due off the account's schedule with the event that begins the payout. */
  @HandleCommand(PayOutAutomatically)
  async payOut(command: Command<PayOutAutomaticallyPayload>): Promise<Handled<AutomaticPayoutView, PayOutAutomaticallyRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { accounts, domesticBanks } = this.deps;
    const [account, settings, addresses, schedule] = await Promise.all([
      accounts.account(scope, payload.accountId),
      accounts.partySettings(scope, payload.accountId),
      accounts.payoutAddresses(scope, { account: payload.accountId, statuses: ['activated'] }, { limit: 1 }),
      loadSchedule(this.deps, scope, payload.accountId),
    ]);
    const address = addresses.kind === 'page' ? (addresses.items[0]?.id ?? null) : null;
    const connected = domesticBanks[scope.mode] !== undefined;
    const facts = { party: account, settings, address, connected, at, expectedArrival: estimatedArrival('neft', 'INR', at) };
    const decision = payOutAutomatically(payload, facts);
    if (decision.kind === 'rejected' || settings === null) return decision as Extract<typeof decision, { kind: 'rejected' }>;
    const begun = payoutBegun(schedule.state, payload, scheduleFacts(this.deps, scope, settings, at));
    const taken = scheduleUnit(command, schedule.head, [begun]);
    const head = { stream: automaticStream(payload.payoutId), revision: -1 };
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: payoutsRows });
    return { kind: 'started', unit: { appends: [...unit.appends, ...taken.appends], rows: [...(unit.rows ?? []), ...(taken.rows ?? [])] }, object: payload.payoutId };
  }

  /** The rate is that of now: prices are asked for before the event that fixes them. */
  @HandleCommand(ProcessAutomaticPayout)
  async process(command: Command<ProcessAutomaticPayoutPayload>): Promise<Handled<AutomaticPayoutView, AutomaticPayoutRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const head = await this.load(scope, payload.payoutId);
    const state = automaticPayoutOf(head.events);
    const terms = state.status === 'initialized' ? await this.terms(scope, state.payout, at) : ({ kind: 'none', why: 'rates_not_available' } as const);
    const decision = processPayout(state, payload.payoutId, terms);
    if (decision.kind === 'rejected') return decision;
    const { event } = decision;
    if (event.type === 'AutomaticPayoutHeld') return this.done(command, head, event, [cancelTimer(stepTimerId(payload.payoutId))]);
    return this.started(command, head, event);
  }

  @HandleCommand(ReportAutomaticPayout)
  async report(command: Command<ReportAutomaticPayoutPayload>): Promise<Handled<AutomaticPayoutView, AutomaticPayoutRejection>> {
    const head = await this.load(command.scope, command.payload.payoutId);
    const decision = reportAutomaticPayout(automaticPayoutOf(head.events), command.payload);
    return decision.kind === 'rejected' ? decision : this.started(command, head, decision.event);
  }

  @HandleCommand(HoldAutomaticPayout)
  async hold(command: Command<HoldAutomaticPayoutPayload>): Promise<Handled<AutomaticPayoutView, AutomaticPayoutRejection>> {
    const { payoutId } = command.payload;
    const head = await this.load(command.scope, payoutId);
    const decision = holdPayout(automaticPayoutOf(head.events), payoutId);
    return decision.kind === 'rejected' ? decision : this.done(command, head, decision.event, [cancelTimer(stepTimerId(payoutId))]);
  }

  /** What waits next is set again, under a name of its own. */
  @HandleCommand(ReleaseAutomaticPayout)
  async release(command: Command<HoldAutomaticPayoutPayload>): Promise<Handled<AutomaticPayoutView, AutomaticPayoutRejection>> {
    const { payoutId } = command.payload;
    const head = await this.load(command.scope, payoutId);
    const decision = releasePayout(automaticPayoutOf(head.events), payoutId);
    if (decision.kind === 'rejected') return decision;
    return this.done(command, head, decision.event, await this.nextOf(command, decision.event.data.payout, `release-${head.revision}`));
  }

  private async nextOf({ scope, correlation, issuedAt: from }: Command, payout: AutomaticPayoutView, step: string): Promise<RowWrite[]> {
    const bank = this.deps.domesticBanks[scope.mode];
    if (bank === undefined) return [];
    const context: TimerContext = { scope, correlation, from };
    if (payout.status === 'initialized') return [setTimer(processTimer(payout.id, bank.processingDelayMs, step, context))];
    const expected = await bank.take(payout);
    return expected === null ? [] : [setTimer(automaticReportTimer(payout, expected, step, context))];
  }

  private async terms(scope: Scope, { accountId, source, amount }: AutomaticPayoutView, at: string) {
    const asked = await askTerms(this.deps.pricing, scope, { accountId, source, destinationCurrency: amount.currency, at });
    if (asked.kind === 'none') return asked;
    const { fee, price } = asked.terms;
    return { ...asked, locked: { fee, price, exchangeRateId: price === null ? null : mintId<'exchange-rate'>(), lockedAt: at } };
  }

  private load(scope: Scope, id: PayoutId): Promise<Head> {
    return loadStream<AutomaticEvent>(this.deps.store, automaticStream(id), scope);
  }

  private started(command: Command<{ readonly payoutId: PayoutId }>, head: Head, event: AutomaticEvent): Extract<Handled<never, never>, { kind: 'started' }> {
    const { payoutId } = command.payload;
    const unit = unitOf({ context: contextOfCommand(command), head, events: [event], project: payoutsRows, rows: [cancelTimer(stepTimerId(payoutId))] });
    return { kind: 'started', unit, object: payoutId };
  }

  private done(command: Command, head: Head, event: AutomaticEvent & { readonly data: { readonly payout: AutomaticPayoutView } }, rows: readonly RowWrite[]): Handled<AutomaticPayoutView, never> {
    const unit = unitOf({ context: contextOfCommand(command), head, events: [event], project: payoutsRows, rows });
    return { kind: 'done', unit, view: event.data.payout };
  }
}

/** Whether a payout is an automatic one that is an object in the scope; its view then. */
export async function findAutomatic({ store }: Pick<PayoutsDeps, 'store'>, scope: Scope, id: PayoutId): Promise<AutomaticPayoutView | null> {
  const state = automaticPayoutOf((await loadStream<AutomaticEvent>(store, automaticStream(id), scope)).events);
  return isKnown(state) ? state.payout : null;
}
