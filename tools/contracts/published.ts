import type { Contracts, EventDeclaration } from './event-declarations.js';
import { definitionsUsed, DIALECT, type JsonSchema } from './json-schema.js';
import type { EventTopic } from './topics.js';

/** One version of one event as subscribers get it. */
export interface PublishedEvent {
  readonly service: string;
  readonly name: string;
  readonly version: number;
  /** The CloudEvents type. */
  readonly type: string;
  readonly schema: JsonSchema;
}

/** All that subscribers are told. */
export interface Published {
  readonly messages: readonly PublishedEvent[];
  readonly services: readonly { readonly service: string; readonly description: string; readonly topic: EventTopic }[];
}

/** `corridor.quotes.QuoteCreated.v1` */
export const schemaName = ({ service, name, version }: Pick<PublishedEvent, 'service' | 'name' | 'version'>): string =>
  `corridor.${service}.${name}.v${version}`;

/** Where the schema of a message is, from the AsyncAPI document. */
export const schemaFile = (event: Pick<PublishedEvent, 'service' | 'name' | 'version'>): string => `schemas/${schemaName(event)}.json`;

/** An event with its envelope, in one document that needs no other. */
export function publishedEvent(event: EventDeclaration, { envelope, definitions }: Contracts): PublishedEvent {
  const { service, name, version } = event;
  const type = `corridor.${service}.${name}`;
  const fixed: Readonly<Record<string, JsonSchema>> = {
    source: { type: 'string', const: `/corridor/${service}` },
    type: { type: 'string', const: type },
    dataversion: { type: 'integer', const: version },
  };
  const around = Object.entries(envelope.properties ?? {}).map(([field, schema]) => [field, withFixed(schema, fixed[field])]);
  const body: JsonSchema = {
    type: 'object',
    properties: { ...(Object.fromEntries(around) as JsonSchema['properties']), data: event.data },
    required: [...(envelope.required ?? []), 'data'],
  };
  const used = [...definitionsUsed(body, definitions)].sort();
  const $defs = Object.fromEntries(used.map((definition) => [definition, definitions.get(definition) as JsonSchema]));
  const title = schemaName(event);
  return { service, name, version, type, schema: { $schema: DIALECT, $id: `${title}.json`, title, description: event.description, ...body, $defs } };
}

function withFixed(schema: JsonSchema, fixed: JsonSchema | undefined): JsonSchema {
  if (fixed === undefined) return schema;
  return schema.description === undefined ? fixed : { ...fixed, description: schema.description };
}
