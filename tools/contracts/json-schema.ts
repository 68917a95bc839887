/** The part of JSON Schema 2020-12 that events are described in. The comparison of versions knows no more than this. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: JsonType;
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  /** Values known today of a text that may have others tomorrow. */
  readonly examples?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  /** What all other properties hold, for maps. Objects without it may have fields that are not named, which readers ignore. */
  readonly additionalProperties?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'object' | 'array';

export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const DEFINITION = '#/$defs/';

export const refTo = (name: string): JsonSchema => ({ $ref: `${DEFINITION}${name}` });

/** The definition that a schema refers to, or the schema itself. Throws when the document lacks it. */
export function resolved(schema: JsonSchema, document: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const definition = document.$defs?.[schema.$ref.slice(DEFINITION.length)];
  if (!schema.$ref.startsWith(DEFINITION) || definition === undefined) throw new Error(`${schema.$ref} is not in ${String(document.$id)}`);
  return resolved(definition, document);
}

/** Names of the definitions that a schema needs, directly or through others. */
export function definitionsUsed(schema: JsonSchema, known: ReadonlyMap<string, JsonSchema>): Set<string> {
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { $ref } = value as JsonSchema;
    if (typeof $ref === 'string') {
      const name = $ref.slice(DEFINITION.length);
      if (!used.has(name)) visit(known.get(used.add(name) && name));
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(schema);
  return used;
}
