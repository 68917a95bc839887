import { ADDED, CODES } from './xflow-codes.js';
import { type Fields, type OrNull, REFERENCE, type Shape } from './xflow-reference.js';

const CURRENCIES = ['AED', 'AUD', 'CAD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'INR', 'JPY', 'NOK', 'NZD', 'PLN', 'SEK', 'SGD', 'USD', 'USDC', 'USDT', 'BTC', 'ETH'];

const ALL_CODES: readonly string[] = [...CODES, ...ADDED];

/** What a word of the reference means. Words that are not here are the values themselves. */
const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  amount: (value) => typeof value === 'string' && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value),
  boolean: (value) => typeof value === 'boolean',
  code: (value) => ALL_CODES.includes(value as string),
  country: (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value),
  currency: (value) => CURRENCIES.includes(value as string),
  day: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  integer: (value) => Number.isSafeInteger(value),
  map: (value) => isObject(value) && Object.keys(value).length <= 10 && Object.values(value).every((each) => typeof each === 'string'),
  text: (value) => typeof value === 'string',
  /** In seconds: what is in milliseconds would be in a far future. */
  time: (value) => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 100_000_000_000,
};

/** What an answer has that the reference does not, and what it lacks: by what each object in it says that it is. */
export function referenceProblems(value: unknown): string[] {
  if (!isObject(value)) return ['the answer is no object'];
  return objectProblems(value, '');
}

function objectProblems(value: Readonly<Record<string, unknown>>, path: string): string[] {
  const { object, ...fields } = value;
  const known = typeof object === 'string' && Object.hasOwn(REFERENCE, object) ? REFERENCE[object] : undefined;
  if (known === undefined) return [`${path}/object is ${String(object)}, which the reference has no object of`];
  return fieldProblems(known, fields, path);
}

function fieldProblems(known: Fields, fields: Readonly<Record<string, unknown>>, path: string): string[] {
  const shapes = new Map(Object.entries(known).map(([name, shape]) => [name.replace(/\?$/, ''), { shape, isOptional: name.endsWith('?') }]));
  const missing = [...shapes].filter(([name, { isOptional }]) => !isOptional && !(name in fields)).map(([name]) => `${path}/${name} is missing`);
  const found = Object.entries(fields).flatMap(([name, value]) => {
    const told = shapes.get(name);
    return told === undefined ? [`${path}/${name} is not in the reference`] : valueProblems(told.shape, value, `${path}/${name}`);
  });
  return [...missing, ...found];
}

function valueProblems(shape: Shape, value: unknown, path: string): string[] {
  if (typeof shape === 'string') return wordProblems(shape, value, path);
  if (isList(shape)) {
    return Array.isArray(value) ? value.flatMap((each, index) => valueProblems(shape[0], each, `${path}/${index}`)) : [`${path} is no list`];
  }
  if (isOrNull(shape)) return value === null ? [] : valueProblems(shape.orNull, value, path);
  return isObject(value) ? fieldProblems(shape, value, path) : [`${path} is no object`];
}

function wordProblems(word: string, value: unknown, path: string): string[] {
  if (word === 'object') return isObject(value) ? objectProblems(value, path) : [`${path} is no object`];
  const bare = word.replace(/\?$/, '');
  if (value === null) return word.endsWith('?') ? [] : [`${path} is null`];
  return fits(bare, value) ? [] : [`${path} is ${JSON.stringify(value)}, not ${bare}`];
}

function fits(word: string, value: unknown): boolean {
  const kind = KINDS[word];
  if (kind !== undefined) return kind(value);
  if (word.startsWith('id:')) return typeof value === 'string' && new RegExp(`^${word.slice('id:'.length)}_[0-9A-Za-z]{22}$`).test(value);
  return typeof value === 'string' && word.split('|').includes(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function isOrNull(shape: Exclude<Shape, string | readonly [Shape]>): shape is OrNull {
  return 'orNull' in shape;
}
