import { type AccountId, type Command, idOf, type Scope } from '@corridor/contracts';
import {
  CreateFeePlan,
  type CreateFeePlanPayload,
  type CreateFeePlanRejection,
  EstablishFeePlans,
  type EstablishFeePlansPayload,
  type EstablishFeePlansRejection,
  type Fees,
  type FeePlanView,
  UpdateFeePlan,
  type UpdateFeePlanPayload,
  type UpdateFeePlanRejection,
} from '@corridor/contracts/quotes';
import { contextOfCommand, derivedCommandId, HandleCommand, type Handled, loadStream, type StreamHead, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { QUOTES_DEPS, type QuotesDeps } from '../quotes.deps.js';
import { activePlan, type FeePlanEvent, type FeePlans, plansOf } from './domain/fee-plan.js';
import { type Charged, createFeePlan, establishFeePlans, updateFeePlan } from './domain/fee-plan.decide.js';
import { feePlanRows } from './read/fee-plans.projection.js';

interface Loaded {
  readonly head: StreamHead;
  readonly plans: FeePlans;
}

/** The commands on fee plans: load, decide, say what to append. All plans of an account are in one stream. */
@Controller()
export class FeePlansHandlers {
  constructor(@Inject(QUOTES_DEPS) private readonly deps: QuotesDeps) {}

  @HandleCommand(CreateFeePlan)
  async createFeePlan(command: Command<CreateFeePlanPayload>): Promise<Handled<FeePlanView, CreateFeePlanRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const [{ head, plans }, account] = await Promise.all([this.load(scope, payload.accountId), this.charged(scope, payload.accountId)]);
    const decision = createFeePlan(plans, payload, { account, at });
    if (decision.kind === 'rejected') return decision;
    const view = decision.events[0]?.data.plan;
    if (view === undefined) throw new Error('a new plan is an event');
    return { kind: 'done', unit: this.unit(command, head, decision.events), view, object: payload.planId };
  }

  @HandleCommand(EstablishFeePlans)
  async establishFeePlans(command: Command<EstablishFeePlansPayload>): Promise<Handled<EstablishFeePlansPayload, EstablishFeePlansRejection>> {
    const { payload: { accountId }, scope, issuedAt: at } = command;
    const [{ head, plans }, account] = await Promise.all([this.load(scope, accountId), this.charged(scope, accountId)]);
    const inherited = account === null ? null : await this.passedOn(scope, account);
    const decision = establishFeePlans(plans, accountId, { account, inherited, idOf: (type) => idOf(derivedCommandId(accountId, type)), at });
    if (decision.kind === 'rejected') return decision;
    const unit = decision.events.length === 0 ? { appends: [], rows: [] } : this.unit(command, head, decision.events);
    return { kind: 'done', unit, view: { accountId } };
  }

  @HandleCommand(UpdateFeePlan)
  async updateFeePlan(command: Command<UpdateFeePlanPayload>): Promise<Handled<FeePlanView, UpdateFeePlanRejection>> {
    const { payload, scope } = command;
    const { head, plans } = await this.load(scope, payload.accountId);
    const decision = updateFeePlan(plans, payload);
    if (decision.kind === 'rejected') return decision;
    const view = decision.events[0]?.data.plan;
    if (view === undefined) throw new Error('a change of a plan is an event');
    return { kind: 'done', unit: this.unit(command, head, decision.events), view };
  }

  private unit(command: Command, head: StreamHead, events: readonly FeePlanEvent[]) {
    return unitOf({ context: contextOfCommand(command), head, events, project: feePlanRows });
  }

  private async load(scope: Scope, account: AccountId): Promise<Loaded> {
    const head = await loadStream<FeePlanEvent>(this.deps.store, `fee-plans-${account}`, scope);
    return { head, plans: plansOf(head.events) };
  }

  private async charged(scope: Scope, id: AccountId): Promise<Charged | null> {
    return this.deps.accounts.party(scope, id);
  }

  /** What a connected user begins with; null where nobody is above it, or its platform has not begun itself. */
  private async passedOn(scope: Scope, { parent }: Charged): Promise<Fees | null> {
    if (parent === null) return null;
    const { plans } = await this.load(scope, parent);
    return activePlan(plans, 'account_fees_passthrough')?.fees ?? null;
  }
}
