import { createHash } from 'node:crypto';

/** A message of an event topic, as it arrived. */
export interface ArrivedEvent {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
}

interface Envelope {
  readonly source: string;
  readonly subject: string;
  readonly sequence: number;
}

/**
 * What a subscriber of the topics remembers: for each key the digests of its events, in order. An event that comes again
 * has to be the same; one that comes before its predecessor has overtaken it, or its predecessor is lost.
 */
export class EventJournal {
  readonly problems: string[] = [];
  private readonly streams = new Map<string, string[]>();
  private arrived = 0;

  take({ topic, key, value }: ArrivedEvent): void {
    this.arrived += 1;
    const event = JSON.parse(value) as Envelope;
    const name = streamName(topic, key);
    if (event.subject !== key || event.source !== sourceOf(topic)) this.problems.push(`${name} brought an event of ${event.source}, ${event.subject}`);
    const stream = this.streams.get(name) ?? [];
    this.streams.set(name, stream);
    const digest = digestOf(event);
    if (event.sequence > stream.length) this.problems.push(`${name}: ${event.sequence} came where ${stream.length} was due`);
    else if (event.sequence === stream.length) stream.push(digest);
    else if (stream[event.sequence] !== digest) this.problems.push(`${name}: ${event.sequence} came again and was another`);
  }

  /** Digests of a stream's events, from its first. */
  stream(topic: string, key: string): readonly string[] {
    return this.streams.get(streamName(topic, key)) ?? [];
  }

  get names(): ReadonlySet<string> {
    return new Set(this.streams.keys());
  }

  /** How many arrived, and how many of them for the first time. */
  get counts(): { readonly arrived: number; readonly first: number } {
    return { arrived: this.arrived, first: [...this.streams.values()].reduce((sum, stream) => sum + stream.length, 0) };
  }
}

export function streamName(topic: string, key: string): string {
  return `${topic} ${key}`;
}

/** Of the event's content, in whatever order its fields are written. */
export function digestOf(event: object): string {
  return createHash('sha256').update(JSON.stringify(sorted(event))).digest('base64');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, sorted(each)]));
}

function sourceOf(topic: string): string {
  const service = /^corridor\.(\w+)\.events$/.exec(topic)?.[1];
  if (service === undefined) throw new Error(`${topic} is no topic of events`);
  return `/corridor/${service}`;
}
