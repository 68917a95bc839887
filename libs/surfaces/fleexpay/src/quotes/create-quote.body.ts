import type { Currency } from '@corridor/money';
import type { QuoteSide } from '@corridor/contracts/quotes';
import { AmountField, ChoiceField, CurrencyField } from '../fields/fields.js';

/** Exactly one of the two amounts. */
export class CreateQuoteBody {
  @CurrencyField({ description: 'What is given.', example: 'EUR' })
  readonly from_currency!: Currency;

  @CurrencyField({ description: 'What is received.', example: 'USDC' })
  readonly to_currency!: Currency;

  @AmountField({ description: 'How much to give. Either this or `to_amount`.', example: '50000.00', optional: true })
  readonly from_amount?: string;

  @AmountField({ description: 'How much to receive. Either this or `from_amount`.', optional: true })
  readonly to_amount?: string;

  @ChoiceField(['buy', 'sell'], { description: 'Echoed. `sell` with `from_amount` and `buy` with `to_amount` unless given.', optional: true })
  readonly side?: QuoteSide;
}
