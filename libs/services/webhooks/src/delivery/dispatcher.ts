import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AttemptResult } from './record-results.js';
import { recordResults, removeEmptyLanes } from './record-results.js';
import { attempt, type AttemptDeps } from './attempt.js';
import { claimLanes, type DeliveryTables, dueEndpoints, releaseLanes } from './claim.js';
import type { Held } from './endpoint-load.js';
import { Signal } from './signal.js';
import { type SlotLimits, Slots } from './slots.js';

export interface DispatcherOptions extends SlotLimits {
  /** How long one attempt may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How long a claimed delivery is nobody else's, in milliseconds. Must be longer than an attempt. */
  readonly leaseMs: number;
  /** How often due deliveries are looked for when nothing wakes the dispatcher. */
  readonly pollMs: number;
}

export interface DispatcherDeps {
  readonly tables: DeliveryTables;
  readonly attempts: AttemptDeps;
  readonly options: DispatcherOptions;
  /** Told when the database fails; the dispatcher goes on trying. */
  onError(error: unknown): void;
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const MOST_ENDPOINTS_A_CLAIM = 64;
const MOST_RESULTS_A_WRITE = 500;
/** Left of a lease when an attempt times out, to record the result in. */
const RECORDING_MS = 2_000;

/**
 * Sends what is due, at least once, in order per endpoint and object. Two loops: one claims lanes and begins attempts,
 * the other writes results in batches. Any number of dispatchers may run beside each other.
 */
export class Dispatcher {
  private readonly slots: Slots;
  private readonly due = new Signal();
  private readonly finished = new Signal();
  private results: AttemptResult[] = [];
  private cursor = BEFORE_ALL;
  private stopping = false;
  private abandoned = false;
  private loops: Promise<unknown> | null = null;

  constructor(private readonly deps: DispatcherDeps) {
    const { leaseMs, timeoutMs } = deps.options;
    if (leaseMs < timeoutMs + 2 * RECORDING_MS) throw new Error(`a lease of ${leaseMs} ms does not outlast an attempt of ${timeoutMs} ms`);
    this.slots = new Slots(deps.options);
  }

  start(): void {
    if (this.loops !== null) throw new Error('the dispatcher runs already');
    this.loops = Promise.all([this.claimLoop(), this.recordLoop()]);
  }

  /** Says that something may be due now. */
  wake(): void {
    this.due.notify();
  }

  /**
   * Begins no more attempts and waits, for at most `withinMs`, until those under way are recorded. What is left is sent
   * again, under the same id, once its lease has run out.
   */
  async stop(withinMs: number = this.deps.options.timeoutMs + RECORDING_MS): Promise<void> {
    this.stopping = true;
    this.release(this.slots.letGo('all', performance.now()));
    this.due.notify();
    this.finished.notify();
    const timer = new AbortController();
    const tooLate = sleep(withinMs, undefined, { signal: timer.signal }).catch(() => undefined);
    await Promise.race([this.loops, tooLate]);
    timer.abort();
    this.abandoned = true;
    this.finished.notify();
  }

  private async claimLoop(): Promise<void> {
    while (!this.stopping) {
      let claimed = 0;
      try {
        claimed = await this.claim();
      } catch (error) {
        this.deps.onError(error);
      }
      this.begin();
      if (claimed === 0) await this.due.wait(this.deps.options.pollMs);
    }
  }

  /** One turn: the endpoints behind the last turn's, so that every endpoint gets its turn however many are due. */
  private async claim(): Promise<number> {
    const { tables, options } = this.deps;
    const free = this.slots.freeToClaim(performance.now());
    if (free === 0) return 0;
    const limit = Math.min(free, MOST_ENDPOINTS_A_CLAIM);
    const endpoints = await dueEndpoints(tables, { after: this.cursor, except: this.slots.full(performance.now()), limit });
    const wrapped = this.cursor !== BEFORE_ALL;
    this.cursor = endpoints.length === limit ? (endpoints.at(-1) ?? BEFORE_ALL) : BEFORE_ALL;
    const nowMs = performance.now();
    const wanted = this.slots.share(endpoints, free, nowMs);
    // Nothing behind the cursor says nothing about what is before it: that is looked at before anybody sleeps.
    if (wanted.length === 0) return wrapped ? this.claim() : 0;
    const claimed = await claimLanes(tables, wanted, options.leaseMs);
    const startBeforeMs = nowMs + options.leaseMs - options.timeoutMs - RECORDING_MS;
    for (const one of claimed) this.slots.add(one, startBeforeMs);
    return claimed.length;
  }

  private begin(): void {
    if (this.stopping) return;
    const nowMs = performance.now();
    for (let held = this.slots.next(nowMs); held !== null; held = this.slots.next(nowMs)) void this.attempt(held);
    this.release(this.slots.letGo('slow', nowMs));
  }

  /** Gives back what was claimed and not begun. Should it fail, the leases run out by themselves. */
  private release(held: readonly Held[]): void {
    if (held.length === 0) return;
    releaseLanes(this.deps.tables, held.map(({ claimed }) => claimed)).catch((error: unknown) => this.deps.onError(error));
  }

  private async attempt(held: Held): Promise<void> {
    // Begun in time it is sent in time, unless the process stands still in between.
    const result = await attempt(this.deps.attempts, held.claimed, held.startBeforeMs + this.deps.options.timeoutMs);
    this.slots.finished(held, performance.now());
    if (result === null) this.slots.recorded(held.claimed.endpoint);
    else this.results.push(result);
    this.finished.notify();
    this.begin();
  }

  private async recordLoop(): Promise<void> {
    for (;;) {
      const batch = this.takeResults();
      if (batch.length > 0) await this.record(batch);
      else if (this.abandoned || (this.stopping && this.slots.inFlight === 0)) return;
      else await this.finished.wait(this.deps.options.pollMs);
    }
  }

  /** A lane may have two results, when its first came so late that it was claimed again: they are written one by one. */
  private takeResults(): AttemptResult[] {
    const lanes = new Set<string>();
    const laneOf = ({ claimed }: AttemptResult) => `${claimed.endpoint} ${claimed.object}`;
    const end = this.results.findIndex((result) => lanes.size === lanes.add(laneOf(result)).size);
    return this.results.splice(0, Math.min(end === -1 ? this.results.length : end, MOST_RESULTS_A_WRITE));
  }

  /** Tries until it succeeds: the database being away must not turn a delivery that arrived into another attempt. */
  private async record(batch: readonly AttemptResult[]): Promise<void> {
    while (!this.abandoned) {
      try {
        await recordResults(this.deps.tables, batch);
        break;
      } catch (error) {
        this.deps.onError(error);
        await sleep(this.deps.options.pollMs);
      }
    }
    for (const { claimed } of batch) this.slots.recorded(claimed.endpoint);
    this.due.notify();
    const ended = batch.filter(({ status }) => status !== 'pending');
    if (ended.length > 0) await removeEmptyLanes(this.deps.tables, ended).catch((error: unknown) => this.deps.onError(error));
  }
}
