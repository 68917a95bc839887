import type { PartyRecord } from '@corridor/contracts/accounts';
import type { PartyEvent } from './party.js';

/** What a decide function on parties comes to. */
export type PartyDecision<Type extends Exclude<PartyEvent['type'], 'PartySettingsChanged'>, Rejection> =
  | { readonly kind: 'event'; readonly event: Extract<PartyEvent, { type: Type }> }
  /** It is as it was to become. */
  | { readonly kind: 'unchanged'; readonly party: PartyRecord }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
