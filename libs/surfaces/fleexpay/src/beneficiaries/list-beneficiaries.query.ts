import { readId } from '@corridor/surfaces/http';
import type { BeneficiaryFilter } from '@corridor/contracts/accounts';
import type { Currency } from '@corridor/money';
import { ChoiceField, CurrencyField, IdField } from '../fields/fields.js';
import { customerIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListBeneficiariesQuery extends CreatedQuery {
  @ChoiceField(['active', 'pending_review', 'rejected'], { description: 'Only beneficiaries with this status.', optional: true })
  readonly status?: 'active' | 'pending_review' | 'rejected';

  @ChoiceField(['bank', 'crypto'], { description: 'Only beneficiaries of this type.', optional: true })
  readonly type?: 'bank' | 'crypto';

  @CurrencyField({ description: 'Only beneficiaries who are paid in this currency.', optional: true })
  readonly currency?: Currency;

  @IdField(customerIds, { description: 'Only beneficiaries of this customer.', optional: true })
  readonly customer_id?: string;
}

export function filterOf(query: ListBeneficiariesQuery): BeneficiaryFilter {
  const { status, type, currency, customer_id: customer } = query;
  return { status, type, currency, customerId: customer === undefined ? undefined : readId(customerIds, customer), ...createdOf(query) };
}
