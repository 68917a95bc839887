import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../load/random.js';
import type { Fault } from './deck.js';
import { type Plan, planOf } from './plan.js';
import type { UnderTest } from './under-test.js';

export interface InjectorOptions {
  readonly system: UnderTest;
  readonly random: Random;
  readonly print: (line: string) => void;
  /** Lets time pass; a test makes it short. */
  readonly wait?: (durationMs: number) => Promise<void>;
}

/** Between the beginnings of two faults; longer when the second one's victim has not yet recovered. */
const PAUSE_MS = { least: 2_000, most: 5_000 };
/** How many faults may be unrecovered at once. */
const MOST_AT_ONCE = 3;

/**
 * Injects faults one after another without waiting for the system to recover in between, but for their victims: nobody is
 * hit while he is down, and never are two brokers away at once.
 */
export class Injector {
  readonly injected = new Map<string, number>();
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly startedAt = performance.now();
  private failure: Error | null = null;
  /** Whether what was begun last bears no other fault beside it. */
  private isAlone = false;

  constructor(private readonly options: InjectorOptions) {}

  /** Resolves once all are over; throws as soon as a victim does not recover. */
  async run(faults: readonly Fault[]): Promise<void> {
    const { system, random, wait = sleep } = this.options;
    const pauses = random.fork('pauses');
    for (const [index, fault] of faults.entries()) {
      const plan = planOf(fault, { system, random: random.fork(`fault ${index}`), wait });
      await wait(pauses.between(PAUSE_MS.least, PAUSE_MS.most));
      await this.roomFor(plan);
      this.begin(plan, `${index + 1}/${faults.length}`);
      this.injected.set(nameOf(fault), (this.injected.get(nameOf(fault)) ?? 0) + 1);
    }
    await this.roomFor(null);
  }

  /** Waits until a plan's victim is well and few others are down; without a plan, until all are well. */
  private async roomFor(plan: Plan | null): Promise<void> {
    for (;;) {
      if (this.failure !== null) throw this.failure;
      const most = plan === null || plan.alone === true || this.isAlone ? 0 : MOST_AT_ONCE - 1;
      const victim = plan === null ? undefined : this.underWay.get(plan.victim);
      if (victim === undefined && this.underWay.size <= most) return;
      await (victim ?? Promise.race(this.underWay.values()));
    }
  }

  private begin({ what, victim, inject, alone = false }: Plan, number: string): void {
    this.isAlone = alone;
    const beganAt = performance.now();
    this.print(`fault ${number}: ${what}`);
    const run = async () => {
      try {
        const remark = await inject();
        this.print(`  recovered from ${number} after ${seconds(performance.now() - beganAt)}${remark === null ? '' : `; ${remark}`}`);
      } catch (error) {
        this.failure ??= new Error(`no recovery from fault ${number}, ${what}`, { cause: error });
      } finally {
        this.underWay.delete(victim);
      }
    };
    this.underWay.set(victim, run());
  }

  private print(line: string): void {
    this.options.print(`${seconds(performance.now() - this.startedAt).padStart(9)}  ${line}`);
  }
}

function nameOf(fault: Fault): string {
  switch (fault.kind) {
    case 'kill':
      return `kill -9 of ${fault.app}`;
    case 'terminate':
      return `SIGTERM to ${fault.app}`;
    case 'suspend':
      return `SIGSTOP of ${fault.app}`;
    case 'repeat messages':
      return `repeated ${fault.of}`;
    case 'rebalance':
      return `rebalance of ${fault.service}`;
    case 'kill all':
    case 'restart postgresql':
    case 'kill broker':
    case 'suspend broker':
      return fault.kind;
    default:
      throw new Error(`${JSON.stringify(fault satisfies never)} is no fault`);
  }
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
