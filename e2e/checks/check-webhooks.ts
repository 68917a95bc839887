import { setTimeout as sleep } from 'node:timers/promises';
import type { Subscription } from '../load/parties.js';
import type { Party, RunRecord } from '../load/record.js';
import { shownBut } from '../load/writing.js';
import { type ExpectedEvents, expectedEvents } from './expected-events.js';
import type { Found } from './found.js';
import type { Report } from './report.js';
import { DIALECTS, type Told } from './told.js';

const ARRIVE_TIMEOUT_MS = 90_000;
const POLL_MS = 500;
/** What a deposit that was taken back reads like by now is not how it was told. */
const LATER_FIELDS = ['sequence'];

/** Invariant 9 at receivers of both APIs: all was told at least once, truly, in order and with no gap, and as one event each. */
export async function checkWebhooks(subscriptions: readonly Subscription[], record: RunRecord, found: ReadonlyMap<Party, Found>, report: Report): Promise<void> {
  for (const api of ['fleexpay', 'xflow'] as const) {
    const { read, isSigned } = DIALECTS[api];
    const ofApi = subscriptions.filter((each) => each.api === api);
    const all = ofApi.map(({ party, receiver, secrets }) => ({ receiver, secrets, told: () => receiver.deliveries.map(read), expected: expectedEvents(api, party, record, found.get(party) as Found) }));
    const deadline = Date.now() + ARRIVE_TIMEOUT_MS;
    // What a process that was killed had in hand is sent again once its claim has run out, and holds up what is behind it until then.
    const isAllThere = ({ told, expected }: (typeof all)[number]) => untold(told(), expected).length === 0 && misnumbered(told()).length === 0;
    while (Date.now() < deadline && !all.every(isAllThere)) await sleep(POLL_MS);

    const events = all.reduce((sum, { expected }) => sum + expected.size, 0);
    const deliveries = all.reduce((sum, { receiver }) => sum + receiver.deliveries.length, 0);
    report.check(`${api}: every step that is told of was told`, all.flatMap(({ told, expected }) => untold(told(), expected)), `${events} events`);
    report.check(`${api}: every delivery has a valid signature`, all.flatMap(({ receiver, secrets }) => receiver.deliveries.filter((each) => !secrets.some((secret) => isSigned(each, secret))).map((each) => `${read(each).id} is not signed by its endpoint's secret`)), `${deliveries} deliveries`);
    report.check(`${api}: an event has the same bytes at every attempt, and what happens once has one event`, all.flatMap(({ told, expected }) => unstable(told(), expected)));
    report.check(`${api}: the events of each account are numbered without a gap, and each object's arrive in order`, all.flatMap(({ told }) => misnumbered(told())), `${new Set(all.flatMap(({ told }) => told().map(({ account }) => account))).size} accounts`);
    // On Xflow much more is told, of accounts, addresses and amounts.
    if (api === 'fleexpay') report.check(`${api}: nothing else was told`, all.flatMap(({ told, expected }) => unexpected(told(), expected)));
  }
}

export function untold(told: readonly Told[], expected: ExpectedEvents): string[] {
  const names = new Set(told.map(({ name }) => name));
  return [...expected.keys()].filter((name) => !names.has(name)).map((name) => `${name}: was never told`);
}

export function unstable(told: readonly Told[], expected: ExpectedEvents): string[] {
  const bytesOf = new Map<string, string>();
  const eventOf = new Map<string, string>();
  const problems: string[] = [];
  for (const { id, name, data, bytes } of told) {
    if ((bytesOf.get(id) ?? bytes) !== bytes) problems.push(`${id}: was ${String(bytesOf.get(id))} and is ${bytes}`);
    bytesOf.set(id, bytes);
    const object = expected.get(name);
    if (object === undefined) continue;
    if ((eventOf.get(name) ?? id) !== id) problems.push(`${name}: was told by ${String(eventOf.get(name))} and by ${id}`);
    eventOf.set(name, id);
    if (object !== null && shownBut(data as object, LATER_FIELDS) !== shownBut(object, LATER_FIELDS)) problems.push(`${name}: was acknowledged as ${JSON.stringify(object)} and told as ${JSON.stringify(data)}`);
  }
  return problems;
}

/** Different objects may overtake each other; the events of one may not, and no number may be missing in an account. */
export function misnumbered(told: readonly Told[]): string[] {
  const byNumber = new Map<string, Map<number, string>>();
  const newest = new Map<string, number>();
  const problems: string[] = [];
  for (const { id, account, number, object } of told) {
    const numbers = byNumber.get(account) ?? new Map<number, string>();
    byNumber.set(account, numbers);
    const before = numbers.get(number) ?? id;
    if (before !== id) problems.push(`${id} and ${before} of ${account} both have the number ${number}`);
    const lane = `${account} ${object}`;
    if (!numbers.has(number) && number < (newest.get(lane) ?? -1)) problems.push(`${id} of ${object} came after a later event`);
    numbers.set(number, id);
    newest.set(lane, Math.max(number, newest.get(lane) ?? -1));
  }
  for (const [account, numbers] of byNumber) {
    for (let number = 0; number < numbers.size; number += 1) if (!numbers.has(number)) problems.push(`no event of ${account} has the number ${number}`);
  }
  return problems;
}

export function unexpected(told: readonly Told[], expected: ExpectedEvents): string[] {
  return told.filter(({ name }) => !expected.has(name)).map(({ name }) => `${name}: was told and nobody asked for it`);
}
