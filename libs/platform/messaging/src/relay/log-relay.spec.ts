import { setTimeout as sleep } from 'node:timers/promises';
import type { PublicEvent } from '@corridor/contracts';
import { raiseLogEpoch } from '@corridor/event-store';
import { eventually } from '@corridor/testing';
import { FrozenPool } from '../host/frozen-pool.fixture.js';
import { newCommand, TestBed, type Instance } from '../host/test-bed.fixture.js';
import { createInProcessDriver } from '../in-process/driver.js';
import type { Message, MessagingDriver } from '../port/driver.js';

let bed: TestBed;
let broker: Broker;
beforeEach(async () => {
  bed = await TestBed.open();
  broker = new Broker();
});
afterEach(async () => bed.close());

/** What instances publish to: it keeps what comes, and by whom, and is away when told so. */
class Broker {
  readonly log: { readonly by: string; readonly subject: string; readonly sequence: number; readonly logepoch: number }[] = [];
  isAway = false;
  refused = 0;

  driverOf(by: string): MessagingDriver {
    const publish = async (_topic: string, messages: readonly Message[]) => {
      await sleep(1);
      if (this.isAway) {
        this.refused += 1;
        throw new Error('the broker is away');
      }
      for (const { value } of messages) {
        const { subject, sequence, logepoch } = JSON.parse(value) as PublicEvent;
        this.log.push({ by, subject, sequence, logepoch });
      }
    };
    return Object.assign(createInProcessDriver(), { publish });
  }

  /** First occurrences of a key, in order. */
  sequencesOf(subject: string): number[] {
    return [...new Set(this.log.filter((event) => event.subject === subject).map(({ sequence }) => sequence))];
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);
const addTo = async ({ add }: Instance, count: number) => void (await Promise.all(upTo(count).map((at) => add(newCommand(`k${at % 3}`, 1)))));
const checkpoint = async () => (await bed.pool.query(`select position from quotes.checkpoints where name = 'relay'`)).rows[0]?.position ?? 0;

describe('a relay whose process stood still', () => {
  it('publishes nothing more when another has taken over, and none is missing or out of order (invariant 9)', async () => {
    const frozen = new FrozenPool(bed.pool);
    const first = bed.instance({ driver: broker.driverOf('first'), pool: frozen.pool });
    await first.host.start();
    await addTo(first, 30);
    await eventually(() => expect(broker.log).toHaveLength(30));
    const second = bed.instance({ driver: broker.driverOf('second') });
    await second.host.start();
    frozen.freeze();
    await addTo(second, 300);
    await eventually(async () => expect(await checkpoint()).toBe(330), { timeoutMs: 15_000 });
    frozen.thaw();
    await addTo(second, 30);
    await eventually(async () => expect(await checkpoint()).toBe(360));
    await sleep(300);
    const takenOverAt = broker.log.findIndex(({ by }) => by === 'second');
    expect(new Set(broker.log.slice(takenOverAt).map(({ by }) => by))).toEqual(new Set(['second']));
    for (const key of upTo(3)) expect(broker.sequencesOf(`k${key}`)).toEqual(upTo(120));
  });
});

describe('a relay of a log that was restored from a backup', () => {
  it('publishes what comes after it in a higher epoch, by which subscribers see that sequences may come again', async () => {
    const before = bed.instance({ driver: broker.driverOf('before') });
    await before.host.start();
    await addTo(before, 3);
    await eventually(() => expect(broker.log).toHaveLength(3));
    await before.host.stop();
    await raiseLogEpoch(bed.pool, bed.schema);
    const after = bed.instance({ driver: broker.driverOf('after') });
    await after.host.start();
    await addTo(after, 3);
    await eventually(() => expect(broker.log).toHaveLength(6));
    expect(broker.log.map(({ by, logepoch }) => [by, logepoch])).toEqual([...upTo(3).map(() => ['before', 1]), ...upTo(3).map(() => ['after', 2])]);
  });
});

describe('a relay whose broker is away', () => {
  it('tries for as long as it takes, and its checkpoint moves past nothing that is not published (invariant 9)', async () => {
    const instance = bed.instance({ driver: broker.driverOf('only') });
    await instance.host.start();
    await addTo(instance, 30);
    await eventually(async () => expect(await checkpoint()).toBe(30));
    broker.isAway = true;
    await addTo(instance, 60);
    await eventually(() => expect(broker.refused).toBeGreaterThan(4), { timeoutMs: 15_000 });
    expect(await checkpoint()).toBe(30);
    broker.isAway = false;
    await eventually(async () => expect(await checkpoint()).toBe(90), { timeoutMs: 15_000 });
    for (const key of upTo(3)) expect(broker.sequencesOf(`k${key}`)).toEqual(upTo(30));
  });
});
