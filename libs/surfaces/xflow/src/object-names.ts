import { idOf, isUuid, type Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES, type CollectionsQueries } from '@corridor/contracts/collections';
import { PAYOUTS_QUERIES, type PayoutsQueries } from '@corridor/contracts/payouts';
import { QUOTES_QUERIES, type QuotesQueries } from '@corridor/contracts/quotes';
import { WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { Inject, Injectable } from '@nestjs/common';
import { accountIds, addressIds, depositIds, feePlanIds, fileIds, paymentLinkIds, payoutIds, personIds, receivableIds, transferIds, webhookEndpointIds } from './ids.js';
import { XFLOW } from './name.js';

/**
 * Prints the id of an object whose kind is not known: an Idempotency-Key may have been used on another call before. Slow,
 * and needed only when a client reuses a key.
 */
@Injectable()
export class ObjectNames {
  constructor(
    @Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries,
    @Inject(COLLECTIONS_QUERIES) private readonly collections: CollectionsQueries,
    @Inject(QUOTES_QUERIES) private readonly quotes: QuotesQueries,
    @Inject(PAYOUTS_QUERIES) private readonly payouts: PayoutsQueries,
    @Inject(WEBHOOKS_QUERIES) private readonly webhooks: WebhooksQueries,
  ) {}

  /** Null when no owner knows the object. `object` is the id that its maker recorded. */
  async nameOf(scope: Scope, object: string): Promise<string | null> {
    if (!isUuid(object)) return null;
    const id = idOf<never>(object);
    if ((await this.accounts.party(scope, id)) !== null) return accountIds.print(id);
    if ((await this.accounts.file(scope, id)) !== null) return fileIds.print(id);
    if ((await this.accounts.person(scope, id)) !== null) return personIds.print(id);
    if ((await this.payouts.payout(scope, id)) !== null) return payoutIds.print(id);
    if ((await this.accounts.address(scope, id)) !== null) return addressIds.print(id);
    if ((await this.collections.paymentLink(scope, id)) !== null) return paymentLinkIds.print(id);
    if ((await this.quotes.feePlan(scope, id)) !== null) return feePlanIds.print(id);
    if ((await this.payouts.bookTransfer(scope, id)) !== null) return transferIds.print(id);
    if ((await this.webhooks.endpoint(scope, XFLOW, id)) !== null) return webhookEndpointIds.print(id);
    if ((await this.collections.receivable(scope, id)) !== null) return receivableIds.print(id);
    if ((await this.collections.addressDeposit(scope, id)) !== null) return depositIds.print(id);
    return null;
  }
}
