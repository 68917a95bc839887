import type { EventStore, Subscription } from '@corridor/event-store';
import type { Logger } from '@corridor/runtime';
import { inBackground } from '../loops/background.js';
import type { Checkpoints } from '../loops/checkpoints.js';
import { persistently } from '../loops/persistently.js';
import type { HostMetrics } from '../metrics/host-metrics.js';
import type { Process } from '../port/handling.js';
import type { Intents } from './intents.js';
import { OpenIntents } from './open-intents.js';

export interface ProcessRunnerOptions {
  readonly process: Process;
  readonly intents: Intents;
  readonly store: Pick<EventStore, 'subscribe' | 'head'>;
  readonly checkpoints: Checkpoints;
  /** Whether this instance is the one that recovers. */
  readonly held: () => boolean;
  readonly metrics: HostMetrics;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** How long whoever recorded an intent has to end it before it counts as left behind. */
  readonly graceMs?: number;
}

const DEFAULT_GRACE_MS = 2_000;
const ROUND_MS = 250;

/**
 * Follows the service's own log and takes to their ends the intents that a crash left behind. Those that this process has
 * begun itself are its handlers' business as long as they run.
 */
export class ProcessRunner {
  private subscription: Subscription | null = null;
  private rounds: Promise<void> = Promise.resolve();
  private readonly checkpoint: string;

  constructor(private readonly options: ProcessRunnerOptions) {
    this.checkpoint = `process/${options.process.name}`;
  }

  async start(): Promise<void> {
    const { process, store, checkpoints } = this.options;
    const after = await persistently('process checkpoint', this.options, () => checkpoints.read(this.checkpoint));
    const headAtStart = (await persistently('log head', this.options, () => store.head())).position;
    const open = new OpenIntents(process, after);
    this.subscription = store.subscribe({ after }, async (batch) => open.fold(batch, performance.now()));
    this.rounds = inBackground('process', this.options, async () => {
      // Until the log has been read to where it ended at the start, an intent may have ended further down.
      if (open.position >= headAtStart) await this.round(open, headAtStart);
      return ROUND_MS;
    });
  }

  /** Follows nothing any more. Steps under way are not waited for here. */
  async stop(): Promise<void> {
    await Promise.all([this.subscription?.stop(), this.rounds]);
  }

  private async round(open: OpenIntents, headAtStart: number): Promise<void> {
    const { intents, held, checkpoints, metrics, graceMs = DEFAULT_GRACE_MS } = this.options;
    metrics.openIntents(open.size);
    if (!held()) return;
    const leftBehind = performance.now() - graceMs;
    for (const { event, place, seenAt } of open.all()) {
      const isOld = event.position <= headAtStart || seenAt <= leftBehind;
      if (isOld && !intents.isRunning(place)) void intents.run(event, { fresh: false }).catch(() => undefined);
    }
    await checkpoints.save(this.checkpoint, open.finishedUpTo);
  }
}
