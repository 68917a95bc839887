import type { AccountId } from '@corridor/contracts';
import { PAYMENT_TYPES, type PaymentFilter, type PaymentType } from '@corridor/contracts/ledger';
import { CURRENCIES, type Currency } from '@corridor/money';
import { ChoiceField, ChoicesField, IdsField } from '../fields/fields.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { LINKED_IDS, readLinked } from './linked-objects.js';

const FEES = 'fees';
const FEE_TYPES: readonly PaymentType[] = ['fx_fee', 'payout_fee', 'processing_fee'];

export class ListPaymentsQuery extends CreatedQuery {
  @ChoiceField(CURRENCIES, { description: 'Only payments from this currency.', example: 'USD', optional: true })
  readonly 'from.currency'?: Currency;

  @IdsField(LINKED_IDS, { description: 'Only payments that these objects caused.' })
  readonly linked_id?: readonly string[];

  @ChoiceField(CURRENCIES, { description: 'Only payments to this currency.', example: 'INR', optional: true })
  readonly 'to.currency'?: Currency;

  @ChoicesField([...PAYMENT_TYPES, FEES], { description: `Only payments of these types. \`${FEES}\` stands for ${FEE_TYPES.join(', ')}.` })
  readonly type?: readonly (PaymentType | typeof FEES)[];
}

export function filterOf(query: ListPaymentsQuery, family: readonly AccountId[] | undefined): PaymentFilter {
  const { 'from.currency': fromCurrency, 'to.currency': toCurrency, linked_id: linked, type } = query;
  return {
    concerning: family,
    types: type?.flatMap((each) => (each === FEES ? FEE_TYPES : [each])),
    references: linked?.map(readLinked),
    fromCurrency,
    toCurrency,
    ...createdOf(query, 'payment'),
  };
}
