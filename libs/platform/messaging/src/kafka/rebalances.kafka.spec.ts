import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@corridor/testing';
import type { Message, MessagingDriver } from '../port/driver.js';
import { Drivers, freshName } from './testing.fixture.js';

const KEYS = Array.from({ length: 40 }, (_, at) => `k${at}`);
const ROUNDS = 150;
const ROUND_MS = 60;
const IN_ORDER = Array.from({ length: ROUNDS }, (_, at) => `${at}`);

const drivers = new Drivers();
afterEach(() => drivers.close());

/** One that sends, and three whose members take. */
async function company(): Promise<{ readonly sender: MessagingDriver; readonly takers: readonly MessagingDriver[] }> {
  const [sender, ...takers] = await Promise.all([drivers.ready(), drivers.ready(), drivers.ready(), drivers.ready()]);
  return { sender, takers };
}

/** Lets members join and leave, one change a second, until told to stop; at least one is always there. */
async function churn(join: () => { stop(): Promise<void> }, signal: AbortSignal): Promise<number> {
  const members = [join()];
  let changes = 0;
  for (; !signal.aborted; changes += 1) {
    await sleep(1_000);
    if (members.length < 3) members.push(join());
    else await Promise.all(members.splice(0, 2).map((member) => member.stop()));
  }
  return changes;
}

/** The first delivery of each message, by key. */
function firstDeliveries(seen: readonly Message[]): Map<string, string[]> {
  const byKey = new Map<string, Set<string>>();
  for (const { key, value } of seen) byKey.set(key, (byKey.get(key) ?? new Set()).add(value));
  return new Map([...byKey].map(([key, values]) => [key, [...values]]));
}

describe('while members join and leave under load', () => {
  it('every request is answered, and the commands of a key are first handed over in order', async () => {
    const { sender, takers } = await company();
    const topic = freshName('churn.commands');
    const seen: Message[] = [];
    let turn = 0;
    const over = new AbortController();
    const changes = churn(() => {
      const taker = takers[(turn += 1) % takers.length] as MessagingDriver;
      return taker.consumeCommands({ topic, maxBatch: 20, maxInFlight: 2 }, async (batch) => {
        for (const { key, value } of batch) seen.push({ key, value });
        await sleep(Math.random() * 40);
        for (const command of batch) command.reply(`re: ${command.value}`);
      });
    }, over.signal);
    const answers: Promise<string | null>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const key of KEYS) answers.push(sender.request(topic, { key, value: `${round}` }, { timeoutMs: 30_000 }));
      await sleep(ROUND_MS);
    }
    const replies = await Promise.all(answers);
    over.abort();
    expect(await changes).toBeGreaterThan(5);
    expect(replies.filter((reply) => reply === null)).toHaveLength(0);
    for (const key of KEYS) expect(firstDeliveries(seen).get(key)).toEqual(IN_ORDER);
  });

  it('a group gets every event, and those of a key are first handed over in order', async () => {
    const { sender, takers } = await company();
    const topic = freshName('churn.events');
    const seen: Message[] = [];
    let turn = 0;
    const over = new AbortController();
    const changes = churn(() => {
      const taker = takers[(turn += 1) % takers.length] as MessagingDriver;
      return taker.consumeEvents({ group: topic, topics: [topic], maxBatch: 20 }, async (batch) => {
        for (const { key, value } of batch) seen.push({ key, value });
        await sleep(Math.random() * 40);
      });
    }, over.signal);
    for (let round = 0; round < ROUNDS; round += 1) {
      await sender.publish(topic, KEYS.map((key) => ({ key, value: `${round}` })));
      await sleep(ROUND_MS);
    }
    await eventually(() => expect(new Set(seen.map(({ key, value }) => `${key}/${value}`)).size).toBe(KEYS.length * ROUNDS), { timeoutMs: 30_000 });
    over.abort();
    expect(await changes).toBeGreaterThan(5);
    for (const key of KEYS) expect(firstDeliveries(seen).get(key)).toEqual(IN_ORDER);
  });
});
