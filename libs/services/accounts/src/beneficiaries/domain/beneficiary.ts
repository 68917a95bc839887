import type { AccountsEvent, BeneficiaryRecord } from '@corridor/contracts/accounts';

export type BeneficiaryEvent = Extract<AccountsEvent, { type: 'BeneficiaryRegistered' | 'BeneficiaryReviewed' | 'BeneficiaryDeleted' }>;

export type BeneficiaryState = { readonly status: 'none' } | { readonly status: 'registered'; readonly beneficiary: BeneficiaryRecord };

export const NO_BENEFICIARY: BeneficiaryState = { status: 'none' };

export function evolve(_state: BeneficiaryState, event: BeneficiaryEvent): BeneficiaryState {
  switch (event.type) {
    case 'BeneficiaryRegistered':
    case 'BeneficiaryReviewed':
    case 'BeneficiaryDeleted':
      return { status: 'registered', beneficiary: event.data.beneficiary };
  }
}

export function beneficiaryOf(events: readonly BeneficiaryEvent[]): BeneficiaryState {
  return events.reduce(evolve, NO_BENEFICIARY);
}
