import { PAYOUT_RAILS, type PayoutRail } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';
import { AmountField, ChoiceField, CurrencyField, IdField, LineField } from '../fields/fields.js';
import { accountIds, beneficiaryIds, quoteIds } from '../ids.js';

/** As much as a credit transfer of SEPA carries beside the money. */
const MOST_REFERENCE_CHARACTERS = 140;

export class CreatePayoutBody {
  @IdField(accountIds, { description: 'The account to debit.' })
  readonly account_id!: string;

  @CurrencyField({ description: "What is paid out: the beneficiary's currency.", example: 'USD' })
  readonly currency!: Currency;

  @AmountField({ description: 'How much the beneficiary is sent. The fee is charged on top.', example: '25000.00' })
  readonly amount!: string;

  @IdField(beneficiaryIds, { description: 'Who is paid.' })
  readonly beneficiary_id!: string;

  @ChoiceField(PAYOUT_RAILS, { description: 'How the money travels. Without it: the cheapest way that reaches the beneficiary.', example: 'swift', optional: true })
  readonly rail?: PayoutRail;

  @LineField(MOST_REFERENCE_CHARACTERS, { description: 'What the beneficiary reads on the statement.', example: 'Invoice 8841', optional: true })
  readonly reference?: string;

  @IdField(quoteIds, {
    description: "A quote to execute in the same step, wholly or not at all. It must give the payout's amount, or amount and fee together; what it does not give is taken from the account.",
    optional: true,
  })
  readonly quote_id?: string;
}

/** Nothing is to be said beside the payout's id. */
export class CancelPayoutBody {}
