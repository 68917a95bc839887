import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];
type Plain = Exclude<Schema, { readonly $ref: string }>;

/** One row a field: name, type, whether it is required, what it means. */
export function schemaRows(document: OpenAPIObject, schema: Schema): string[][] {
  const { properties = {}, required = [], enum: values } = resolved(document, schema);
  if (values !== undefined) return [[values.join(', ')]];
  return Object.entries(properties).map(([name, field]) => [
    name,
    typeOf(document, field),
    required.includes(name) ? 'required' : '',
    '$ref' in field ? '' : (field.description ?? ''),
  ]);
}

function resolved(document: OpenAPIObject, schema: Schema): Plain {
  if (!('$ref' in schema)) return schema;
  const found = document.components?.schemas?.[nameOf(schema.$ref)];
  return found === undefined || '$ref' in found ? {} : found;
}

function typeOf(document: OpenAPIObject, field: Schema): string {
  if ('$ref' in field) return nameOf(field.$ref);
  const inner = field.allOf?.[0];
  if (inner !== undefined) return typeOf(document, inner);
  if (field.items !== undefined) return `list of ${typeOf(document, field.items)}`;
  const type = field.enum === undefined ? String(field.type ?? 'any') : field.enum.join(' | ');
  return field.nullable === true ? `${type} or null` : type;
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
