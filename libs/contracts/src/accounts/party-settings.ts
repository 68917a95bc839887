import type { Currency } from '@corridor/money';
import { commandType } from '../commands.js';
import type { AccountId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { Metadata, MetadataChange } from './metadata.js';
import type { PartyStatus, PartyType } from './parties.js';

/** Who can have addresses to receive money at, seen from the account whose settings these are. */
export const RECEIVERS = ['connectedUser', 'connectedUserPartner', 'partner', 'platform', 'user'] as const;
export type Receiver = (typeof RECEIVERS)[number];

/** In which currencies addresses to receive money are made. */
export const RECEIVING_CURRENCIES = ['AED', 'AUD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'NOK', 'PLN', 'SEK', 'SGD', 'USD'] as const satisfies readonly Currency[];
export type ReceivingCurrency = (typeof RECEIVING_CURRENCIES)[number];

export const PAYOUT_INTERVALS = ['daily', 'weekly', 'monthly'] as const;
export type PayoutInterval = (typeof PAYOUT_INTERVALS)[number];

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Why nothing is paid out, beside an account that is not activated. */
export type PayoutHold = 'platform_hold' | 'operator_hold';

export const NO_PAYOUT_REASONS = ['account_not_activated', 'platform_hold', 'operator_hold'] as const;
export type NoPayoutReason = (typeof NO_PAYOUT_REASONS)[number];

export interface PayoutSettings {
  readonly interval: PayoutInterval;
  /** Of a weekly interval. */
  readonly weeklyAnchor: Weekday | null;
  /**
   * Of a monthly interval: 1 to 31; in shorter months the last day.
   * @type integer
   */
  readonly monthlyAnchor?: number;
  readonly hold: PayoutHold | null;
  /** Beneath the operator's hold the platform holds payouts too, or has them held since. */
  readonly platformHoldsToo?: boolean;
}

/** Whether addresses are there by default; null for whom the account can't have. */
export interface Receives {
  readonly connectedUser: boolean | null;
  readonly connectedUserPartner: boolean | null;
  readonly partner: boolean | null;
  readonly platform: boolean | null;
  readonly user: boolean | null;
}

/** How an account receives money and is paid out. Made with the account, and known by its id. */
export interface PartySettingsRecord {
  readonly party: AccountId;
  readonly type: PartyType;
  /** Null for a partner, which has none of this. */
  readonly receives: Receives | null;
  readonly currencies: Readonly<Record<Receiver, readonly ReceivingCurrency[]>> | null;
  readonly payouts: PayoutSettings | null;
  readonly metadata: Metadata;
  readonly createdAt: Timestamp;
}

/** Settings together with how their account stands. */
export interface PartySettingsView extends PartySettingsRecord {
  readonly parent: AccountId | null;
  readonly status: PartyStatus;
}

export interface ChangePartySettingsPayload {
  readonly partyId: AccountId;
  readonly receives?: Partial<Readonly<Record<Receiver, boolean>>>;
  readonly currencies?: Partial<Readonly<Record<Receiver, readonly ReceivingCurrency[]>>>;
  readonly payouts?: {
    readonly enabled?: boolean;
    readonly interval?: PayoutInterval;
    /** Null for none, as what has no such day shows it. */
    readonly weeklyAnchor?: Weekday | null;
    /** @type integer */
    readonly monthlyAnchor?: number | null;
  };
  readonly metadata?: MetadataChange;
}

export type SettingsField = 'payouts' | 'payoutsEnabled' | { readonly receives: Receiver } | { readonly currencies: Receiver };

export type ChangePartySettingsRejection =
  | { readonly reason: 'party_not_found'; readonly party: AccountId }
  /** An account of this type has no such setting, or somebody else decides it. */
  | { readonly reason: 'setting_not_editable'; readonly field: SettingsField; readonly type: PartyType }
  | { readonly reason: 'anchor_missing'; readonly interval: 'weekly' | 'monthly' }
  | { readonly reason: 'anchor_unfit'; readonly anchor: 'weekly' | 'monthly'; readonly interval: PayoutInterval }
  | { readonly reason: 'metadata_too_large' };

export const ChangePartySettings = commandType<ChangePartySettingsPayload, PartySettingsRecord, ChangePartySettingsRejection>(
  'accounts',
  'ChangePartySettings',
  ({ partyId }) => partyId,
);

/** A person of the operator's stops payouts to an account, or lets them go on unless its platform holds them. */
export interface HoldPayoutsPayload {
  readonly partyId: AccountId;
  readonly held: boolean;
}

export type HoldPayoutsRejection =
  | { readonly reason: 'party_not_found'; readonly party: AccountId }
  /** A partner is never paid out. */
  | { readonly reason: 'payouts_of_a_partner'; readonly party: AccountId };

export const HoldPayouts = commandType<HoldPayoutsPayload, PartySettingsRecord, HoldPayoutsRejection>('accounts', 'HoldPayouts', ({ partyId }) => partyId);

/** Why nothing is paid out to an account; null when it is, and for one that is never paid. */
export function noPayoutReason({ payouts, status }: Pick<PartySettingsView, 'payouts' | 'status'>): NoPayoutReason | null {
  if (payouts === null) return null;
  return status === 'activated' ? payouts.hold : 'account_not_activated';
}

/** Several values of one condition are alternatives. */
export interface PartySettingsFilter {
  /** The settings of this party and of those that have it as their parent. */
  readonly family: AccountId;
  /** Only those of connected users. */
  readonly connectedOnly?: boolean | undefined;
  readonly parties?: readonly AccountId[] | undefined;
  readonly receives?: Partial<Readonly<Record<Receiver, boolean>>> | undefined;
  readonly payoutsEnabled?: boolean | undefined;
  readonly noPayoutReasons?: readonly NoPayoutReason[] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface PartySettingsQueries {
  partySettings(scope: Scope, party: AccountId): Promise<PartySettingsView | null>;
  partySettingsList(scope: Scope, filter: PartySettingsFilter, page: PageRequest): Promise<Page<PartySettingsView>>;
}
