import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES, type CollectionsQueries } from '@corridor/contracts/collections';
import { CUSTODY_QUERIES, type CustodyQueries } from '@corridor/contracts/custody';
import { PAYOUTS_QUERIES, type PayoutsQueries } from '@corridor/contracts/payouts';
import { Inject, Injectable } from '@nestjs/common';

/** The owners that a move may have to ask about its object. */
@Injectable()
export class SandboxObjects {
  constructor(
    @Inject(ACCOUNTS_QUERIES) readonly accounts: AccountsQueries,
    @Inject(COLLECTIONS_QUERIES) readonly collections: CollectionsQueries,
    @Inject(CUSTODY_QUERIES) readonly custody: CustodyQueries,
    @Inject(PAYOUTS_QUERIES) readonly payouts: PayoutsQueries,
  ) {}
}
