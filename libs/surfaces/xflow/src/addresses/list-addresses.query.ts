import type { AccountId } from '@corridor/contracts';
import { ADDRESS_STATUSES, type AddressFilter, type AddressStatus, WALLET_PROVIDERS, type WalletProvider } from '@corridor/contracts/accounts';
import { CURRENCIES } from '@corridor/money';
import { ChoicesField, FlagParameter, IdField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { accountIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { ADDRESS_CATEGORIES, ADDRESS_TYPES, type AddressCategory, type AddressType } from './address.object.js';
import { categoriesFromWire } from './categories.js';

export class ListAddressesQuery extends CreatedQuery {
  @ChoicesField(ADDRESS_CATEGORIES, { description: 'Only addresses of these categories.' })
  readonly category?: readonly AddressCategory[];

  @ChoicesField(CURRENCIES, { description: 'Only addresses in these currencies.' })
  readonly currency?: readonly string[];

  @FlagParameter({ description: 'Only those that can, or can not, be debited again.' })
  readonly is_reusable?: string;

  @IdField(accountIds, { description: 'Only addresses of this account.', optional: true })
  readonly linked_id?: string;

  @ChoicesField(ADDRESS_STATUSES, { description: 'Only addresses that stand so.' })
  readonly status?: readonly AddressStatus[];

  @ChoicesField(ADDRESS_TYPES, { description: 'Only addresses of these types.' })
  readonly type?: readonly AddressType[];

  @ChoicesField(WALLET_PROVIDERS, { description: 'Only wallets of these providers.' })
  readonly 'wallet.provider'?: readonly WalletProvider[];
}

export function filterOf(query: ListAddressesQuery, family: AccountId | undefined): AddressFilter {
  return {
    family,
    account: query.linked_id === undefined ? undefined : readId(accountIds, query.linked_id),
    categories: query.category === undefined ? undefined : categoriesFromWire(query.category),
    currencies: query.currency,
    reusable: query.is_reusable === undefined ? undefined : query.is_reusable === 'true',
    statuses: query.status,
    kinds: query.type,
    providers: query['wallet.provider'],
    ...createdOf(query, 'address'),
  };
}
