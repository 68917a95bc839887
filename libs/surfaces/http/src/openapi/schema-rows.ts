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
  const inner = field.allOf ?? field.oneOf ?? field.anyOf;
  if (inner !== undefined) return inner.map((each) => typeOf(document, each)).join(' or ');
  if (field.items !== undefined) return `list of ${typeOf(document, field.items)}`;
  if (field.enum !== undefined) return field.enum.map(String).join(' | ');
  return [field.type ?? 'any'].flat().join(' or ');
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
