import type { BookId, Mode } from '@corridor/contracts';
import type { AccountsEvent, TenantView } from '@corridor/contracts/accounts';

export type TenantEvent = Extract<AccountsEvent, { type: 'TenantCreated' }>;

export type TenantState =
  | { readonly status: 'none' }
  | { readonly status: 'created'; readonly tenant: TenantView; readonly books: Readonly<Record<Mode, BookId>> };

export const NO_TENANT: TenantState = { status: 'none' };

export function evolve(_state: TenantState, event: TenantEvent): TenantState {
  switch (event.type) {
    case 'TenantCreated':
      return { status: 'created', tenant: event.data.tenant, books: event.data.books };
  }
}

export function tenantOf(events: readonly TenantEvent[]): TenantState {
  return events.reduce(evolve, NO_TENANT);
}
