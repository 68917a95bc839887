import type { AccountId } from '@corridor/contracts';
import { RECEIVABLE_STATUSES, type ReceivableFilter, type ReceivableStatus } from '@corridor/contracts/collections';
import { CURRENCIES, type Currency } from '@corridor/money';
import { ChoicesField, IdsField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { accountIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListReceivablesQuery extends CreatedQuery {
  @IdsField(accountIds, { description: 'Only what these partners owe.' })
  readonly account_id?: readonly string[];

  @ChoicesField(CURRENCIES, { description: 'Only receivables in these currencies.' })
  readonly currency?: readonly Currency[];

  @ChoicesField(RECEIVABLE_STATUSES, { description: 'Only receivables that stand so.' })
  readonly status?: readonly ReceivableStatus[];
}

export function filterOf(query: ListReceivablesQuery, owner: AccountId | undefined): ReceivableFilter {
  const partners = query.account_id?.map((text) => readId(accountIds, text));
  return { owner, partners, currencies: query.currency, statuses: query.status, ...createdOf(query, 'receivable') };
}
