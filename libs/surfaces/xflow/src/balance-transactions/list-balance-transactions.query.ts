import type { AccountId } from '@corridor/contracts';
import { COMPARTMENTS, type Compartment, type EntryFilter } from '@corridor/contracts/ledger';
import { CURRENCIES, type Currency } from '@corridor/money';
import { ChoicesField, IdsField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { paymentIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListBalanceTransactionsQuery extends CreatedQuery {
  @ChoicesField(COMPARTMENTS, { description: 'Only those of these parts of a balance.' })
  readonly category?: readonly Compartment[];

  @ChoicesField(CURRENCIES, { description: 'Only those of these currencies.' })
  readonly currency?: readonly Currency[];

  @IdsField(paymentIds, { description: 'Only those that these payments made.' })
  readonly payment_id?: readonly string[];
}

export function filterOf(query: ListBalanceTransactionsQuery, family: readonly AccountId[] | undefined): EntryFilter {
  const { category, currency, payment_id: payments } = query;
  return {
    owners: family,
    compartments: category,
    currencies: currency,
    transactions: payments?.map((each) => readId(paymentIds, each)),
    ...createdOf(query, 'balance_transaction'),
  };
}
