import { resolved, type Schema, type Schemas } from './schema.js';

/** A value of a schema, made of the examples of its fields. Fields that may be left out are, unless they have one. */
export function exampleOf(schemas: Schemas, schema: Schema): unknown {
  const { example, const: constant, enum: values, allOf, oneOf, anyOf, items, properties, required = [] } = resolved(schemas, schema);
  const [choice] = allOf ?? oneOf ?? anyOf ?? [];
  if (example !== undefined) return example;
  if (constant !== undefined) return constant;
  if (values !== undefined) return values[0];
  if (choice !== undefined) return exampleOf(schemas, choice);
  if (items !== undefined) return [exampleOf(schemas, items)];
  if (properties === undefined) return plainExample(resolved(schemas, schema));
  const shown = Object.entries(properties).filter(([name, field]) => required.includes(name) || hasExample(schemas, field));
  return Object.fromEntries(shown.map(([name, field]) => [name, exampleOf(schemas, field)]));
}

/** Whether somebody has thought of a value for it, or for what is in it. */
function hasExample(schemas: Schemas, schema: Schema): boolean {
  const { example, properties } = resolved(schemas, schema);
  return example !== undefined || Object.values(properties ?? {}).some((field) => hasExample(schemas, field));
}

function plainExample({ type }: Schema): unknown {
  const types = [type ?? []].flat();
  if (types.includes('null')) return null;
  if (types.includes('boolean')) return false;
  if (types.includes('integer')) return 1;
  return types.includes('object') ? {} : 'text';
}
