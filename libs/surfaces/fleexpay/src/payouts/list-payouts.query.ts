import { PAYOUT_RAILS, PAYOUT_STATUSES, type PayoutRail, type PayoutStatus } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';
import { TimeParameter } from '@corridor/surfaces/http';
import { ChoiceField, CurrencyField, documented, IdField } from '../fields/fields.js';
import { accountIds, beneficiaryIds } from '../ids.js';
import { ListQuery } from '../lists/list.query.js';

const TIME = { type: String, format: 'date-time' };

export class ListPayoutsQuery extends ListQuery {
  @ChoiceField(PAYOUT_STATUSES, { description: 'Only payouts with this status.', optional: true })
  readonly status?: PayoutStatus;

  @CurrencyField({ description: 'Only payouts of this currency.', optional: true })
  readonly currency?: Currency;

  @IdField(accountIds, { description: 'Only payouts from this account.', optional: true })
  readonly account_id?: string;

  @IdField(beneficiaryIds, { description: 'Only payouts to this beneficiary.', optional: true })
  readonly beneficiary_id?: string;

  @ChoiceField(PAYOUT_RAILS, { description: 'Only payouts by this rail.', optional: true })
  readonly rail?: PayoutRail;

  @documented({ description: 'Only payouts made at this moment or later.', optional: true }, TIME, TimeParameter())
  readonly created_from?: string;

  @documented({ description: 'Only payouts made before this moment.', optional: true }, TIME, TimeParameter())
  readonly created_before?: string;
}
