import { type DecimalString, decimalOf } from '@corridor/contracts';
import { type Currency, parseAmount } from '@corridor/money';
import { Field } from '@corridor/surfaces/http';
import { refuse } from '../errors/refuse.js';
import { documented, type Told } from './fields.js';

const DECIMAL = /^(0|[1-9]\d{0,15})(\.\d{1,18})?$/;
const ZERO = /^[0.]+$/;

/** An amount as text, never as a JSON number. What it may be in its currency: `readAmount`. */
export function AmountField(told: Told): PropertyDecorator {
  const check = Field('amount', (value) => (typeof value === 'string' && value !== '' ? null : 'must be an amount in a JSON string, such as "20.00"'));
  return documented(told, { type: String, example: '20.00' }, check);
}

/** An amount above zero whose currency its owner knows. `field` is its full name. Throws with the code of what is wrong. */
export function readPlainAmount(text: string, field: string): DecimalString {
  if (!DECIMAL.test(text) || ZERO.test(text)) throw refuse(400, 'invalid_amount', `${field} must be a plain decimal above zero, such as 20.00.`, field);
  return text as DecimalString;
}

/** An amount above zero with at most the decimals that its currency has. */
export function readAmount(text: string, currency: Currency, field: string): DecimalString {
  const parsed = parseAmount(readPlainAmount(text, field), currency);
  if (!parsed.ok) throw refuse(400, 'invalid_amount', `${field} is no amount of ${currency}.`, field);
  return decimalOf(parsed.value, currency);
}
