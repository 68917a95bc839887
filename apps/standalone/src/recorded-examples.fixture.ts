import { currentVersion, EVENT_VERSIONS, type PublicEvent, SERVICE_NAMES, type ServiceName } from '@corridor/contracts';
import type { RecordedEvent } from '@corridor/event-store';
import { publicEventOf } from '@corridor/messaging';
import { chooseExamples, type Example, nameOf, RecordedExamples } from '@corridor/testing';
import type { RunningServices } from './running-services.fixture.js';

const COMMAND = '01900000-0000-7000-8000-000000000000';

/** Writes an example of every event whose present version has none, from what the services have recorded. */
export async function recordMissing({ stores }: RunningServices): Promise<void> {
  for (const { service, store } of stores) {
    const versions = EVENT_VERSIONS[service];
    const recorded = new RecordedExamples(service, versions);
    const streams = streamsOf(await store.readLog({ after: 0, limit: 5_000, asRecorded: true }));
    for (const type of Object.keys(versions)) {
      const version = currentVersion(versions, type) ?? 0;
      if (!recorded.has(type, version)) recorded.write(nameOf(type, version), chooseExamples(streams, { type, version }));
    }
  }
}

function streamsOf(log: readonly RecordedEvent[]): Example[] {
  const names = [...new Set(log.map(({ stream }) => stream))];
  const streams = names.map((stream) => ({ stream, events: log.filter((event) => event.stream === stream) }));
  return streams.map(({ stream, events }) => ({
    tenant: String(events[0]?.tenant),
    mode: events[0]?.mode ?? 'test',
    stream,
    events: events.map(({ type, version, recordedAt, body }) => ({ type, version, recordedAt, data: JSON.parse(body) as unknown })),
  }));
}

/** The events of all examples of all services, as they would be published if they were recorded today. */
export function exampleEvents(): { readonly from: string; readonly event: PublicEvent }[] {
  return SERVICE_NAMES.flatMap((service) => {
    const recorded = new RecordedExamples(service, EVENT_VERSIONS[service]);
    return recorded.names().flatMap((name) => recorded.read(name).flatMap((example) => published(service, recorded, example).map((event) => ({ from: `${service}/${name}`, event }))));
  });
}

function published(service: ServiceName, recorded: RecordedExamples, example: Example): PublicEvent[] {
  const { stream, tenant, mode } = example;
  return recorded.current(example).map(({ type, version, data, recordedAt }, revision) => {
    const body = JSON.stringify(data);
    const about = { position: 1, hash: Buffer.alloc(32), commandId: COMMAND, causation: COMMAND, correlation: 'req_spec' };
    return publicEventOf(service)({ ...about, stream, revision, type, version, body, tenant, mode, recordedAt }, 1);
  });
}
