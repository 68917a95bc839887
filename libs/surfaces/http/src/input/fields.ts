import { registerDecorator, ValidateIf } from 'class-validator';
import type { Flaw } from '../failures/fault.js';
import { isTime } from './is-time.js';

/** The field may be left out. Null is a value, and most fields refuse it. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_dto, value) => value !== undefined);
}

/** What is wrong with a value: the rest of the sentence that the field's name begins. Text alone is a flaw of the value. */
export type FieldProblem = string | { readonly text: string; readonly flaw: Flaw } | null;

type Check = (value: unknown) => FieldProblem;

/** The checks of each DTO's fields: class-validator keeps what they say, but not which flaw it was. */
const checks = new WeakMap<object, Map<string, Check>>();

/** A check of one field; `problem` is null when the value is fine. */
export function Field(name: string, problem: Check): PropertyDecorator {
  return (target, property) => {
    const ofTarget = checks.get(target) ?? new Map<string, Check>();
    checks.set(target, ofTarget.set(String(property), problem));
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

function value(given: unknown, problem: Check): string {
  if (given === undefined) return 'is required';
  const found = problem(given);
  return found === null ? 'is not valid' : wordsOf(found);
}

/** What is wrong, in words that go on from the field's name. */
export function wordsOf(problem: NonNullable<FieldProblem>): string {
  return typeof problem === 'string' ? problem : problem.text;
}

/** Which flaw a field was refused for. `dto` is the object that was validated. */
export function flawOf(dto: object | undefined, property: string, given: unknown): Flaw {
  if (given === undefined) return 'missing';
  for (let at: object | null = dto ?? null; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const found = checks.get(at)?.get(property)?.(given);
    if (found !== undefined && found !== null) return flawFor(found, given);
  }
  return 'value';
}

/** The flaw that a problem is. Whatever a field wants, with an empty text nothing was given. */
export function flawFor(problem: NonNullable<FieldProblem>, given: unknown): Flaw {
  if (given === '' || (Array.isArray(given) && given.includes(''))) return 'too_short';
  return typeof problem === 'string' ? 'value' : problem.flaw;
}

/** Control characters and halves of surrogate pairs: no text of a person has them, and a database refuses some. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;
/** The same, but for what parts lines and columns. */
const NO_LINES = /\p{Cs}|(?![\t\n\r])\p{Cc}/u;

/** What is wrong with one line of text. */
export function textProblem(text: unknown, mostCharacters: number): FieldProblem {
  return problemOfText(text, mostCharacters, NO_TEXT);
}

/** What is wrong with text that may have several lines. */
export function linesProblem(text: unknown, mostCharacters: number): FieldProblem {
  return problemOfText(text, mostCharacters, NO_LINES);
}

function problemOfText(text: unknown, mostCharacters: number, forbidden: RegExp): FieldProblem {
  if (typeof text !== 'string') return 'must be a string';
  const length = `must have 1 to ${mostCharacters} characters`;
  if (text.length === 0) return { text: length, flaw: 'too_short' };
  if (hasMoreCharacters(text, mostCharacters)) return { text: length, flaw: 'too_long' };
  if (text.trim() === '') return { text: 'must not be blank', flaw: 'too_short' };
  return forbidden.test(text) ? { text: 'must not have control characters', flaw: 'characters' } : null;
}

/** Characters are counted as people and JSON Schema do, an emoji once; `length` counts the halves of surrogate pairs. */
export function hasMoreCharacters(text: string, most: number): boolean {
  return text.length > most && [...text].length > most;
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
    return isCount ? null : { text: `must be a whole number from 1 to ${most}`, flaw: 'range' };
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
      : { text: `must be a whole number from ${least} to ${most}`, flaw: 'range' },
  );
}

/** A moment: ISO 8601 with seconds and a zone, in the years 0001 to 9999 of UTC. */
export function TimeParameter(): PropertyDecorator {
  return Field('time', (value) =>
    typeof value === 'string' && isTime(value) ? null : 'must be an ISO 8601 time with a zone, such as 2026-01-31T09:30:00Z',
  );
}
