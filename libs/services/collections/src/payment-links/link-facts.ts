import type { AccountId, DepositId, ReceivableId, Scope } from '@corridor/contracts';
import type { AccountsQueries } from '@corridor/contracts/accounts';
import type { AddressDepositStatus, CollectionsQueries, ReceivableView } from '@corridor/contracts/collections';
import type { ProcessingFeeQueries } from '@corridor/contracts/quotes';
import type { LinkPartner } from './domain/create-link.decide.js';

/** What payment links need to know of what is not theirs. */
export interface LinkFacts extends ProcessingFeeQueries {
  receivable(scope: Scope, id: ReceivableId): Promise<ReceivableView | null>;
  partner(scope: Scope, id: AccountId): Promise<LinkPartner | null>;
  /** How a deposit stands; null for one that was never announced. */
  deposit(scope: Scope, id: DepositId): Promise<AddressDepositStatus | null>;
}

interface Sources {
  readonly accounts: Pick<AccountsQueries, 'party'>;
  readonly collections: Pick<CollectionsQueries, 'receivable' | 'addressDeposit'>;
  readonly fees: ProcessingFeeQueries;
}

export function linkFacts({ accounts, collections, fees }: Sources): LinkFacts {
  return {
    receivable: (scope, id) => collections.receivable(scope, id),
    deposit: async (scope, id) => (await collections.addressDeposit(scope, id))?.status ?? null,
    processingFee: (scope, request) => fees.processingFee(scope, request),
    partner: async (scope, id) => {
      const party = await accounts.party(scope, id);
      return party === null ? null : { type: party.type, country: party.details?.business.physicalAddress?.country ?? null };
    },
  };
}
