import { setTimeout as sleep } from 'node:timers/promises';
import type { Health } from '../health/health.js';
import type { Logger } from '../logs/logger.js';
import { within } from '../within.js';

/**
 * When a step runs. `stop-consuming`: take no new work (close listeners, pause consumers). `drain`: finish the work that
 * was taken. `close`: give back connections and files.
 */
export type ShutdownPhase = 'stop-consuming' | 'drain' | 'close';

export interface ShutdownStep {
  readonly name: string;
  readonly phase: ShutdownPhase;
  readonly run: () => Promise<void> | void;
  /** After this the step counts as failed and the next one runs; 10 s unless told otherwise. */
  readonly timeoutMs?: number;
}

export interface ShutdownOptions {
  readonly logger: Logger;
  readonly health: Health;
  /** How long to go on serving after readiness has failed, so that load balancers notice before anything closes. */
  readonly drainDelayMs: number;
  /** Ends the process; replaced in tests. */
  readonly exit?: (code: number) => void;
}

const DEFAULT_STEP_TIMEOUT_MS = 10_000;
const SIGNAL_NUMBERS = { SIGINT: 2, SIGTERM: 15 } as const;
type StopSignal = keyof typeof SIGNAL_NUMBERS;

/**
 * Ends a process in an order that drops no request: fail readiness, wait, stop consuming, drain, close. Within a phase
 * steps run in the order they were added, but in `close` the other way round: what was opened first is used by all that
 * was opened after it.
 *
 * Exit codes: 0 when every step succeeded, 1 when one failed or took too long, 128 + signal on a second signal.
 */
export class Shutdown {
  private readonly steps: ShutdownStep[] = [];
  private readonly exit: (code: number) => void;
  private running: Promise<number> | undefined;
  private signalled = false;

  constructor(private readonly options: ShutdownOptions) {
    this.exit = options.exit ?? ((code) => process.exit(code));
  }

  add(step: ShutdownStep): void {
    if (this.running !== undefined) throw new Error(`The shutdown has begun; ${step.name} comes too late`);
    this.steps.push(step);
  }

  /** Reacts to SIGTERM and SIGINT from now on. Returns a function that stops reacting. */
  listen(): () => void {
    const listeners = (Object.keys(SIGNAL_NUMBERS) as StopSignal[]).map((signal) => {
      const listener = () => this.onSignal(signal);
      process.on(signal, listener);
      return () => process.off(signal, listener);
    });
    return () => listeners.forEach((remove) => remove());
  }

  /** What a signal does; the second one ends the process at once, for whoever is tired of waiting. */
  onSignal(signal: StopSignal): void {
    if (this.signalled) {
      this.options.logger.warn({ signal }, 'second signal, exiting at once');
      this.exit(128 + SIGNAL_NUMBERS[signal]);
      return;
    }
    this.signalled = true;
    void this.run(signal).then((code) => this.exit(code));
  }

  /** Shuts down, once however often it is called, and resolves to the exit code. Does not end the process itself. */
  run(reason: string): Promise<number> {
    this.running ??= this.runSteps(reason);
    return this.running;
  }

  private async runSteps(reason: string): Promise<number> {
    const { logger, health, drainDelayMs } = this.options;
    logger.info({ reason, drainDelayMs }, 'shutting down');
    health.beginDraining();
    await sleep(drainDelayMs);
    let code = 0;
    for (const step of this.inOrder()) if (!(await this.succeeds(step))) code = 1;
    logger.info({ code }, 'shut down');
    return code;
  }

  private inOrder(): ShutdownStep[] {
    const of = (phase: ShutdownPhase) => this.steps.filter((step) => step.phase === phase);
    return [...of('stop-consuming'), ...of('drain'), ...of('close').reverse()];
  }

  private async succeeds({ name, phase, run, timeoutMs = DEFAULT_STEP_TIMEOUT_MS }: ShutdownStep): Promise<boolean> {
    const { logger } = this.options;
    const startedAt = performance.now();
    const tookMs = () => Math.round(performance.now() - startedAt);
    try {
      await within(timeoutMs, name, Promise.resolve().then(run));
      logger.info({ step: name, phase, tookMs: tookMs() }, 'shutdown step done');
      return true;
    } catch (err) {
      // One step that fails must not keep the others from giving their things back.
      logger.error({ step: name, phase, tookMs: tookMs(), err }, 'shutdown step failed');
      return false;
    }
  }
}
