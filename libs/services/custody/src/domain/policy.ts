import { type DecimalString, moneyOf, type MoneyView } from '@corridor/contracts';
import type { CustodyEvent, RequestTransferRejection, TransferPolicyView } from '@corridor/contracts/custody';

export type PolicyEvent = Extract<CustodyEvent, { type: 'TransferPolicySet' }>;

/** Where the operator has set none: one approval, and no further rule. */
export const DEFAULT_POLICY: TransferPolicyView = { approvals: 1, maxAmounts: [], allowList: null, travelRuleFrom: [] };

/** Null when the policy lets the amount go to the address. */
export function refusedByPolicy(
  policy: TransferPolicyView,
  { amount, toAddress, namesBeneficiary }: { readonly amount: MoneyView; readonly toAddress: string; readonly namesBeneficiary: boolean },
): RequestTransferRejection | null {
  const asset = amount.currency;
  const most = limitFor(policy.maxAmounts, amount);
  if (most !== null && compare(amount, most) > 0) return { reason: 'amount_over_policy', asset, most: most.amount };
  if (policy.allowList !== null && !policy.allowList.includes(toAddress)) return { reason: 'address_not_allowed' };
  const from = travelRuleFrom(policy, amount);
  return from !== null && !namesBeneficiary ? { reason: 'travel_rule_data_missing', asset, from } : null;
}

/** From which amount on it must be said who receives the money, where this one reaches it; null where it need not. */
function travelRuleFrom(policy: TransferPolicyView, amount: MoneyView): DecimalString | null {
  const from = limitFor(policy.travelRuleFrom, amount);
  return from !== null && compare(amount, from) >= 0 ? from.amount : null;
}

function limitFor(limits: readonly MoneyView[], { currency }: MoneyView): MoneyView | null {
  return limits.find((limit) => limit.currency === currency) ?? null;
}

/** Below, at or above zero, of two amounts of one currency. */
function compare(one: MoneyView, other: MoneyView): number {
  const difference = moneyOf(one).amount - moneyOf(other).amount;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
