import { idOf, isUuid, type Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES, type CollectionsQueries } from '@corridor/contracts/collections';
import { CUSTODY_QUERIES, type CustodyQueries } from '@corridor/contracts/custody';
import { PAYOUTS_QUERIES, type PayoutsQueries } from '@corridor/contracts/payouts';
import { QUOTES_QUERIES, type QuotesQueries } from '@corridor/contracts/quotes';
import { WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { Inject, Injectable } from '@nestjs/common';
import { DIALECT } from './webhooks/event-types.js';
import { accountIds, beneficiaryIds, conversionIds, customerIds, depositIds, endpointIds, payoutIds, quoteIds, transferIds, walletIds } from './ids.js';

/**
 * Prints the id of an object whose kind is not known: an Idempotency-Key may have been used on another call before. Asks
 * the owners one after the other, which is slow and happens only when a client reuses a key.
 */
@Injectable()
export class ObjectNames {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(QUOTES_QUERIES) private readonly quotes: QuotesQueries,
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(CUSTODY_QUERIES) private readonly custody: CustodyQueries,
    @Inject(PAYOUTS_QUERIES) private readonly payouts: PayoutsQueries,
    @Inject(WEBHOOKS_QUERIES) private readonly webhooks: WebhooksQueries,
  ) {}

  /** Null when no owner knows the object. `object` is the id that its maker recorded. */
  async nameOf(scope: Scope, object: string): Promise<string | null> {
    if (!isUuid(object)) return null;
    const id = idOf<never>(object);
    if ((await this.quotes.conversion(scope, id)) !== null) return conversionIds.print(id);
    if ((await this.quotes.quote(scope, id)) !== null) return quoteIds.print(id);
    if ((await this.collections.deposit(scope, id)) !== null) return depositIds.print(id);
    if ((await this.payouts.payout(scope, id)) !== null) return payoutIds.print(id);
    if ((await this.accounts.customer(scope, id)) !== null) return customerIds.print(id);
    if ((await this.custody.wallet(scope, id)) !== null) return walletIds.print(id);
    if ((await this.custody.transfer(scope, id)) !== null) return transferIds.print(id);
    if ((await this.accounts.account(scope, id)) !== null) return accountIds.print(id);
    if ((await this.accounts.beneficiary(scope, id)) !== null) return beneficiaryIds.print(id);
    if ((await this.webhooks.endpoint(scope, DIALECT, id)) !== null) return endpointIds.print(id);
    return null;
  }
}
