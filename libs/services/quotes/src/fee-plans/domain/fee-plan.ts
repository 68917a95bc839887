import type { FeePlanId } from '@corridor/contracts';
import type { FeePlanType, FeePlanView, QuotesEvent } from '@corridor/contracts/quotes';

export type FeePlanEvent = Extract<QuotesEvent, { type: 'FeePlanCreated' | 'FeePlanUpdated' }>;

/** All plans that an account has had, by their ids. At most one of each type is activated. */
export type FeePlans = ReadonlyMap<FeePlanId, FeePlanView>;

export const NO_PLANS: FeePlans = new Map();

export function evolve(plans: FeePlans, { type, data }: FeePlanEvent): FeePlans {
  const changed = type === 'FeePlanCreated' && data.superseded !== null ? [data.superseded, data.plan] : [data.plan];
  return new Map([...plans, ...changed.map((plan) => [plan.id, plan] as const)]);
}

export function plansOf(events: readonly FeePlanEvent[]): FeePlans {
  return events.reduce(evolve, NO_PLANS);
}

/** The plan that holds for the account now; null when it never had one of that type. */
export function activePlan(plans: FeePlans, type: FeePlanType): FeePlanView | null {
  return [...plans.values()].find((plan) => plan.type === type && plan.status === 'activated') ?? null;
}
