import { DEPOSIT_METHODS, type DepositMethod } from '@corridor/contracts/collections';
import { CURRENCIES, type Currency, isFiat } from '@corridor/money';
import { Field, OneOf, Optional, TextField } from '@corridor/surfaces/http';
import { IdField, ScopeQuery } from '../fields.js';
import { accountIds } from '../ids.js';

const MOST_NAME_CHARACTERS = 140;
const MOST_ACCOUNT_CHARACTERS = 34;
const MOST_AMOUNT_CHARACTERS = 40;
const CODE = /^[a-z][a-z0-9_]{0,63}$/;

/** One entry of a bank's statement, as somebody reads it off. */
export class FundsBody extends ScopeQuery {
  @OneOf(DEPOSIT_METHODS)
  readonly method!: DepositMethod;

  /** No bank carries what lives on a chain. */
  @OneOf(CURRENCIES.filter(isFiat))
  readonly currency!: Currency;

  @TextField(MOST_AMOUNT_CHARACTERS)
  readonly amount!: string;

  /** IBAN or account number that was credited. */
  @Optional()
  @TextField(MOST_ACCOUNT_CHARACTERS * 2)
  readonly account?: string;

  /** What the payer wrote. */
  @Optional()
  @TextField(MOST_NAME_CHARACTERS)
  readonly reference?: string;

  @Optional()
  @TextField(MOST_NAME_CHARACTERS)
  readonly payer_name?: string;

  @Optional()
  @TextField(MOST_ACCOUNT_CHARACTERS * 2)
  readonly payer_account?: string;

  @TextField(MOST_NAME_CHARACTERS)
  readonly bank_reference!: string;
}

export class AssignBody {
  @IdField(accountIds)
  readonly account_id!: string;
}

/** Both are kept in an event: nothing personal belongs into them. */
export class ReturnBody {
  @Field('code', (value) => (typeof value === 'string' && CODE.test(value) ? null : 'must be a word such as payer_recall'))
  readonly failure_code!: string;

  @TextField(MOST_NAME_CHARACTERS)
  readonly failure_reason!: string;
}
