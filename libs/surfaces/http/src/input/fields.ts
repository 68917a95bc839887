import { registerDecorator, ValidateIf } from 'class-validator';
import { isTime } from './is-time.js';

/** The field may be left out. Null is a value, and most fields refuse it. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_dto, value) => value !== undefined);
}

/** A check of one field. `problem` completes the sentence that the field's name begins; null when the value is fine. */
export function Field(name: string, problem: (value: unknown) => string | null): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => problem(value) === null,
        defaultMessage: (args) => `${args?.property ?? 'it'} ${value(args?.value, problem)}`,
      },
    });
  };
}

function value(given: unknown, problem: (value: unknown) => string | null): string {
  return given === undefined ? 'is required' : (problem(given) ?? 'is not valid');
}

/** Control characters and halves of surrogate pairs: no text of a person has them, and a database refuses some. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

export function textProblem(text: unknown, mostCharacters: number): string | null {
  if (typeof text !== 'string') return 'must be a string';
  if (text.length === 0 || text.length > mostCharacters) return `must have 1 to ${mostCharacters} characters`;
  if (text.trim() === '') return 'must not be blank';
  return NO_TEXT.test(text) ? 'must not have control characters' : null;
}

/** One line of text. */
export function TextField(mostCharacters: number): PropertyDecorator {
  return Field('text', (value) => textProblem(value, mostCharacters));
}

/** One line of text, or null for none. */
export function NullableTextField(mostCharacters: number): PropertyDecorator {
  return Field('nullableText', (value) => (value === null ? null : textProblem(value, mostCharacters)));
}

export function OneOf(values: readonly string[]): PropertyDecorator {
  return Field('oneOf', (value) =>
    typeof value === 'string' && values.includes(value) ? null : `must be one of ${values.join(', ')}`,
  );
}

/** A page's size in a query: a whole number without sign, 1 to `most`. */
export function LimitParameter(most: number): PropertyDecorator {
  return Field('limit', (value) => {
    const isCount = typeof value === 'string' && /^[1-9]\d{0,3}$/.test(value) && countOf(value) <= most;
    return isCount ? null : `must be a whole number from 1 to ${most}`;
  });
}

/** A count that {@link LimitParameter} has let through. */
export function countOf(text: string): number {
  // tidy: not money — a count of objects, at most four digits
  return Number(text);
}

/** A whole JSON number within bounds. */
export function CountField(least: number, most: number): PropertyDecorator {
  return Field('count', (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? null
      : `must be a whole number from ${least} to ${most}`,
  );
}

/** A moment: ISO 8601 with seconds and a zone, in the years 0001 to 9999 of UTC. */
export function TimeParameter(): PropertyDecorator {
  return Field('time', (value) =>
    typeof value === 'string' && isTime(value) ? null : 'must be an ISO 8601 time with a zone, such as 2026-01-31T09:30:00Z',
  );
}
