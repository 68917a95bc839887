import type { Currency } from '@corridor/money';
import { AmountField, CurrencyField, IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';

export class FundBody {
  @IdField(accountIds, { description: 'The account to credit.' })
  readonly account_id!: string;

  @CurrencyField({ description: 'What arrives.', example: 'EUR' })
  readonly currency!: Currency;

  @AmountField({ description: 'How much arrives.', example: '100000.00' })
  readonly amount!: string;
}
