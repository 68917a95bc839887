import { moneyOf, type DecimalString, type MoneyView } from '@corridor/contracts';
import type { CustodyEvent, RequestTransferRejection, TransferPolicyView } from '@corridor/contracts/custody';

export type PolicyEvent = Extract<CustodyEvent, { type: 'TransferPolicySet' }>;

/** Where the operator has set none: one approval, and no further rule. */
export const DEFAULT_POLICY: TransferPolicyView = { approvals: 1, maxAmounts: [], allowList: null, travelRuleFrom: [] };

/** Null when the policy lets the amount go to the address. */
export function refusedByPolicy(
  policy: TransferPolicyView,
  { amount, toAddress, hasBeneficiary }: { readonly amount: MoneyView; readonly toAddress: string; readonly hasBeneficiary: boolean },
): RequestTransferRejection | null {
  const asset = amount.currency;
  const most = limitOf(policy.maxAmounts, amount);
  if (most !== null && most.over) return { reason: 'amount_over_policy', asset, most: most.limit };
  if (policy.allowList !== null && !policy.allowList.includes(toAddress)) return { reason: 'address_not_allowed' };
  return needsTravelRule(policy, amount) && !hasBeneficiary ? { reason: 'travel_rule_data_missing', asset, from: limitOf(policy.travelRuleFrom, amount)?.limit ?? amount.amount } : null;
}

export function needsTravelRule(policy: TransferPolicyView, amount: MoneyView): boolean {
  const from = limitOf(policy.travelRuleFrom, amount);
  return from !== null && (from.over || from.limit === amount.amount);
}

function limitOf(limits: readonly MoneyView[], amount: MoneyView): { readonly limit: DecimalString; readonly over: boolean } | null {
  const limit = limits.find(({ currency }) => currency === amount.currency);
  return limit === undefined ? null : { limit: limit.amount, over: moneyOf(amount).amount > moneyOf(limit).amount };
}
