import type { Vocabulary } from './api-description.js';
import { type Schema, typesOf } from './schema.js';

/**
 * Adds to the fields of an object what their names say and the class has not, and closes it. Only fields that are always
 * there get an example: all others at once may make no sense.
 */
export function completeSchema(vocabulary: Vocabulary, name: string, schema: Schema): Schema {
  const { properties, required = [] } = schema;
  if (properties === undefined) return schema;
  const object = objectNameOf(schema) ?? vocabulary.objectOf(name);
  const fields = Object.entries(properties).map(([field, given]) => {
    const complete = completeField(vocabulary, field, given, { object, exemplary: required.includes(field) });
    const words = complete.description === undefined ? (vocabulary.wordsFor?.(field, object) ?? null) : null;
    return [field, words === null ? complete : { ...complete, description: words }] as const;
  });
  return { additionalProperties: false, ...schema, properties: Object.fromEntries(fields) };
}

function objectNameOf({ properties }: Schema): string | null {
  const [told] = properties?.['object']?.enum ?? [];
  return typeof told === 'string' ? told : null;
}

interface Place {
  readonly object: string | null;
  readonly exemplary: boolean;
}

/** What the class says stands. A field of a narrower kind than its name's, such as an object, is left as it is. */
export function completeField(vocabulary: Vocabulary, name: string, field: Schema, { object, exemplary }: Place): Schema {
  const meaning = vocabulary.meaningOf(name, object);
  if (meaning === null || !fits(meaning, field)) return field;
  const { example, type, ...form } = meaning;
  const shown = exemplary && example !== undefined && field.enum === undefined ? { example } : {};
  const isFormed = field.enum !== undefined || field.pattern !== undefined || field.maxLength !== undefined;
  if (isFormed) return { ...shown, ...field };
  if (form.$ref !== undefined) return { ...form, ...shown, ...withoutType(field) };
  return { ...withNull(form, field), ...shown, ...field, ...(type === undefined ? {} : { type: nullableAs(field, type) }) };
}

/** A meaning is of texts unless it says that it is of numbers. */
function fits(meaning: Schema, field: Schema): boolean {
  return typesOf(field).some((each) => (meaning.type === 'integer' ? each === 'number' || each === 'integer' : each === 'string'));
}

function nullableAs(field: Schema, type: NonNullable<Schema['type']>): NonNullable<Schema['type']> {
  return [field.type].flat().includes('null') ? [...[type].flat(), 'null'] : type;
}

/** Where null may stand it is one of the choices. */
function withNull(form: Schema, { type }: Schema): Schema {
  const isNullable = [type].flat().includes('null');
  return isNullable && form.enum !== undefined ? { ...form, enum: [...form.enum, null] } : form;
}

function withoutType({ type, ...rest }: Schema): Schema {
  if ([type].flat().includes('null')) throw new Error('a field that can be null refers to a form that can not');
  return rest;
}
