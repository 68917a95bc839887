import { CURRENCIES, isCurrency, MAX_MAJOR_DIGITS } from '@corridor/money';
import { documented, Field, OneOf, TextField, textProblem, type Told } from '@corridor/surfaces/http';

export { documented, IdField, idPattern, type Told } from '@corridor/surfaces/http';

export function CurrencyField(told: Told): PropertyDecorator {
  const problem = (value: unknown) =>
    typeof value === 'string' && isCurrency(value) ? null : `must be one of ${CURRENCIES.join(', ')}`;
  return documented(told, { enum: [...CURRENCIES], enumName: 'Currency' }, Field('currency', problem));
}

const MOST_AMOUNT_CHARACTERS = 40;
/** For the document: what is above zero, with no more digits than any amount may have. */
const POSITIVE = `^(0[.][0-9]*[1-9][0-9]*|[1-9][0-9]{0,${MAX_MAJOR_DIGITS - 1}}([.][0-9]{1,18})?)$`;

/** A positive decimal as a JSON string. How many decimals it may have depends on the currency: see `readAmountField`. */
export function AmountField(told: Told): PropertyDecorator {
  const problem = (value: unknown) => {
    if (typeof value !== 'string') return 'must be a decimal in a JSON string';
    const isDecimal = value.length <= MOST_AMOUNT_CHARACTERS && /^(0|[1-9]\d*)(\.\d+)?$/.test(value);
    return isDecimal ? null : 'must be a plain decimal such as 50000.00';
  };
  return documented(told, { type: String, maxLength: MOST_AMOUNT_CHARACTERS, pattern: POSITIVE }, Field('amount', problem));
}

export function ChoiceField(values: readonly string[], told: Told): PropertyDecorator {
  return documented(told, { type: String, enum: [...values] }, OneOf(values));
}

/** One line: no control characters. */
export const LINE = String.raw`^[^\x00-\x1f\x7f-\x9f]*$`;

export function LineField(mostCharacters: number, told: Told): PropertyDecorator {
  return documented(told, { type: String, minLength: 1, maxLength: mostCharacters, pattern: LINE }, TextField(mostCharacters));
}

/** What somebody is called. A name without a letter or a digit names nobody, and can be screened against nothing. */
export function NameField(mostCharacters: number, told: Told): PropertyDecorator {
  const problem = (value: unknown) => textProblem(value, mostCharacters) ?? (/[\p{L}\p{N}]/u.test(String(value)) ? null : 'must have a letter or a digit');
  return documented(told, { type: String, minLength: 1, maxLength: mostCharacters, pattern: LINE }, Field('name', problem));
}
