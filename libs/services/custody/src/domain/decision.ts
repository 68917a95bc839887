/** What a decide function answers: the event that happens, or why nothing does. */
export type Decision<Event, Rejection> =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
