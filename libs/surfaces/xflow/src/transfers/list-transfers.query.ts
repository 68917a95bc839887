import type { AccountId } from '@corridor/contracts';
import { BOOK_TRANSFER_STATUSES, BOOK_TRANSFER_TYPES, type BookTransferFilter, type BookTransferStatus, type BookTransferType } from '@corridor/contracts/payouts';
import { CURRENCIES, type Currency, isFiat } from '@corridor/money';
import { ChoicesField, IdsField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { accountIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

const FIAT = CURRENCIES.filter((currency) => isFiat(currency));

export class ListTransfersQuery extends CreatedQuery {
  @IdsField(accountIds, { description: 'Only transfers from these accounts.' })
  readonly 'from.account_id'?: readonly string[];

  @ChoicesField(FIAT, { description: 'Only transfers out of these currencies.' })
  readonly 'from.currency'?: readonly Currency[];

  @ChoicesField(BOOK_TRANSFER_STATUSES, { description: 'Only transfers that stand so.' })
  readonly status?: readonly BookTransferStatus[];

  @IdsField(accountIds, { description: 'Only transfers to these accounts.' })
  readonly 'to.account_id'?: readonly string[];

  @ChoicesField(FIAT, { description: 'Only transfers into these currencies.' })
  readonly 'to.currency'?: readonly Currency[];

  @ChoicesField(BOOK_TRANSFER_TYPES, { description: 'Only transfers of these types.' })
  readonly type?: readonly BookTransferType[];
}

export function filterOf(query: ListTransfersQuery, family: AccountId | undefined): BookTransferFilter {
  const accounts = (ids: readonly string[] | undefined) => ids?.map((id) => readId(accountIds, id));
  return {
    family,
    statuses: query.status,
    types: query.type,
    fromAccounts: accounts(query['from.account_id']),
    fromCurrencies: query['from.currency'],
    toAccounts: accounts(query['to.account_id']),
    toCurrencies: query['to.currency'],
    ...createdOf(query, 'transfer'),
  };
}
