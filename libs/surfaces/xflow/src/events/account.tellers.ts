import type { AccountId } from '@corridor/contracts';
import type { AccountsEvent, PartyRecord, PayoutsSwitch } from '@corridor/contracts/accounts';
import { accountIds } from '../ids.js';
import type { TypeOf } from './event-types.js';
import { holderOf, silent, type Tellers, type Telling } from './telling.js';

type AboutAccounts = Extract<AccountsEvent, { readonly type: `Party${string}` | `Receiving${string}` }>;

/** What is told of accounts. A partner is never paid out, so a switch is always that of a user or a platform. */
export const ACCOUNT_TELLERS: Tellers<AboutAccounts> = {
  PartyRegistered: silent,
  PartyUpdated: silent,
  PartySubmitted: silent,
  PartyActivated: ({ party, payoutsSwitched }) => [told('account.status.activated', party), ...switched(party.id, payoutsSwitched)],
  PartyHeld: ({ party, payoutsSwitched }) => [told('account.status.hold', party), ...switched(party.id, payoutsSwitched)],
  PartyDeactivated: silent,
  ReceivingRequested: silent,
  ReceivingProcessing: silent,
  ReceivingActivated: ({ party }) => [told('account.address.activated', party)],
  ReceivingDeactivated: silent,
  PartySettingsChanged: ({ settings, payoutsSwitched }) => switched(settings.party, payoutsSwitched),
};

function told(type: TypeOf<'account'>, party: Pick<PartyRecord, 'id' | 'type' | 'parent'>): Telling {
  return { type, linkedId: accountIds.print(party.id), account: holderOf(party) };
}

function switched(account: AccountId, payouts: PayoutsSwitch | undefined): readonly Telling[] {
  return payouts === undefined ? [] : [{ type: 'account.payouts_enabled.updated', linkedId: accountIds.print(account), account }];
}
