import type { Subscription } from '@corridor/event-store';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DELIVERIES_KEPT_DAYS, type WebhooksDeps } from '../webhooks.deps.js';
import { createDispatcher, type RunningDispatcher } from './create-dispatcher.js';
import { sweepBodies, sweepDeliveries, sweepSecrets } from './retention.js';

/** Events after which something may be due that was not before. */
const WAKING: ReadonlySet<string> = new Set(['ApiEventRecorded', 'EndpointUpdated']);
/** For events of other processes. Nothing is lost by being late: the dispatcher looks for itself too. */
const POLL_MS = 1_000;
const SWEEP_EVERY_MS = 3_600_000;

/** Runs a dispatcher as long as the application runs, and wakes it when its own log says that there is work. */
export class DeliveryLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly dispatcher: RunningDispatcher;
  private subscription: Subscription | null = null;
  private sweeping: NodeJS.Timeout | undefined;

  constructor(private readonly deps: WebhooksDeps) {
    this.dispatcher = createDispatcher(deps);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { position } = await this.deps.store.head();
    this.subscription = this.deps.store.subscribe({ after: position, pollIntervalMs: POLL_MS }, async (batch) => {
      if (batch.some(({ type }) => WAKING.has(type))) this.dispatcher.wake();
    });
    this.dispatcher.start();
    this.sweeping = setInterval(() => this.sweep(), SWEEP_EVERY_MS).unref();
  }

  private sweep(): void {
    const keptDays = this.deps.deliveriesKeptDays ?? DELIVERIES_KEPT_DAYS;
    const bodies = this.deps.dialects.map((dialect) => sweepBodies(this.deps, dialect.id, dialect.keptDays ?? keptDays));
    for (const sweeping of [sweepDeliveries(this.deps, keptDays), ...bodies, sweepSecrets(this.deps)]) {
      sweeping.catch((error: unknown) => this.deps.onDeliveryError?.(error));
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeping);
    await this.subscription?.stop();
    if (this.subscription !== null) await this.dispatcher.stop();
  }
}
