import type { AccountId } from '@corridor/contracts';
import {
  changedMetadata,
  type ChangePartySettingsPayload,
  type ChangePartySettingsRejection,
  type HoldPayoutsPayload,
  type HoldPayoutsRejection,
  type PartySettingsRecord,
  type PayoutSettings,
  type Receiver,
  type SettingsField,
} from '@corridor/contracts/accounts';
import { rejected } from './decision.js';
import type { PartyEvent, PartyState } from './party.js';
import { payoutsSwitch } from './payouts-switch.js';

type Rejected<Rejection = ChangePartySettingsRejection> = { readonly kind: 'rejected'; readonly rejection: Rejection };
type Changed = { readonly kind: 'event'; readonly event: Extract<PartyEvent, { type: 'PartySettingsChanged' }> };

export type SettingsDecision = Changed | Rejected;

export function changeSettings(state: PartyState, payload: ChangePartySettingsPayload): SettingsDecision {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: payload.partyId });
  const { settings, party } = state;
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
  return changedTo(state, changed);
}

/** What the operator stops stays stopped for everybody else; what the platform has said meanwhile holds again afterwards. */
export function holdPayouts(
  state: PartyState,
  { partyId, held }: HoldPayoutsPayload,
): Changed | Rejected<HoldPayoutsRejection> | { readonly kind: 'unchanged'; readonly settings: PartySettingsRecord } {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: partyId });
  const { settings } = state;
  if (settings.payouts === null) return rejected({ reason: 'payouts_of_a_partner', party: partyId });
  const { hold, platformHoldsToo = false, ...schedule } = settings.payouts;
  if (held === (hold === 'operator_hold')) return { kind: 'unchanged', settings };
  const holds: Holds = held ? operatorHold(hold === 'platform_hold') : { hold: platformHoldsToo ? 'platform_hold' : null };
  return changedTo(state, { ...settings, payouts: { ...schedule, ...holds } });
}

function changedTo({ settings: before, party: { status } }: Extract<PartyState, { status: 'known' }>, settings: PartySettingsRecord): Changed {
  return { kind: 'event', event: { type: 'PartySettingsChanged', data: { settings, ...payoutsSwitch({ ...before, status }, { ...settings, status }) } } };
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
  const { weeklyAnchor: weekly = interval === 'weekly' ? before.weeklyAnchor : null, monthlyAnchor: monthly = interval === 'monthly' ? (before.monthlyAnchor ?? null) : null } = change;
  if (weekly !== null && interval !== 'weekly') return rejected({ reason: 'anchor_unfit', anchor: 'weekly', interval });
  if (monthly !== null && interval !== 'monthly') return rejected({ reason: 'anchor_unfit', anchor: 'monthly', interval });
  if (weekly === null && interval === 'weekly') return rejected({ reason: 'anchor_missing', interval });
  if (monthly === null && interval === 'monthly') return rejected({ reason: 'anchor_missing', interval });
  return { interval, weeklyAnchor: weekly, ...(monthly === null ? {} : { monthlyAnchor: monthly }), ...holdsAfter(before, change.enabled) };
}

type Holds = Pick<PayoutSettings, 'hold' | 'platformHoldsToo'>;

/** What the operator holds, no platform lets go. */
function holdsAfter({ hold, platformHoldsToo = false }: PayoutSettings, enabled: boolean | undefined): Holds {
  if (hold === 'operator_hold') return operatorHold(enabled === undefined ? platformHoldsToo : !enabled);
  if (enabled === undefined) return { hold };
  return { hold: enabled ? null : 'platform_hold' };
}

function operatorHold(platformHoldsToo: boolean): Holds {
  return { hold: 'operator_hold', ...(platformHoldsToo ? { platformHoldsToo } : {}) };
}
