/** A JSON Schema as an OpenAPI document holds it, read and written before it is handed out. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly description?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

export type Schemas = Readonly<Record<string, Schema>>;

/** The schema that a reference names, with what stands beside the reference on top. Throws when there is none. */
export function resolved(schemas: Schemas, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = schemas[nameOf(schema.$ref)];
  if (found === undefined) throw new Error(`${schema.$ref} is not in the document`);
  const { $ref: _ref, ...beside } = schema;
  return { ...resolved(schemas, found), ...beside };
}

/** The last part of a reference. */
export function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** Types of a schema other than null. */
export function typesOf({ type }: Schema): readonly string[] {
  return [type ?? []].flat().filter((each) => each !== 'null');
}
