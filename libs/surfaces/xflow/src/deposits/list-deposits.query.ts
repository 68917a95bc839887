import type { AccountId } from '@corridor/contracts';
import {
  ADDRESS_DEPOSIT_STATUSES,
  type AddressDepositFilter,
  type AddressDepositStatus,
  DEPOSIT_REASONS,
  type DepositReason,
  PAYMENT_METHODS,
  type PaymentMethod,
} from '@corridor/contracts/collections';
import { CURRENCIES, type Currency } from '@corridor/money';
import type { PublicId } from '@corridor/surfaces/http';
import { ChoicesField, IdField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { accountIds, addressIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListDepositsQuery extends CreatedQuery {
  @ChoicesField(CURRENCIES, { description: 'Only deposits in these currencies.' })
  readonly currency?: readonly Currency[];

  @IdField(accountIds, { description: 'Only what comes from this account.', optional: true })
  readonly 'from.account_id'?: string;

  @IdField(addressIds, { description: 'Only what comes from this address.', optional: true })
  readonly 'from.address_id'?: string;

  @ChoicesField(PAYMENT_METHODS, { description: 'Only what comes by these methods.' })
  readonly payment_method?: readonly PaymentMethod[];

  @ChoicesField(DEPOSIT_REASONS, { description: 'Only what was declined or taken back for these reasons.' })
  readonly reason_code?: readonly DepositReason[];

  @ChoicesField(ADDRESS_DEPOSIT_STATUSES, { description: 'Only deposits that stand so.' })
  readonly status?: readonly AddressDepositStatus[];

  @IdField(accountIds, { description: 'Only what goes to this account.', optional: true })
  readonly 'to.account_id'?: string;

  @IdField(addressIds, { description: 'Only what goes to this address.', optional: true })
  readonly 'to.address_id'?: string;
}

export function filterOf(query: ListDepositsQuery, family: AccountId | undefined): AddressDepositFilter {
  return {
    family,
    currencies: query.currency,
    fromAccount: idIn(accountIds, query['from.account_id']),
    fromAddress: idIn(addressIds, query['from.address_id']),
    toAccount: idIn(accountIds, query['to.account_id']),
    toAddress: idIn(addressIds, query['to.address_id']),
    methods: query.payment_method,
    reasons: query.reason_code,
    statuses: query.status,
    ...createdOf(query, 'deposit'),
  };
}

function idIn<Kind extends string>(ids: PublicId<Kind>, text: string | undefined) {
  return text === undefined ? undefined : readId(ids, text);
}
