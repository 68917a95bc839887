import { breaksBetween } from './compatibility.js';
import { type Published, schemaName } from './published.js';
import type { Released } from './released.js';
import type { EventTopic } from './topics.js';

/** What was promised to subscribers with the last release and would not be kept: one sentence each. */
export function brokenPromises(released: Released, published: Published): string[] {
  const now = new Map(published.messages.map((message) => [schemaName(message), message]));
  const inMessages = released.messages.flatMap((before) => {
    const after = now.get(schemaName(before));
    if (after === undefined) return [`${schemaName(before)} is published no more`];
    return breaksBetween(before.schema, after.schema).map((found) => `${schemaName(before)}: ${found}`);
  });
  const topics = new Map(published.services.map(({ topic }) => [topic.address, topic]));
  const inTopics = released.topics.flatMap((before) => brokenByTopic(before, topics.get(before.address)));
  return [...inMessages, ...inTopics];
}

function brokenByTopic(before: EventTopic, after: EventTopic | undefined): string[] {
  if (after === undefined) return [`${before.address} is no more`];
  const broken: string[] = [];
  if (after.partitions !== before.partitions) {
    broken.push(`${before.address} has ${after.partitions} partitions instead of ${before.partitions}: keys would move, and lose their order`);
  }
  if (duration(after) < duration(before)) broken.push(`${before.address} keeps events for a shorter time: ${after.retentionMs} ms instead of ${before.retentionMs} ms`);
  return broken;
}

const duration = ({ retentionMs }: EventTopic): number => (retentionMs < 0 ? Infinity : retentionMs);

/** What to do about broken promises. */
export const WAYS_OUT = `Subscribers go by what was released. To change an event in a way that they could not read:
  1. Give it its next version in libs/contracts/src/<service>/events.ts: DomainEvent<'Name', Data, 2>. Its data is then the new one.
  2. Have whoever makes the event say \`version: 2\`, and whoever reads it from the log read both.
  3. npm run contracts:generate. The released version stays documented, because it stays in topics.
To only add to it, make every new field one that readers may ignore, and leave all others as they are. Where values are meant
to grow, say @open above the type before it is released.`;
