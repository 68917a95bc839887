import { type JsonSchema, resolved } from './json-schema.js';

/** Keywords that this comparison understands or may ignore. One that it has not met would pass unseen. */
const KNOWN = new Set([
  '$schema', '$id', '$defs', '$ref', 'title', 'description', 'examples', 'type', 'const', 'enum', 'not', 'format', 'pattern', 'minimum',
  'properties', 'required', 'additionalProperties', 'items', 'anyOf',
]);

/** The field that tells members of a union apart. */
const DISCRIMINATORS = ['reason', 'kind', 'type'];

interface Documents {
  readonly before: JsonSchema;
  readonly after: JsonSchema;
  /** Pairs of definitions that are being compared, so that one which holds itself has an end. */
  readonly under: Set<string>;
}

/**
 * What would hurt a reader who goes by the earlier document when messages are as the later one says: each as a sentence with
 * the place in the message. Fields that were added hurt nobody, because readers ignore what they don't know.
 */
export function breaksBetween(before: JsonSchema, after: JsonSchema): string[] {
  return compare(before, after, '', { before, after, under: new Set() });
}

function compare(from: JsonSchema, to: JsonSchema, at: string, documents: Documents): string[] {
  const pair = `${String(from.$ref)} ${String(to.$ref)}`;
  if (from.$ref === undefined || to.$ref === undefined) return compareResolved(from, to, at, documents);
  if (documents.under.has(pair)) return [];
  documents.under.add(pair);
  const breaks = compareResolved(from, to, at, documents);
  documents.under.delete(pair);
  return breaks;
}

function compareResolved(from: JsonSchema, to: JsonSchema, at: string, documents: Documents): string[] {
  const before = known(resolved(known(from), documents.before));
  const after = known(resolved(known(to), documents.after));
  if (after.anyOf !== undefined) return after.anyOf.flatMap((member) => compare(before, member, at, documents));
  if (before.anyOf !== undefined) return compareWithMembers(before.anyOf, after, at, documents);
  if (before.type !== after.type) return [`${at} was ${nounOf(before)} and may now be ${nounOf(after)}`];
  return [...compareTexts(before, after, at), ...compareObjects(before, after, at, documents), ...compareItems(before, after, at, documents)];
}

/** A later value must be one of those that a reader was told of. Without such a member, the one that was meant tells most. */
function compareWithMembers(members: readonly JsonSchema[], after: JsonSchema, at: string, documents: Documents): string[] {
  const breaks = members.map((member) => compare(member, after, at, documents));
  if (breaks.some((found) => found.length === 0)) return [];
  const label = labelOf(after);
  const meant = members.findIndex((member) => label !== null && labelOf(resolved(member, documents.before)) === label);
  return breaks[meant] ?? [`${at} may now be ${label === null ? nounOf(after) : JSON.stringify(label)}`];
}

function compareTexts(before: JsonSchema, after: JsonSchema, at: string): string[] {
  const told = valuesOf(before);
  const values = valuesOf(after);
  if (told !== null) {
    if (values === null) return [`${at} was one of ${told.join(', ')} and may now be anything`];
    const added = values.filter((value) => !told.includes(value));
    return added.map((value) => `${at} may now be ${JSON.stringify(value)}`);
  }
  const breaks: string[] = [];
  const excluded = before.not?.enum ?? [];
  const admitted = excluded.filter((value) => (values === null ? !(after.not?.enum ?? []).includes(value) : values.includes(value)));
  breaks.push(...admitted.map((value) => `${at} may now be ${JSON.stringify(value)} with other fields`));
  if (before.pattern !== undefined && !staysWithin(before.pattern, after, values)) breaks.push(`${at} no longer keeps to ${before.pattern}`);
  if (before.format !== undefined && before.format !== after.format) breaks.push(`${at} no longer has the format ${before.format}`);
  if (before.minimum !== undefined && (after.minimum ?? -Infinity) < before.minimum) breaks.push(`${at} may now be below ${before.minimum}`);
  return breaks;
}

function compareObjects(before: JsonSchema, after: JsonSchema, at: string, documents: Documents): string[] {
  const breaks: string[] = [];
  for (const [name, field] of Object.entries(before.properties ?? {})) {
    const now = after.properties?.[name];
    if (now === undefined) breaks.push(`${at}/${name} was removed`);
    else breaks.push(...compare(field, now, `${at}/${name}`, documents));
    const mayBeMissing = before.required?.includes(name) === true && after.required?.includes(name) !== true;
    if (now !== undefined && mayBeMissing) breaks.push(`${at}/${name} was always there and may now be missing`);
  }
  if (before.additionalProperties === undefined) return breaks;
  if (after.additionalProperties === undefined) return [...breaks, `${at} was a map and is no more`];
  return [...breaks, ...compare(before.additionalProperties, after.additionalProperties, `${at}/*`, documents)];
}

function compareItems(before: JsonSchema, after: JsonSchema, at: string, documents: Documents): string[] {
  if (before.items === undefined || after.items === undefined) return [];
  return compare(before.items, after.items, `${at}[]`, documents);
}

function staysWithin(pattern: string, after: JsonSchema, values: readonly unknown[] | null): boolean {
  return values === null ? after.pattern === pattern : values.every((value) => new RegExp(pattern, 'u').test(String(value)));
}

function valuesOf({ const: only, enum: several }: JsonSchema): readonly (string | number | boolean)[] | null {
  return only === undefined ? (several ?? null) : [only];
}

function labelOf(schema: JsonSchema): string | null {
  const labels = DISCRIMINATORS.map((name) => schema.properties?.[name]?.const);
  return labels.find((label): label is string => typeof label === 'string') ?? null;
}

function nounOf({ type }: JsonSchema): string {
  if (type === 'null') return 'null';
  return `${type === 'object' || type === 'array' || type === 'integer' ? 'an' : 'a'} ${String(type)}`;
}

function known(schema: JsonSchema): JsonSchema {
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.has(keyword));
  if (unknown !== undefined) throw new Error(`${unknown} means nothing to the comparison of versions: teach it`);
  return schema;
}
