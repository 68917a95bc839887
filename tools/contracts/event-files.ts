import { stringify } from 'yaml';
import { asyncApi } from './asyncapi.js';
import type { Contracts } from './event-declarations.js';
import { type Published, publishedEvent, type PublishedEvent, schemaFile, schemaName } from './published.js';
import { eventTopicOf } from './topics.js';
import type { Released } from './released.js';

/** Files by their path below `docs/events`. */
export type EventFiles = ReadonlyMap<string, string>;

/** What the contracts publish today, and the versions before it that were released: those are in topics for as long as these keep them. */
export function publishedBy(contracts: Contracts, released: Released): Published {
  const current = contracts.events.map((event) => publishedEvent(event, contracts));
  const versionOf = new Map(current.map(({ type, version }) => [type, version]));
  const earlier = released.messages.filter(({ type, version }) => version < (versionOf.get(type) ?? version));
  return {
    messages: [...current, ...earlier].sort((a, b) => (nameForOrder(a) < nameForOrder(b) ? -1 : 1)),
    services: [...contracts.services].map(([service, description]) => ({ service, description, topic: eventTopicOf(service) })),
  };
}

const nameForOrder = ({ type, version }: PublishedEvent): string => `${type} ${String(version).padStart(4, '0')}`;

export function eventFiles(published: Published, license: string): EventFiles {
  return new Map([
    ['asyncapi.yaml', `# Written by \`npm run contracts:generate\`.\n${stringify(asyncApi(published, license), { lineWidth: 0 })}`],
    ...published.messages.map((message): [string, string] => [schemaFile(message), textOf(message.schema)]),
  ]);
}

/** What a release keeps, so that the next one can be compared with it. */
export function releaseFiles({ messages, services }: Published): EventFiles {
  return new Map([
    ['released/topics.json', textOf(services.map(({ topic }) => topic))],
    ...messages.map((message): [string, string] => [`released/${schemaName(message)}.json`, textOf(message.schema)]),
  ]);
}

const textOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
