import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicEvent } from '@corridor/contracts';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const FOLDER = 'docs/events/schemas';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The published schemas, by message: `corridor.quotes.QuoteCreated.v1`. */
export class EventSchemas {
  private readonly validators = new Map<string, ValidateFunction>();

  constructor() {
    const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
    addFormats.default(ajv);
    for (const file of readdirSync(FOLDER)) {
      const schema = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Json;
      this.validators.set(file.replace(/\.json$/, ''), ajv.compile(closed(schema) as object));
    }
  }

  get names(): string[] {
    return [...this.validators.keys()].sort();
  }

  /** What is wrong with an event, by its own type and version; nothing when it is as its schema says and has no field beside. */
  problemsOf(event: PublicEvent): string[] {
    const message = messageOf(event);
    const validate = this.validators.get(message);
    if (validate === undefined) return [`${message} has no schema`];
    validate(event);
    return (validate.errors ?? []).map(({ instancePath, message: said, params }) => `${message} ${instancePath} ${said ?? ''} ${JSON.stringify(params)}`);
  }
}

export const messageOf = ({ type, dataversion }: PublicEvent): string => `${type}.v${dataversion}`;

/**
 * Readers ignore fields that they don't know; here, each would be something published that no schema tells of. Members of a
 * union stay open: which of them an event is decides the union.
 */
function closed(schema: Json): Json {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(closed);
  const parts = Object.entries(schema as { readonly [key: string]: Json }).map(([key, value]) => [key, key === 'anyOf' ? value : closed(value)]);
  const object = Object.fromEntries(parts) as { readonly [key: string]: Json };
  const isObject = object['type'] === 'object' && object['properties'] !== undefined && object['additionalProperties'] === undefined;
  return isObject ? { ...object, additionalProperties: false } : object;
}
