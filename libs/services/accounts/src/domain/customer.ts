import type { AccountsEvent, CustomerView } from '@corridor/contracts/accounts';

export type CustomerEvent = Extract<AccountsEvent, { type: 'CustomerRegistered' | 'CustomerDecided' | 'CustomerErased' }>;

/** How a customer stands towards the tenant is in its view; an erased one has no person behind it any more. */
export type CustomerState =
  | { readonly status: 'none' }
  | { readonly status: 'known'; readonly customer: CustomerView }
  | { readonly status: 'erased'; readonly customer: CustomerView };

export const NO_CUSTOMER: CustomerState = { status: 'none' };

export function evolve(_state: CustomerState, event: CustomerEvent): CustomerState {
  switch (event.type) {
    case 'CustomerRegistered':
    case 'CustomerDecided':
      return { status: 'known', customer: event.data.customer };
    case 'CustomerErased':
      return { status: 'erased', customer: event.data.customer };
  }
}

export function customerOf(events: readonly CustomerEvent[]): CustomerState {
  return events.reduce(evolve, NO_CUSTOMER);
}
