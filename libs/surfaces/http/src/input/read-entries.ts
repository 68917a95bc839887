import { invalid } from '../failures/fault.js';
import { type FieldProblem, flawFor, wordsOf } from './fields.js';

/** Checks of the fields of an entry, each of which it has to have. */
export type EntryChecks<Entry> = { readonly [Name in keyof Entry]: (value: unknown) => FieldProblem };

const MOST_ENTRIES = 500;

/**
 * Reads a list of small objects, all of one shape. Throws `invalid_request` that names the first field at fault, such as
 * `payout[0].fixed`.
 */
export function readEntries<Entry>(given: unknown, field: string, checks: EntryChecks<Entry>): readonly Entry[] {
  if (!Array.isArray(given)) throw invalid(`${field} must be a list of objects.`, field);
  if (given.length > MOST_ENTRIES) throw invalid(`${field} has more than ${MOST_ENTRIES} entries.`, field, 'range');
  return given.map((entry: unknown, at) => readEntry(entry, `${field}[${at}]`, checks));
}

function readEntry<Entry>(given: unknown, path: string, checks: EntryChecks<Entry>): Entry {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw invalid(`${path} must be an object.`, path);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined) throw invalid(`${path}.${unknown} is not a known field.`, `${path}.${unknown}`, 'unknown');
  const names = Object.keys(checks) as (keyof Entry & string)[];
  return Object.fromEntries(names.map((name) => [name, readValue(given as Readonly<Record<string, unknown>>, { name, path, problemOf: checks[name] })])) as Entry;
}

function readValue(given: Readonly<Record<string, unknown>>, { name, path, problemOf }: { readonly name: string; readonly path: string; readonly problemOf: (value: unknown) => FieldProblem }): unknown {
  if (!Object.hasOwn(given, name)) throw invalid(`${path}.${name} is required.`, `${path}.${name}`, 'missing');
  const problem = problemOf(given[name]);
  if (problem !== null) throw invalid(`${path}.${name} ${wordsOf(problem)}.`, `${path}.${name}`, flawFor(problem, given[name]));
  return given[name];
}
