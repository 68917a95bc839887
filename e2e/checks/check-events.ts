import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from '@corridor/runtime';
import { digestOf, type EventJournal, streamName } from './event-journal.js';
import { type EventLog, type LoggedEvent, readEventLog, servicesOf } from './event-logs.js';
import type { Report } from './report.js';

const ARRIVE_TIMEOUT_MS = 120_000;
const POLL_MS = 500;

/** Invariant 9 at the topics: every event of every log arrived, as it is in the log, in order per key and with no gap. */
export async function checkEvents(pool: Pool, journal: EventJournal, report: Report): Promise<void> {
  const logs = await Promise.all((await servicesOf(pool)).map((service) => readEventLog(pool, service)));
  const deadline = Date.now() + ARRIVE_TIMEOUT_MS;
  while (Date.now() < deadline && logs.some((log) => unpublished(log, journal).length > 0)) await sleep(POLL_MS);

  for (const log of logs) {
    report.check(`${log.service}: its log counts from 1 without a gap, and its streams end where their heads say`, logProblems(log), `${log.events.length} events`);
    report.check(`${log.service}: every event of its log arrived at a subscriber, as it is in the log`, unpublished(log, journal), `${log.streams.size} keys`);
  }
  const { arrived, first } = journal.counts;
  report.check('every key of the topics came in order and without a gap, and what came again was the same', journal.problems, `${first} events, ${arrived} deliveries`);
  report.check('nothing was published that no log holds', strangers(logs, journal));
}

export function topicOf(service: string): string {
  return `corridor.${service}.events`;
}

export function logProblems({ events, head, streams }: EventLog): string[] {
  const last = new Map<string, number>();
  const problems: string[] = [];
  for (const [index, { position, stream, revision }] of events.entries()) {
    if (position !== index + 1) problems.push(`position ${position} stands where ${index + 1} is due`);
    if (revision !== (last.get(stream) ?? -1) + 1) problems.push(`${stream}: ${revision} does not follow ${String(last.get(stream))}`);
    last.set(stream, revision);
  }
  if (head.position !== events.length) problems.push(`the log's head is at ${head.position} after ${events.length} events`);
  for (const stream of new Set([...last.keys(), ...streams.keys()])) {
    if (last.get(stream) !== streams.get(stream)) problems.push(`${stream}: its head is at ${String(streams.get(stream))}, its last event at ${String(last.get(stream))}`);
  }
  return problems;
}

/** What of a log has not arrived, or not as it should be. */
export function unpublished({ service, events, head }: EventLog, journal: EventJournal): string[] {
  const topic = topicOf(service);
  return events.flatMap((event) => {
    const found = journal.stream(topic, event.stream)[event.revision];
    const name = `${topic} ${event.stream} ${event.revision}`;
    if (found === undefined) return [`${name} never arrived`];
    return found === digestOf(publicEventOf(service, event, head.epoch)) ? [] : [`${name} is not what the log holds`];
  });
}

export function strangers(logs: readonly EventLog[], journal: EventJournal): string[] {
  const known = new Map(logs.flatMap(({ service, streams }) => [...streams].map(([stream, revision]) => [streamName(topicOf(service), stream), revision + 1] as const)));
  return [...journal.names].flatMap((name) => {
    const [topic = '', key = ''] = name.split(' ');
    const count = journal.stream(topic, key).length;
    return count <= (known.get(name) ?? 0) ? [] : [`${name} has ${count} events on its topic and ${known.get(name) ?? 0} in the log`];
  });
}

/** What subscribers were promised, told once more here so that a change of the promise shows. */
function publicEventOf(service: string, event: LoggedEvent, epoch: number): object {
  return {
    specversion: '1.0',
    id: `${service}/${event.stream}/${event.revision}`,
    source: `/corridor/${service}`,
    type: `corridor.${service}.${event.type}`,
    subject: event.stream,
    time: event.recordedAt,
    datacontenttype: 'application/json',
    sequence: event.revision,
    dataversion: event.version,
    tenant: event.tenant,
    mode: event.mode,
    correlationid: event.correlation,
    causationid: event.causation,
    logepoch: epoch,
    data: JSON.parse(event.body) as unknown,
  };
}
