import type { AccountsEvent, AccountsRejection } from '@corridor/contracts/accounts';

export type EventOf<Type extends AccountsEvent['type']> = Extract<AccountsEvent, { type: Type }>;

/** What a decide function of this service comes to: one event, or a reason why not. */
export type Decision<Type extends AccountsEvent['type']> =
  | { readonly kind: 'event'; readonly event: EventOf<Type> }
  | { readonly kind: 'rejected'; readonly rejection: AccountsRejection };

export function rejected(rejection: AccountsRejection): { readonly kind: 'rejected'; readonly rejection: AccountsRejection } {
  return { kind: 'rejected', rejection };
}
