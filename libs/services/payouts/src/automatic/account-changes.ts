import { type AccountId, idOf, type PublicEvent, publicType } from '@corridor/contracts';
import type { PartyRecord, PartySettingsRecord, PayoutAddressRecord } from '@corridor/contracts/accounts';
import { type EventHandler, setTimer } from '@corridor/messaging';
import { reviewTimer } from './automatic.timers.js';

const SETTINGS_CHANGED = publicType('accounts', 'PartySettingsChanged');
const ACTIVATED = publicType('accounts', 'PartyActivated');
const HELD = publicType('accounts', 'PartyHeld');
const ADDRESS_REGISTERED = publicType('accounts', 'PayoutAddressRegistered');

/** Whose schedule an event may change: whether, when and where an account is paid out. Null for every other event. */
function accountOf({ type, data }: PublicEvent): AccountId | null {
  switch (type) {
    case SETTINGS_CHANGED:
      return (data as { readonly settings: PartySettingsRecord }).settings.party;
    case ACTIVATED:
    case HELD:
      return (data as { readonly party: PartyRecord }).party.id;
    case ADDRESS_REGISTERED:
      return (data as { readonly address: PayoutAddressRecord }).address.account;
    default:
      return null;
  }
}

/** Has the schedule of an account looked at again when something has changed for it. Looking twice does no harm. */
export const reviewOnChange: EventHandler = async (event: PublicEvent) => {
  const account = accountOf(event);
  if (account === null) return null;
  const context = { scope: { tenant: idOf<'tenant'>(event.tenant), mode: event.mode }, correlation: event.correlationid, from: event.time };
  return { appends: [], rows: [setTimer(reviewTimer(account, event.id, context))] };
};
