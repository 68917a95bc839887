import type { AccountId } from '@corridor/contracts';
import { PAYMENT_LINK_STATUSES, type PaymentLinkFilter, type PaymentLinkStatus } from '@corridor/contracts/collections';
import { ChoicesField, IdsField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { accountIds, receivableIds } from '../ids.js';
import { CreatedQuery, createdOf, Moment, periodOf } from '../lists/created.query.js';
import { LINK_TYPES, type LinkType } from './payment-link.object.js';

const ORDER = 'The list then begins with the link that expires first.';

export class ListPaymentLinksQuery extends CreatedQuery {
  @IdsField(accountIds, { description: 'Only links for these partners.' })
  readonly account_id?: readonly string[];

  @Moment(`Only links that expire in this second. ${ORDER}`)
  readonly 'expires_at.eq'?: string;

  @Moment(`Only links that expire after this second. ${ORDER}`)
  readonly 'expires_at.gt'?: string;

  @Moment(`Only links that expire in this second or later. ${ORDER}`)
  readonly 'expires_at.gte'?: string;

  @Moment(`Only links that expire before this second. ${ORDER}`)
  readonly 'expires_at.lt'?: string;

  @Moment(`Only links that expire in this second or before. ${ORDER}`)
  readonly 'expires_at.lte'?: string;

  @IdsField(receivableIds, { description: 'Only links for these receivables.' })
  readonly receivable_ids?: readonly string[];

  /** As the first version of the API spelt it. */
  @IdsField(receivableIds, { description: 'The same as `receivable_ids`.' })
  readonly receiveble_ids?: readonly string[];

  @ChoicesField(PAYMENT_LINK_STATUSES, { description: 'Only links that stand so.' })
  readonly status?: readonly PaymentLinkStatus[];

  @ChoicesField(LINK_TYPES, { description: 'Only links of these types: all are of the one that there is.' })
  readonly type?: readonly LinkType[];
}

export function filterOf(query: ListPaymentLinksQuery, owner: AccountId | undefined): PaymentLinkFilter {
  const { from: expiresFrom, before: expiresBefore } = periodOf({ ...query }, 'expires_at', 'payment_link');
  const receivables = query.receivable_ids ?? query.receiveble_ids;
  return {
    owner,
    accounts: query.account_id?.map((id) => readId(accountIds, id)),
    receivables: receivables?.map((id) => readId(receivableIds, id)),
    statuses: query.status,
    expiresFrom,
    expiresBefore,
    ...createdOf(query, 'payment_link'),
  };
}
