import type { AccountId } from '@corridor/contracts';
import type {
  ChangePartySettingsPayload,
  ChangePartySettingsRejection,
  PartySettingsRecord,
  PayoutHold,
  PayoutSettings,
  Receiver,
  SettingsField,
} from '@corridor/contracts/accounts';
import { rejected } from './decision.js';
import { changedMetadata } from './metadata.js';
import type { PartyEvent, PartyState } from './party.js';
import { payoutsSwitch } from './payouts-switch.js';

type Rejected = { readonly kind: 'rejected'; readonly rejection: ChangePartySettingsRejection };

export type SettingsDecision = { readonly kind: 'event'; readonly event: Extract<PartyEvent, { type: 'PartySettingsChanged' }> } | Rejected;

export function changeSettings(state: PartyState, payload: ChangePartySettingsPayload): SettingsDecision {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: payload.partyId });
  const { settings, party } = state;
  const { status } = party;
  const field = closedField(settings, payload, party.parent);
  if (field !== null) return rejected({ reason: 'setting_not_editable', field, type: settings.type });
  const payouts = settings.payouts === null ? null : payoutsAfter(settings.payouts, payload.payouts ?? {});
  if (payouts !== null && 'kind' in payouts) return payouts;
  const metadata = changedMetadata(settings.metadata, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const changed: PartySettingsRecord = {
    ...settings,
    receives: settings.receives === null ? null : { ...settings.receives, ...payload.receives },
    currencies: settings.currencies === null ? null : { ...settings.currencies, ...payload.currencies },
    payouts,
    metadata,
  };
  return { kind: 'event', event: { type: 'PartySettingsChanged', data: { settings: changed, ...payoutsSwitch({ ...settings, status }, { ...changed, status }) } } };
}

/** The first setting that the account has not, or that is not for its client to change. */
function closedField(settings: PartySettingsRecord, { receives = {}, currencies = {}, payouts }: ChangePartySettingsPayload, parent: AccountId | null): SettingsField | null {
  const hasNot = (receiver: Receiver) => settings.receives === null || settings.receives[receiver] === null;
  const receiver = (Object.keys(receives) as Receiver[]).find(hasNot);
  if (receiver !== undefined) return { receives: receiver };
  const currency = (Object.keys(currencies) as Receiver[]).find(hasNot);
  if (currency !== undefined) return { currencies: currency };
  if (payouts !== undefined && settings.payouts === null) return 'payouts';
  // A platform decides for its users whether they are paid out; for it, and for a direct user, its operator does.
  return payouts?.enabled !== undefined && parent === null ? 'payoutsEnabled' : null;
}

function payoutsAfter(before: PayoutSettings, change: NonNullable<ChangePartySettingsPayload['payouts']>): PayoutSettings | Rejected {
  const interval = change.interval ?? before.interval;
  if (change.weeklyAnchor !== undefined && interval !== 'weekly') return rejected({ reason: 'anchor_unfit', anchor: 'weekly', interval });
  if (change.monthlyAnchor !== undefined && interval !== 'monthly') return rejected({ reason: 'anchor_unfit', anchor: 'monthly', interval });
  const weeklyAnchor = interval === 'weekly' ? (change.weeklyAnchor ?? before.weeklyAnchor) : null;
  const monthlyAnchor = interval === 'monthly' ? (change.monthlyAnchor ?? before.monthlyAnchor) : undefined;
  if (interval === 'weekly' && weeklyAnchor === null) return rejected({ reason: 'anchor_missing', interval });
  if (interval === 'monthly' && monthlyAnchor === undefined) return rejected({ reason: 'anchor_missing', interval });
  return { interval, weeklyAnchor, ...(monthlyAnchor === undefined ? {} : { monthlyAnchor }), hold: holdAfter(before.hold, change.enabled) };
}

/** What the operator holds, no platform lets go. */
function holdAfter(before: PayoutHold | null, enabled: boolean | undefined): PayoutHold | null {
  if (enabled === undefined || before === 'operator_hold') return before;
  return enabled ? null : 'platform_hold';
}
