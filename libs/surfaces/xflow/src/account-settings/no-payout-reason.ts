import { NO_PAYOUT_REASONS, type NoPayoutReason } from '@corridor/contracts/accounts';

/** Why nothing is paid out, as this API says it. */
export const REASON_CODES = {
  account_not_activated: 'account_not_activated',
  platform_hold: 'platform_hold',
  operator_hold: 'xflow_hold',
} as const satisfies Readonly<Record<NoPayoutReason, string>>;

export type ReasonCode = (typeof REASON_CODES)[NoPayoutReason];

export const ALL_REASON_CODES: readonly ReasonCode[] = NO_PAYOUT_REASONS.map((reason) => REASON_CODES[reason]);

/** Reads a code that a DTO has let through. */
export function reasonOf(code: ReasonCode): NoPayoutReason {
  const reason = NO_PAYOUT_REASONS.find((each) => REASON_CODES[each] === code);
  if (reason === undefined) throw new Error(`a DTO let ${code} through, which is no reason`);
  return reason;
}
