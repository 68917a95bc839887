import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyEventVersions, currentVersion, type DomainEvent, type Mode, type ServiceName, upcast } from '@corridor/contracts';

/** An event of an example, with its data as it was recorded in its version. */
export interface ExampleEvent {
  readonly type: string;
  readonly version: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly recordedAt: string;
  readonly data: unknown;
}

/** A stream up to the event that it is an example of, and what the events fold to. */
export interface Example {
  readonly tenant: string;
  readonly mode: Mode;
  readonly stream: string;
  readonly events: readonly ExampleEvent[];
  /** Absent in one that was only just recorded. */
  readonly state?: unknown;
}

/** Set by `npm run events:record`: examples that are missing are written, and states that differ are written anew. */
export const isRecording = process.env['CORRIDOR_RECORD_EVENTS'] === '1';

const NAME = /^(?<type>\w+)\.v(?<version>\d+)\.json$/;

/** Where examples of a service's events are kept: real bodies, of every version that this release has to read, never changed. */
export class RecordedExamples {
  private readonly folder: string;

  constructor(
    readonly service: ServiceName,
    private readonly versions: AnyEventVersions,
    root = '.',
  ) {
    this.folder = join(root, 'libs/services', service, 'recorded-events');
  }

  /** What is missing, and what is there that no version is known of, as sentences. */
  problems(): string[] {
    const there = this.names();
    const needed = Object.keys(this.versions).flatMap((type) => versionsUpTo(currentVersion(this.versions, type) ?? 0).map((version) => nameOf(type, version)));
    const missing = needed.filter((name) => !there.includes(name)).map((name) => `${join(this.folder, name)} is missing: npm run events:record`);
    const strange = there.filter((name) => !needed.includes(name)).map((name) => `${join(this.folder, name)} is of an event or version that the contract does not have`);
    return [...missing, ...strange];
  }

  names(): string[] {
    return existsSync(this.folder) ? readdirSync(this.folder).sort() : [];
  }

  read(name: string): Example[] {
    const examples = JSON.parse(readFileSync(join(this.folder, name), 'utf8')) as Example[];
    const { type, version } = NAME.exec(name)?.groups ?? {};
    for (const { events } of examples) {
      const last = events.at(-1);
      if (last?.type !== type || last?.version !== Number(version)) throw new Error(`${join(this.folder, name)} holds ${last?.type ?? 'nothing'} of version ${last?.version ?? 0}`);
    }
    if (examples.length === 0) throw new Error(`${join(this.folder, name)} holds no example`);
    return examples;
  }

  has(type: string, version: number): boolean {
    return existsSync(join(this.folder, nameOf(type, version)));
  }

  write(name: string, examples: readonly Example[]): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, name), `[\n${examples.map(textOf).join(',\n')}\n]\n`);
  }

  /** The events of an example as a service of this release reads them, each with its place. */
  current({ tenant, stream, events }: Example): (DomainEvent & { readonly place: string; readonly version: number; readonly recordedAt: string })[] {
    return events.map(({ type, version, recordedAt, data }, revision) => {
      const place = `${stream}/${revision}`;
      return { type, recordedAt, place, ...upcast(this.versions, place, { type, version, data, tenant, recordedAt }) };
    });
  }
}

export function nameOf(type: string, version: number): string {
  return `${type}.v${version}.json`;
}

/** An event a line. */
function textOf({ events, state, ...about }: Example): string {
  const lines = events.map((event) => `    ${JSON.stringify(event)}`);
  const rest = state === undefined ? '' : `,\n  "state": ${JSON.stringify(state)}`;
  return `  {\n  ${JSON.stringify(about).slice(1, -1)},\n  "events": [\n${lines.join(',\n')}\n  ]${rest}\n  }`;
}

const versionsUpTo = (version: number): number[] => Array.from({ length: version }, (_, at) => at + 1);
