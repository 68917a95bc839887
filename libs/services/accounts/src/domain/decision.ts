import type { AccountsEvent, AccountsRejection } from '@corridor/contracts/accounts';

export type EventOf<Type extends AccountsEvent['type']> = Extract<AccountsEvent, { type: Type }>;

/** What a decide function of this service comes to: one event, or a reason why not. */
export type Decision<Type extends AccountsEvent['type'], Rejection = AccountsRejection> =
  | { readonly kind: 'event'; readonly event: EventOf<Type> }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export function rejected<Rejection = AccountsRejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
