import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema } from './json-schema.js';
import type { PublishedEvent } from './published.js';
import type { EventTopic } from './topics.js';

/** What subscribers were told with the last release. */
export interface Released {
  readonly messages: readonly PublishedEvent[];
  readonly topics: readonly EventTopic[];
}

const FOLDER = 'released';
const TOPICS = 'topics.json';
const NAME = /^(?<type>corridor\.(?<service>[a-z]+)\.(?<name>\w+))\.v(?<version>\d+)\.json$/;

/** Reads `docs/events/released`. Nothing was released where there is no such folder. */
export function readReleased(docsFolder: string): Released {
  const folder = join(docsFolder, FOLDER);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return {
    messages: files.filter((file) => file !== TOPICS).map((file) => {
      const { type, service, name, version } = NAME.exec(file)?.groups ?? {};
      if (type === undefined || service === undefined || name === undefined) throw new Error(`${join(folder, file)} is no schema of an event`);
      return { type, service, name, version: Number(version), schema: read(file) as JsonSchema };
    }),
    topics: files.includes(TOPICS) ? (read(TOPICS) as EventTopic[]) : [],
  };
}
