import type { Subscription } from '@corridor/event-store';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { WebhooksDeps } from '../webhooks.deps.js';
import { createDispatcher, type RunningDispatcher } from './create-dispatcher.js';

/** Events after which something may be due that was not before. */
const WAKING: ReadonlySet<string> = new Set(['ApiEventRecorded', 'EndpointUpdated']);
/** For events of other processes. Nothing is lost by being late: the dispatcher looks for itself too. */
const POLL_MS = 1_000;

/** Runs a dispatcher as long as the application runs, and wakes it when its own log says that there is work. */
export class DeliveryLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly dispatcher: RunningDispatcher;
  private subscription: Subscription | null = null;

  constructor(private readonly deps: WebhooksDeps) {
    this.dispatcher = createDispatcher(deps);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { position } = await this.deps.store.head();
    this.subscription = this.deps.store.subscribe({ after: position, pollIntervalMs: POLL_MS }, async (batch) => {
      if (batch.some(({ type }) => WAKING.has(type))) this.dispatcher.wake();
    });
    this.dispatcher.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.subscription?.stop();
    if (this.subscription !== null) await this.dispatcher.stop();
  }
}
