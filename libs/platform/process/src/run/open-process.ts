import { createLogger, createMetrics, Health, type Logger, type LogLevel, type Metrics, Shutdown } from '@corridor/runtime';

/** What every process has before it has anything else. */
export interface Process {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly shutdown: Shutdown;
  /** Raised when the process is told to stop: whatever still waits for the start of something gives up. */
  readonly stopping: AbortSignal;
  /** What a signal does, without ending the process; resolves to the exit code. */
  stop(reason: string): Promise<number>;
}

export interface ProcessOptions {
  readonly app: string;
  readonly config: { readonly LOG_LEVEL: LogLevel; readonly DRAIN_DELAY_MS: number; readonly INSTANCE_ID: string };
}

export function openProcess({ app, config }: ProcessOptions): Process {
  const logger = createLogger({ name: app, level: config.LOG_LEVEL }).child({ process: config.INSTANCE_ID });
  const health = new Health();
  const shutdown = new Shutdown({ logger, health, drainDelayMs: config.DRAIN_DELAY_MS });
  const stopping = new AbortController();
  shutdown.add({ name: 'whatever still starts', phase: 'stop-consuming', run: () => stopping.abort() });
  const ignoreSignals = shutdown.listen();
  return {
    logger,
    metrics: createMetrics({ service: app }),
    health,
    shutdown,
    stopping: stopping.signal,
    stop: (reason) => shutdown.run(reason).finally(ignoreSignals),
  };
}
