import type { Command, CommandType, Reply, ServiceName } from '@corridor/contracts';
import type { Logger } from '@corridor/runtime';
import { inBackground } from '../loops/background.js';
import { backoffMs } from '../loops/pause.js';
import { persistently } from '../loops/persistently.js';
import type { CommandBus } from '../port/command-bus.js';
import { decodeCommand } from '../wire/encoding.js';
import type { ClaimedTimer, DueTimer, TimerStore } from './timer-store.js';

export interface TimerRunnerOptions {
  readonly timers: TimerStore;
  readonly bus: CommandBus;
  readonly logger: Logger;
  /** Raised to take no more timers. */
  readonly signal: AbortSignal;
}

/** Timers whose commands are under way at once. */
const MOST_AT_ONCE = 512;
const POLL_MS = 250;
/** Within the time that a claim lasts. */
const RENEWALS = 3;
const SHORTEST_REST_MS = 5;
/** Answers that come within this time are written down together. */
const GATHER_MS = 10;
const RETRY = { firstMs: 500, mostMs: 60_000 };
/** An answer that did not come was waited for already; whoever owes it may be back by now. */
const RETRY_UNANSWERED = { firstMs: 500, mostMs: 5_000 };

/** Sends the commands of timers that are due, until their owners have answered for good. */
export class TimerRunner {
  /** With whose claim has to be renewed when. */
  private readonly underWay = new Map<Promise<void>, { readonly timer: DueTimer; renewAtMs: number }>();
  private readonly done: ClaimedTimer[] = [];
  private readonly again: (ClaimedTimer & { readonly delayMs: number })[] = [];
  private gathering: Promise<void> | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: TimerRunnerOptions) {}

  start(): void {
    this.running = inBackground('timers', this.options, () => this.round());
  }

  /** Call after raising the signal. Resolves when every command under way is answered, or its time is up. */
  async drain(): Promise<void> {
    await this.running;
    await Promise.all(this.underWay.keys());
  }

  /** Returns how long to rest. A full house looks again soon, because answers make room. */
  private async round(): Promise<number> {
    await this.renewClaims();
    const room = MOST_AT_ONCE - this.underWay.size;
    if (room <= 0) return GATHER_MS;
    const due = await this.options.timers.claimDue(room);
    for (const timer of due) this.fire(timer);
    if (due.length > 0) return SHORTEST_REST_MS;
    const nextInMs = (await this.options.timers.nextDueInMs()) ?? POLL_MS;
    return Math.min(POLL_MS, Math.max(SHORTEST_REST_MS, nextInMs));
  }

  /** An answer may take longer than a claim lasts, and nobody else is to fire meanwhile. */
  private async renewClaims(): Promise<void> {
    const nowMs = performance.now();
    const running = [...this.underWay.values()].filter(({ renewAtMs }) => renewAtMs <= nowMs);
    if (running.length === 0) return;
    await this.options.timers.renew(running.map(({ timer }) => timer));
    for (const each of running) each.renewAtMs = this.renewAtMs(nowMs);
  }

  private renewAtMs(nowMs: number): number {
    return nowMs + this.options.timers.claimMs / RENEWALS;
  }

  private fire(timer: DueTimer): void {
    const firing = this.send(timer)
      .then((reply) => this.note(timer, reply))
      .catch((err: unknown) => {
        this.options.logger.error({ err, timer: timer.id }, 'a timer could not be fired and will be when its claim runs out');
      })
      .finally(() => this.underWay.delete(firing));
    this.underWay.set(firing, { timer, renewAtMs: this.renewAtMs(performance.now()) });
  }

  /** The command counts as issued when it is sent, never before it was due: the two clocks may differ a little. */
  private async send(timer: DueTimer): Promise<Reply<unknown, unknown>> {
    const command = decodeCommand(timer.command);
    const issuedAt = new Date(Math.max(Date.now(), timer.dueAt.getTime())).toISOString();
    const { id, scope, fingerprint, correlation, causation, payload } = command;
    const cause = causation === null ? {} : { causation };
    return await this.options.bus.send(typeOf(command), { id, scope, fingerprint, correlation, ...cause, issuedAt, payload });
  }

  private async note(timer: DueTimer, reply: Reply<unknown, unknown>): Promise<void> {
    switch (reply.kind) {
      case 'accepted':
      case 'rejected':
        this.done.push(timer);
        break;
      case 'conflict':
        this.options.logger.error({ timer: timer.id, object: reply.object }, "a timer's command id was used with another input");
        this.done.push(timer);
        break;
      case 'failed':
      case 'unknown':
        this.again.push({ ...timer, delayMs: backoffMs(timer.attempts - 1, reply.kind === 'failed' ? RETRY : RETRY_UNANSWERED) });
        break;
    }
    this.gathering ??= this.writeDown();
    await this.gathering;
  }

  private async writeDown(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    this.gathering = null;
    const done = this.done.splice(0);
    const again = this.again.splice(0);
    const { timers } = this.options;
    await persistently('timers', this.options, async () => {
      if (done.length > 0) await timers.remove(done);
      if (again.length > 0) await timers.postpone(again);
    });
  }
}

/** A command that was addressed when its timer was set needs no type to find its owner and key. */
function typeOf(command: Command): CommandType<unknown, unknown, { readonly reason: string }> {
  const service = command.type.slice(0, command.type.indexOf('.')) as ServiceName;
  return { service, name: command.type, keyOf: () => command.key };
}
