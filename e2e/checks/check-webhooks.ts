import { setTimeout as sleep } from 'node:timers/promises';
import type { Subscription } from '../load/parties.js';
import { bodiesOf, type Party, type RunRecord } from '../load/record.js';
import type { Event } from '../support/objects.js';
import type { Delivery } from '../support/receiver.js';
import { isSignedBy } from '../support/signature.js';
import type { Report } from './report.js';

const ARRIVE_TIMEOUT_MS = 90_000;
const POLL_MS = 500;

type Told = Event<{ readonly id: string }>;

/** The events that should have been told: the body's object as it was acknowledged, by its id. */
export type ExpectedEvents = ReadonlyMap<string, { readonly type: string; readonly object: unknown }>;

/** Invariant 9 at receivers: everything was told at least once, truly, in order and with no gap, and as one event each. */
export async function checkWebhooks(subscriptions: readonly Subscription[], record: RunRecord, report: Report): Promise<void> {
  const all = subscriptions.map((each) => ({ ...each, deliveries: each.receiver.deliveries, expected: expectedEvents(each.party, record) }));
  const deadline = Date.now() + ARRIVE_TIMEOUT_MS;
  while (Date.now() < deadline && all.some(({ deliveries, expected }) => untold(deliveries, expected).length > 0)) await sleep(POLL_MS);

  const events = all.reduce((sum, { expected }) => sum + expected.size, 0);
  const deliveries = all.reduce((sum, each) => sum + each.deliveries.length, 0);
  report.check('every settled conversion and completed deposit was told', all.flatMap((each) => untold(each.deliveries, each.expected)), `${events} events`);
  report.check('every delivery has a valid signature', all.flatMap((each) => forged(each.deliveries, each.secret)), `${deliveries} deliveries`);
  report.check('an object has one event: its id, its bytes and its type are the same at every attempt', all.flatMap((each) => unstable(each.deliveries, each.expected)));
  report.check("the events of an account are numbered without a gap, and each object's arrive in order", all.flatMap((each) => misnumbered(each.deliveries)));
  report.check('nothing else was told', all.flatMap((each) => unexpected(each.deliveries, each.expected)));
}

export function expectedEvents(party: Party, record: RunRecord): ExpectedEvents {
  const told = (type: string, objects: readonly { readonly id: string }[]) => objects.map((object) => [object.id, { type, object }] as const);
  return new Map([...told('deposit.completed', bodiesOf(record.deposits, party)), ...told('conversion.settled', bodiesOf(record.conversions, party))]);
}

export function untold(deliveries: readonly Delivery[], expected: ExpectedEvents): string[] {
  const told = new Set(deliveries.map((delivery) => read(delivery).data.id));
  return [...expected.keys()].filter((id) => !told.has(id)).map((id) => `${id} was never told`);
}

export function forged(deliveries: readonly Delivery[], secret: string): string[] {
  return deliveries
    .filter(({ rawBody, headers }) => !isSignedBy(secret, rawBody, String(headers['fleexpay-signature'])))
    .map((delivery) => `${read(delivery).id} is not signed by its endpoint's secret`);
}

export function unstable(deliveries: readonly Delivery[], expected: ExpectedEvents): string[] {
  const first = new Map<string, string>();
  return deliveries.flatMap((delivery) => {
    const event = read(delivery);
    const seen = `${String(delivery.headers['webhook-id'])} ${delivery.rawBody}`;
    const before = first.get(event.data.id) ?? seen;
    first.set(event.data.id, before);
    const told = expected.get(event.data.id);
    const isAsAcknowledged = told?.type === event.type && JSON.stringify(told.object) === JSON.stringify(event.data);
    return before === seen && isAsAcknowledged ? [] : [`${event.id} of ${event.data.id} differs between attempts, or from the acknowledged object`];
  });
}

/** An account's events count from 0. A number belongs to one event, and an object's first attempts come in its order. */
export function misnumbered(deliveries: readonly Delivery[]): string[] {
  const byNumber = new Map<number, string>();
  const newest = new Map<string, number>();
  const problems: string[] = [];
  for (const delivery of deliveries) {
    const { id, data } = read(delivery);
    const number = Number(delivery.headers['webhook-sequence']);
    const before = byNumber.get(number) ?? id;
    if (before !== id) problems.push(`${id} and ${before} both have the number ${number}`);
    if (!byNumber.has(number) && number < (newest.get(data.id) ?? -1)) problems.push(`${id} of ${data.id} came after a later event`);
    byNumber.set(number, id);
    newest.set(data.id, Math.max(number, newest.get(data.id) ?? -1));
  }
  for (let number = 0; number < byNumber.size; number += 1) if (!byNumber.has(number)) problems.push(`no event has the number ${number}`);
  return problems;
}

export function unexpected(deliveries: readonly Delivery[], expected: ExpectedEvents): string[] {
  return deliveries.map(read).filter(({ data }) => !expected.has(data.id)).map(({ data }) => `${data.id} was told and nobody asked for it`);
}

function read({ rawBody }: Pick<Delivery, 'rawBody'>): Told {
  return JSON.parse(rawBody) as Told;
}
