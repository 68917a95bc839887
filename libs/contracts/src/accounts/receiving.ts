import { commandType } from '../commands.js';
import type { AccountId } from '../ids.js';
import type { BankCoordinates } from './house-addresses.js';
import type { PartyRecord, PartyStatus, PartyType, ReceivingState } from './parties.js';
import type { ReceivingCurrency } from './party-settings.js';

/** `by`: the account that the client acts as. */
export interface RequestReceivingPayload {
  readonly partyId: AccountId;
  readonly by: AccountId;
}

/** Moves what was requested one step on: sent by timers in test mode. */
export interface AdvanceReceivingPayload {
  readonly partyId: AccountId;
}

/** What a person of the operator's has brought about: in live mode nobody else can say at which bank money arrives. */
export type DecideReceivingPayload =
  | { readonly partyId: AccountId; readonly verdict: 'activate'; readonly banks: readonly OpenedBank[] }
  | { readonly partyId: AccountId; readonly verdict: 'refuse' };

export interface OpenedBank {
  readonly currency: ReceivingCurrency;
  readonly bank: BankCoordinates;
}

type NotFound = { readonly reason: 'party_not_found'; readonly party: AccountId };
/** A connected user doesn't decide where it is paid: its platform does. */
type ByPlatformOnly = { readonly reason: 'receiving_by_platform_only' };

export type RequestReceivingRejection =
  | NotFound
  | ByPlatformOnly
  /** Accounts that are stopped receive nothing; in live mode those that are not activated don't either. */
  | { readonly reason: 'party_in_wrong_status'; readonly type: PartyType; readonly status: PartyStatus }
  /** The settings allow no currency to receive money in. */
  | { readonly reason: 'receiving_in_no_currency' };

export type EndReceivingRejection =
  | NotFound
  | ByPlatformOnly
  /** What is on its way comes to its end first. */
  | { readonly reason: 'receiving_on_its_way'; readonly receiving: ReceivingState };

export type AdvanceReceivingRejection = NotFound | { readonly reason: 'receiving_not_on_its_way'; readonly receiving: ReceivingState };

export type DecideReceivingRejection =
  | AdvanceReceivingRejection
  /** No bank is named for a currency that the settings allow, or one is for another. */
  | { readonly reason: 'receiving_currencies_differ'; readonly currencies: readonly ReceivingCurrency[] };

const keyOf = ({ partyId }: { readonly partyId: AccountId }) => partyId;

/** A repeat changes nothing but for currencies that the settings have come to allow: it opens addresses in those too. */
export const RequestReceiving = commandType<RequestReceivingPayload, PartyRecord, RequestReceivingRejection>('accounts', 'RequestReceiving', keyOf);
export const EndReceiving = commandType<RequestReceivingPayload, PartyRecord, EndReceivingRejection>('accounts', 'EndReceiving', keyOf);
export const AdvanceReceiving = commandType<AdvanceReceivingPayload, PartyRecord, AdvanceReceivingRejection>('accounts', 'AdvanceReceiving', keyOf);
export const DecideReceiving = commandType<DecideReceivingPayload, PartyRecord, DecideReceivingRejection>('accounts', 'DecideReceiving', keyOf);
