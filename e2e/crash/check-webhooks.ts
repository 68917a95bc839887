import { setTimeout as sleep } from 'node:timers/promises';
import type { Event } from '../support/objects.js';
import type { Receiver } from '../support/receiver.js';
import { isSignedBy } from '../support/signature.js';
import type { Party, RunRecord } from './record.js';
import type { Report } from './report.js';

const ARRIVE_TIMEOUT_MS = 90_000;
const POLL_MS = 500;

/** A receiver of one tenant's webhooks, with the secret to check them by. */
export interface Subscription {
  readonly party: Party;
  readonly receiver: Receiver;
  readonly secret: string;
}

type Told = Event<{ readonly id: string }>;

/** Invariant 9: every deposit and conversion was told at least once, truly, and in one and the same event. */
export async function checkWebhooks(subscriptions: readonly Subscription[], record: RunRecord, report: Report): Promise<void> {
  const expected = new Map(subscriptions.map((subscription) => [subscription, expectedOf(subscription.party, record)]));
  const count = [...expected.values()].reduce((sum, objects) => sum + objects.size, 0);
  await untilAllArrived(expected);
  const all = [...expected];
  report.check('every settled conversion and completed deposit was told', all.flatMap(([each, objects]) => missing(each, objects)), `${count} events`);
  report.check('every delivery has a valid signature', all.flatMap(([each]) => forged(each)), `${deliveryCount(subscriptions)} deliveries`);
  report.check('an object has one event: its id, its bytes and its type are the same at every attempt', all.flatMap(([each, objects]) => unstable(each, objects)));
  report.check('nothing else was told', all.flatMap(([each, objects]) => unexpected(each, objects)));
}

/** The body's object as it was acknowledged, by its id. */
function expectedOf(party: Party, record: RunRecord): ReadonlyMap<string, { readonly type: string; readonly object: unknown }> {
  const own = <Body>(entries: readonly { readonly party: Party; readonly done: { readonly answer: { readonly body: Body } } }[]) =>
    entries.filter((entry) => entry.party === party).map(({ done }) => done.answer.body);
  const told = (type: string, objects: readonly { readonly id: string }[]) => objects.map((object) => [object.id, { type, object }] as const);
  return new Map([...told('deposit.completed', own(record.deposits)), ...told('conversion.settled', own(record.conversions))]);
}

type Objects = ReturnType<typeof expectedOf>;

async function untilAllArrived(expected: ReadonlyMap<Subscription, Objects>): Promise<void> {
  const deadline = Date.now() + ARRIVE_TIMEOUT_MS;
  while (Date.now() < deadline && [...expected].some(([each, objects]) => missing(each, objects).length > 0)) await sleep(POLL_MS);
}

function missing({ receiver }: Subscription, objects: Objects): string[] {
  const told = new Set(receiver.deliveries.map(({ rawBody }) => read(rawBody).data.id));
  return [...objects.keys()].filter((id) => !told.has(id)).map((id) => `${id} was never told`);
}

function forged({ receiver, secret }: Subscription): string[] {
  return receiver.deliveries
    .filter(({ rawBody, headers }) => !isSignedBy(secret, rawBody, String(headers['fleexpay-signature'])))
    .map(({ rawBody }) => `${read(rawBody).id} is not signed by its endpoint's secret`);
}

function unstable({ receiver }: Subscription, objects: Objects): string[] {
  const first = new Map<string, string>();
  return receiver.deliveries.flatMap(({ rawBody, headers }) => {
    const event = read(rawBody);
    const seen = `${String(headers['webhook-id'])} ${rawBody}`;
    const before = first.get(event.data.id) ?? seen;
    first.set(event.data.id, before);
    const expected = objects.get(event.data.id);
    const isAsAcknowledged = expected?.type === event.type && JSON.stringify(expected.object) === JSON.stringify(event.data);
    return before === seen && isAsAcknowledged ? [] : [`${event.id} of ${event.data.id} differs between attempts, or from the acknowledged object`];
  });
}

function unexpected({ receiver }: Subscription, objects: Objects): string[] {
  return receiver.deliveries.map(({ rawBody }) => read(rawBody)).filter(({ data }) => !objects.has(data.id)).map(({ data }) => `${data.id} was told and nobody asked for it`);
}

function deliveryCount(subscriptions: readonly Subscription[]): number {
  return subscriptions.reduce((sum, { receiver }) => sum + receiver.deliveries.length, 0);
}

function read(rawBody: string): Told {
  return JSON.parse(rawBody) as Told;
}
