import { CURRENCIES, isCurrency, MAX_MAJOR_DIGITS } from '@corridor/money';
import { Field, OneOf, Optional, type PublicId, TextField, textProblem } from '@corridor/surfaces/http';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

/** What the document says of a field beside its type. */
export interface Told {
  readonly description: string;
  readonly example?: string | number;
  readonly optional?: boolean;
}

/** How an id is written: 128 bits in base 62. */
export const idPattern = (prefix: string): string => `^${prefix}[0-7][0-9A-Za-z]{21}$`;

/** An id that this API printed; whether the object exists is for its owner to say. */
export function IdField(ids: PublicId<string>, told: Told): PropertyDecorator {
  const problem = (value: unknown) =>
    typeof value === 'string' && ids.read(value) !== null ? null : `must be an id that begins with ${ids.prefix}`;
  return documented(told, { type: String, pattern: idPattern(ids.prefix) }, Field('id', problem));
}

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

/** Ties a check of a value to what the document says of it. */
export function documented(told: Told, schema: object, check: PropertyDecorator): PropertyDecorator {
  const { description, example, optional = false } = told;
  const property = ApiProperty({ ...schema, description, required: !optional, ...(example === undefined ? {} : { example }) });
  return optional ? applyDecorators(Optional(), check, property) : applyDecorators(check, property);
}
