import type { Mode } from '@corridor/contracts';
import { noPayoutReason, type PartySettingsView } from '@corridor/contracts/accounts';
import { accountIds, accountSettingIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { AccountSettingObject, PayoutSettingsObject } from './account-setting.object.js';
import { REASON_CODES } from './no-payout-reason.js';
import { byName } from './receivers.js';

export function settingsToWire(settings: PartySettingsView, mode: Mode): AccountSettingObject {
  const { party, receives, currencies } = settings;
  return {
    account_id: accountIds.print(party),
    address: receives === null ? null : byName(receives),
    address_currency: currencies === null ? null : byName(currencies),
    created: wireTime(settings.createdAt),
    id: accountSettingIds.print(party),
    livemode: mode === 'live',
    metadata: metadataToWire(settings.metadata),
    object: 'account_setting',
    payouts: payoutsToWire(settings),
  };
}

function payoutsToWire(settings: PartySettingsView): PayoutSettingsObject | null {
  const { payouts } = settings;
  if (payouts === null) return null;
  const reason = noPayoutReason(settings);
  return {
    enabled: reason === null,
    interval: payouts.interval,
    monthly_anchor: payouts.monthlyAnchor ?? null,
    reason_code_not_enabled: reason === null ? null : REASON_CODES[reason],
    weekly_anchor: payouts.weeklyAnchor,
  };
}
