import { noPayoutReason, type PartySettingsView, type PayoutsSwitch } from '@corridor/contracts/accounts';

type PaidOut = Pick<PartySettingsView, 'payouts' | 'status'>;

/** What an event says when an account is paid out from it on, or no longer. Nobody else can tell: it follows from status and settings together. */
export function payoutsSwitch(before: PaidOut, after: PaidOut): { readonly payoutsSwitched?: PayoutsSwitch } {
  const is = isPaidOut(after);
  return isPaidOut(before) === is ? {} : { payoutsSwitched: is ? 'on' : 'off' };
}

function isPaidOut(account: PaidOut): boolean {
  return account.payouts !== null && noPayoutReason(account) === null;
}
