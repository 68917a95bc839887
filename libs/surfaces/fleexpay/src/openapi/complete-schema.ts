import { type Schema, typesOf } from './schema.js';
import { meaningOf } from './vocabulary.js';

/** Objects that don't say in a field what they are. */
const UNNAMED: Readonly<Record<string, string>> = { TransactionObject: 'transaction' };

/**
 * Adds to the fields of an object what their names say and the class has not, and closes it. Only fields that are always
 * there get an example: all others at once may make no sense.
 */
export function completeSchema(name: string, schema: Schema): Schema {
  const { properties, required = [] } = schema;
  if (properties === undefined) return schema;
  const object = objectNameOf(name, schema);
  const fields = Object.entries(properties).map(([field, given]) => {
    return [field, completeField(field, given, { object, exemplary: required.includes(field) })] as const;
  });
  return { additionalProperties: false, ...schema, properties: Object.fromEntries(fields) };
}

function objectNameOf(name: string, { properties }: Schema): string | null {
  const [told] = properties?.['object']?.enum ?? [];
  return typeof told === 'string' ? told : (UNNAMED[name] ?? null);
}

interface Place {
  readonly object: string | null;
  readonly exemplary: boolean;
}

/** What the class says stands. A field of a narrower kind than its name's, such as an object, is left as it is. */
export function completeField(name: string, field: Schema, { object, exemplary }: Place): Schema {
  const meaning = typesOf(field).includes('string') ? meaningOf(name, object) : null;
  if (meaning === null) return field;
  const { example, ...form } = meaning;
  const shown = exemplary && example !== undefined && field.enum === undefined ? { example } : {};
  const isFormed = field.enum !== undefined || field.pattern !== undefined || field.maxLength !== undefined;
  if (isFormed) return { ...shown, ...field };
  return form.$ref === undefined ? { ...withNull(form, field), ...shown, ...field } : { ...form, ...shown, ...withoutType(field) };
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
