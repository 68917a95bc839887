import type { DepositEvent } from '@corridor/contracts/collections';

export type EventOf<Type extends DepositEvent['type']> = Extract<DepositEvent, { type: Type }>;

export type Decision<Event, Rejection> = { readonly kind: 'event'; readonly event: Event } | { readonly kind: 'rejected'; readonly rejection: Rejection };

export function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
