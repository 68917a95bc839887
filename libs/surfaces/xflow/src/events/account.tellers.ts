import type { AccountId } from '@corridor/contracts';
import type { AccountsEvent, PartyRecord, PayoutsSwitch } from '@corridor/contracts/accounts';
import { accountIds } from '../ids.js';
import type { TypeOf } from './event-types.js';
import { holderOf, silent, type Tellers, type Telling } from './telling.js';

type AboutAccounts = Extract<AccountsEvent, { readonly type: `Party${string}` }>;

/** What is told of accounts. A partner is never paid out, so a switch is always that of a user or a platform. */
export const ACCOUNT_TELLERS: Tellers<AboutAccounts> = {
  PartyRegistered: silent,
  PartyUpdated: silent,
  PartySubmitted: silent,
  PartyActivated: ({ party, ...rest }) => [told('account.status.activated', party), ...switched(party.id, rest)],
  PartyHeld: ({ party, ...rest }) => [told('account.status.hold', party), ...switched(party.id, rest)],
  PartyDeactivated: silent,
  PartySettingsChanged: ({ settings, ...rest }) => switched(settings.party, rest),
};

function told(type: TypeOf<'account'>, party: Pick<PartyRecord, 'id' | 'type' | 'parent'>): Telling {
  return { type, linkedId: accountIds.print(party.id), account: holderOf(party) };
}

function switched(account: AccountId, { payoutsSwitched }: PayoutsSwitch): readonly Telling[] {
  return payoutsSwitched === undefined ? [] : [{ type: 'account.payouts_enabled.updated', linkedId: accountIds.print(account), account }];
}
