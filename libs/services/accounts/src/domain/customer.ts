import type { AccountsEvent, CustomerView, OnboardingLinkView } from '@corridor/contracts/accounts';

export type CustomerEvent = Extract<
  AccountsEvent,
  { type: 'CustomerRegistered' | 'CustomerDecided' | 'CustomerErased' | 'OnboardingLinkIssued' | 'OnboardingSubmitted' }
>;

/** How a customer stands towards the tenant is in its view; an erased one has no person behind it any more. */
export type CustomerState =
  | { readonly status: 'none' }
  /** `link` is the one that was issued last. */
  | { readonly status: 'known'; readonly customer: CustomerView; readonly link: OnboardingLinkView | null }
  | { readonly status: 'erased'; readonly customer: CustomerView };

export const NO_CUSTOMER: CustomerState = { status: 'none' };

export function evolve(state: CustomerState, event: CustomerEvent): CustomerState {
  switch (event.type) {
    case 'CustomerRegistered':
      return { status: 'known', customer: event.data.customer, link: null };
    case 'CustomerDecided':
      return { ...known(state), customer: event.data.customer };
    case 'OnboardingLinkIssued':
      return { ...known(state), link: event.data.link };
    case 'OnboardingSubmitted':
      return { status: 'known', ...event.data };
    case 'CustomerErased':
      return { status: 'erased', customer: event.data.customer };
  }
}

function known(state: CustomerState): Extract<CustomerState, { status: 'known' }> {
  if (state.status !== 'known') throw new Error(`nothing happens to a customer that is ${state.status}`);
  return state;
}

export function customerOf(events: readonly CustomerEvent[]): CustomerState {
  return events.reduce(evolve, NO_CUSTOMER);
}
