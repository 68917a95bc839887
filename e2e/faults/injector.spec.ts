import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../load/random.js';
import { dealFaults, type Fault } from './deck.js';
import { Injector } from './injector.js';
import type { UnderTest } from './under-test.js';

const nameOf = (fault: Fault) => Object.values(fault).join(' ');

describe('the deck of faults', () => {
  it('has every kind of fault on every kind of target in its 37', () => {
    const names = dealFaults(new Random(1), 37).map(nameOf);
    expect(new Set(names).size).toBe(37);
    expect(dealFaults(new Random(1), 74).slice(37).map(nameOf).sort()).toEqual([...names].sort());
  });

  it('shows every kind but the one on all at once, and each app killed, in its first 16', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const faults = dealFaults(new Random(seed), 16);
      expect(new Set(faults.map(({ kind }) => kind)).size).toBe(8);
      expect(faults.filter(({ kind }) => kind === 'kill')).toHaveLength(8);
      expect(faults.filter(({ kind }) => kind === 'repeat messages')).toHaveLength(2);
    }
  });

  it('is the same for the same seed', () => {
    expect(dealFaults(new Random(7), 100)).toEqual(dealFaults(new Random(7), 100));
    expect(dealFaults(new Random(7), 100)).not.toEqual(dealFaults(new Random(8), 100));
  });
});

/** A system that notes who is down, and that takes a while to recover. */
class Fake implements UnderTest {
  readonly down = new Set<string>();
  readonly hits: string[] = [];
  mostDown = 0;
  mostBrokersDown = 0;
  readonly processes = ['gateway-1', 'gateway-2', 'accounts-1', 'quotes-1', 'ledger-1', 'ledger-2', 'collections-1', 'payouts-1', 'payouts-2', 'custody-1', 'webhooks-1'].map((name) => this.process(name));
  readonly brokers = [1, 2, 3].map((id) => ({ id, ...this.victim(`broker ${id}`) }));

  private victim(name: string) {
    const fall = () => {
      if (this.down.has(name)) throw new Error(`${name} is hit while it is down`);
      this.down.add(name);
      this.hits.push(name);
      this.mostDown = Math.max(this.mostDown, this.down.size);
      this.mostBrokersDown = Math.max(this.mostBrokersDown, [...this.down].filter((each) => each.startsWith('broker')).length);
    };
    const rise = () => void this.down.delete(name);
    return { kill: async () => fall(), stop: async () => fall(), start: async () => sleep(2), suspend: fall, resume: () => undefined, ready: async () => rise() };
  }

  private process(name: string) {
    return { name, app: name.replace(/-\d$/, ''), ...this.victim(name) };
  }

  async brokersInSync(): Promise<void> {
    await sleep(2);
    for (const name of [...this.down]) if (name.startsWith('broker')) this.down.delete(name);
  }

  async restartPostgres(): Promise<void> {
    this.hits.push('PostgreSQL');
  }

  async repeatMessages(): Promise<number> {
    this.hits.push('messages');
    return 1;
  }

  async visitGroup(): Promise<number> {
    this.hits.push('group');
    return 1;
  }
}

/** A thousand times as fast. */
const inject = async (system: UnderTest, seed: number) => {
  const injector = new Injector({ system, random: new Random(seed), print: () => undefined, wait: (durationMs) => sleep(durationMs / 1_000) });
  await injector.run(dealFaults(new Random(seed), 74));
  return injector.injected;
};

describe('the injector', () => {
  it('hits every victim of the deck, nobody while he is down, and never two brokers at once', async () => {
    await Promise.all(
      Array.from({ length: 40 }, async (_, seed) => {
        const system = new Fake();
        const injected = await inject(system, seed);
        // All processes are one fault, and a hit of each.
        expect([system.hits.length, system.mostBrokersDown, system.down.size]).toEqual([72 + 2 * system.processes.length, 1, 0]);
        expect(system.mostDown).toBeGreaterThan(1);
        expect([...injected.values()]).toEqual(Array.from({ length: 37 }, () => 2));
      }),
    );
  });

  it('does the same to the same victims for the same seed', async () => {
    const [one, two] = [new Fake(), new Fake()];
    await Promise.all([inject(one, 5), inject(two, 5)]);
    expect(one.hits).toEqual(two.hits);
  });

  it('fails the run when a victim does not recover', async () => {
    const system = new Fake();
    system.restartPostgres = () => Promise.reject(new Error('it stays down'));
    await expect(inject(system, 3)).rejects.toThrow(/no recovery from fault \d+\/74, restart of PostgreSQL/);
  });
});
