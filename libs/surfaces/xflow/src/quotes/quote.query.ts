import { PRICE_KINDS, type PriceKind } from '@corridor/contracts/quotes';
import { Field } from '@corridor/surfaces/http';
import { ChoiceField, documented, LineField } from '../fields/fields.js';

/** What is given empty counts as left out. */
function AmountParameter(description: string): PropertyDecorator {
  return documented({ description, example: '1000', optional: true }, { type: String }, Field('amount', (value) => (typeof value === 'string' ? null : 'must be an amount')));
}

export class QuoteQuery {
  @AmountParameter('What is bought. Not together with `sell.amount`. A sign is ignored.')
  readonly 'buy.amount'?: string;

  @LineField(3, { description: 'The currency that is bought.', example: 'INR' })
  readonly 'buy.currency'!: string;

  @AmountParameter('What is sold. Not together with `buy.amount`. A sign is ignored.')
  readonly 'sell.amount'?: string;

  @LineField(3, { description: 'The currency that is sold.', example: 'USD' })
  readonly 'sell.currency'!: string;

  @ChoiceField(PRICE_KINDS, { description: 'Whether money is paid out or transferred.' })
  readonly type!: PriceKind;
}
