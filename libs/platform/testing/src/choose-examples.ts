import type { Example, ExampleEvent } from './recorded-examples.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;
const FIRST_TIME = Date.parse('2026-01-01T00:00:00.000Z');

/** How many shapes of one event are worth a file of their own in an example. */
const MOST_A_TYPE = 4;

/**
 * Of streams as they were recorded, examples of one event: each has a field, or a kind of value in one, that those before it have
 * not. Short streams come first, because all that goes before the event is part of its example.
 */
export function chooseExamples(streams: readonly Example[], { type, version }: Pick<ExampleEvent, 'type' | 'version'>): Example[] {
  const candidates = streams
    .flatMap((stream) => stream.events.flatMap((event, at) => (event.type === type && event.version === version ? [{ ...stream, events: stream.events.slice(0, at + 1) }] : [])))
    .sort((one, other) => one.events.length - other.events.length);
  const seen = new Set<string>();
  const chosen: Example[] = [];
  for (const candidate of candidates) {
    const shape = shapeOf(candidate.events.at(-1)?.data, '');
    if (chosen.length >= MOST_A_TYPE || shape.every((part) => seen.has(part))) continue;
    shape.forEach((part) => seen.add(part));
    chosen.push(neutral(candidate));
  }
  return chosen;
}

/** Ids in the order in which they come, and times on a day of their own, as far apart as they were in whole seconds. */
export function neutral(example: Example): Example {
  const text = JSON.stringify(example);
  const ids = new Map<string, string>();
  const first = Math.min(...(text.match(TIME) ?? []).map((time) => Date.parse(time)));
  const idOf = (id: string): string => {
    const known = ids.get(id) ?? `01900000-0000-7000-8000-${(ids.size + 1).toString(16).padStart(12, '0')}`;
    ids.set(id, known);
    return known;
  };
  const timeOf = (time: string): string => new Date(FIRST_TIME + Math.round((Date.parse(time) - first) / 1_000) * 1_000).toISOString();
  return JSON.parse(text.replace(UUID, idOf).replace(TIME, timeOf)) as Example;
}

/** Every place in a value and the kind of what is there. Ids as names of fields are one place. */
function shapeOf(value: unknown, at: string): string[] {
  if (value === null || typeof value !== 'object') return [`${at}: ${value === null ? 'null' : typeof value}`];
  const parts = Array.isArray(value) ? value.map((item): [string, unknown] => ['[]', item]) : Object.entries(value).map(([name, field]): [string, unknown] => [name.replace(UUID, 'id'), field]);
  return [`${at}: ${Array.isArray(value) ? 'list' : 'object'}`, ...parts.flatMap(([name, part]) => shapeOf(part, `${at}/${name}`))];
}
