import type { AccountId } from '@corridor/contracts';
import { ADDRESS_STATUSES, type AddressStatus, type PayoutAddressFilter } from '@corridor/contracts/accounts';
import { CURRENCIES } from '@corridor/money';
import { ChoicesField, FlagParameter, IdField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { accountIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { ADDRESS_CATEGORIES, type AddressCategory } from './address.object.js';

const TYPES = ['bank_account', 'wallet'] as const;
const PROVIDERS = ['affirm', 'afterpay', 'klarna', 'paypal_external'] as const;

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

  @ChoicesField(TYPES, { description: 'Only addresses of these types.' })
  readonly type?: readonly (typeof TYPES)[number][];

  @ChoicesField(PROVIDERS, { description: 'Only wallets of these providers.' })
  readonly 'wallet.provider'?: readonly (typeof PROVIDERS)[number][];
}

/** What the query asks of payout addresses. Where it asks for what none of them is, for none. */
export function filterOf(query: ListAddressesQuery, family: AccountId | undefined): PayoutAddressFilter {
  const account = query.linked_id === undefined ? undefined : readId(accountIds, query.linked_id);
  return { family, account, statuses: asksForOthers(query) ? [] : query.status, ...createdOf(query, 'address') };
}

function asksForOthers({ category, currency, is_reusable: reusable, type, 'wallet.provider': provider }: ListAddressesQuery): boolean {
  const lacks = (wanted: readonly string[] | undefined, own: string) => wanted !== undefined && !wanted.includes(own);
  return lacks(category, 'user_payout') || lacks(currency, 'INR') || lacks(type, 'bank_account') || reusable === 'true' || provider !== undefined;
}
