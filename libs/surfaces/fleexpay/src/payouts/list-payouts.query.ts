import { type AutomaticRail, PAYOUT_STATUSES, type PayoutRail, type PayoutStatus } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';
import { ChoiceField, CurrencyField, IdField } from '../fields/fields.js';
import { accountIds, beneficiaryIds } from '../ids.js';
import { CreatedQuery } from '../lists/created.query.js';
import { READ_RAILS } from './payout.object.js';

export class ListPayoutsQuery extends CreatedQuery {
  @ChoiceField(PAYOUT_STATUSES, { description: 'Only payouts with this status.', optional: true })
  readonly status?: PayoutStatus;

  @CurrencyField({ description: 'Only payouts of this currency.', optional: true })
  readonly currency?: Currency;

  @IdField(accountIds, { description: 'Only payouts from this account.', optional: true })
  readonly account_id?: string;

  @IdField(beneficiaryIds, { description: 'Only payouts to this beneficiary.', optional: true })
  readonly beneficiary_id?: string;

  @ChoiceField(READ_RAILS, { description: 'Only payouts by this rail.', optional: true })
  readonly rail?: PayoutRail | AutomaticRail;
}
