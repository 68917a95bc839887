import { DEPOSIT_METHODS, type DepositMethod } from '@corridor/contracts/collections';
import type { Currency } from '@corridor/money';
import { AmountField, ChoiceField, CurrencyField, IdField } from '../fields/fields.js';
import { accountIds, customerIds } from '../ids.js';

export class CreateDepositBody {
  @IdField(accountIds, { description: 'The account to credit.' })
  readonly account_id!: string;

  @CurrencyField({ description: 'What will arrive.', example: 'EUR' })
  readonly currency!: Currency;

  @ChoiceField(DEPOSIT_METHODS, { description: 'How it will arrive: sepa for EUR, ach for USD, fps for GBP, swift for any fiat currency.', example: 'sepa' })
  readonly method!: DepositMethod;

  @IdField(customerIds, { description: 'The customer whom the money is for. Has to be approved.', optional: true })
  readonly customer_id?: string;

  @AmountField({ description: 'How much is expected, for information: what arrives is credited whatever it is.', example: '100000.00', optional: true })
  readonly amount?: string;
}
