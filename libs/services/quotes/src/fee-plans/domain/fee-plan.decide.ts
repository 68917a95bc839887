import type { AccountId, FeePlanId } from '@corridor/contracts';
import { changedMetadata, type PartyView } from '@corridor/contracts/accounts';
import type {
  CreateFeePlanPayload,
  CreateFeePlanRejection,
  EstablishFeePlansRejection,
  Fees,
  FeePlanType,
  FeePlanView,
  UpdateFeePlanPayload,
  UpdateFeePlanRejection,
} from '@corridor/contracts/quotes';
import { activePlan, type FeePlanEvent, type FeePlans } from './fee-plan.js';
import { feesProblem } from './fees-problem.js';
import { STANDARD_FEES } from './standard-fees.js';

type Decision<Type extends FeePlanEvent['type'], Rejection> =
  | { readonly kind: 'events'; readonly events: readonly Extract<FeePlanEvent, { type: Type }>[] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** What is to be known of whom a plan is for. */
export type Charged = Pick<PartyView, 'id' | 'type' | 'parent'>;

/** A plan takes the place of the one of its type at the moment at which it is made. */
export function createFeePlan(
  plans: FeePlans,
  payload: CreateFeePlanPayload,
  { account, at }: { readonly account: Charged | null; readonly at: string },
): Decision<'FeePlanCreated', CreateFeePlanRejection> {
  const { planId: id, accountId, type, fees } = payload;
  if (account === null) return rejected({ reason: 'fee_plan_account_not_found', account: accountId });
  if (!typesOf(account).includes(type)) return rejected({ reason: 'fee_plan_account_of_wrong_type', type: account.type });
  const problem = feesProblem(fees);
  if (problem !== null) return rejected(problem);
  const metadata = changedMetadata({}, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const before = activePlan(plans, type);
  const superseded: FeePlanView | null = before === null ? null : { ...before, status: 'deactivated', validTo: at };
  const plan = { ...newPlan(account, { id, type, fees, at }), metadata };
  return { kind: 'events', events: [{ type: 'FeePlanCreated', data: { plan, superseded } }] };
}

/** What an account begins with: the standard fees, or what its platform passes on (`inherited`) at that moment. */
export function establishFeePlans(
  plans: FeePlans,
  accountId: AccountId,
  facts: { readonly account: Charged | null; readonly inherited: Fees | null; readonly idOf: (type: FeePlanType) => FeePlanId; readonly at: string },
): Decision<'FeePlanCreated', EstablishFeePlansRejection> {
  const { account, inherited, idOf, at } = facts;
  if (account === null) return rejected({ reason: 'fee_plan_account_not_found', account: accountId });
  const missing = typesOf(account).filter((type) => activePlan(plans, type) === null);
  const fees = inherited ?? STANDARD_FEES;
  return {
    kind: 'events',
    events: missing.map((type) => ({ type: 'FeePlanCreated', data: { plan: newPlan(account, { id: idOf(type), type, fees, at }), superseded: null } })),
  };
}

export function updateFeePlan(plans: FeePlans, { planId, metadata: change }: UpdateFeePlanPayload): Decision<'FeePlanUpdated', UpdateFeePlanRejection> {
  const plan = plans.get(planId);
  if (plan === undefined) return rejected({ reason: 'fee_plan_not_found', plan: planId });
  const metadata = changedMetadata(plan.metadata, change);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  return { kind: 'events', events: [{ type: 'FeePlanUpdated', data: { plan: { ...plan, metadata } } }] };
}

/** Which plans an account has: a partner none, for what it does is charged to whom it pays. */
function typesOf({ type }: Charged): readonly FeePlanType[] {
  switch (type) {
    case 'platform':
      return ['account_fees', 'account_fees_passthrough'];
    case 'user':
      return ['account_fees'];
    case 'partner':
      return [];
  }
}

function newPlan(
  account: Charged,
  { id, type, fees, at }: { readonly id: FeePlanId; readonly type: FeePlanType; readonly fees: Fees; readonly at: string },
): FeePlanView {
  return { id, accountId: account.id, parent: account.parent, type, status: 'activated', fees, validFrom: at, validTo: null, metadata: {}, createdAt: at };
}

function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
