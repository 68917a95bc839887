import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;
const PROBE_TIMEOUT_MS = 2_000;
const HOLD_MS = 10_000;
const HOLD_POLL_MS = 10;

/** Chooses among the gateways those that say they are ready, as a load balancer does. */
export class Balancer {
  /** How many requests found no gateway ready. */
  held = 0;
  private readonly origins = new Set<string>();
  private ready: readonly string[] = [];
  private turn = 0;
  private isStopped = false;

  /** Begins to ask gateways; those that it knows already are not asked twice. */
  watch(origins: readonly string[]): void {
    for (const origin of origins) {
      if (!this.origins.has(origin)) void this.ask(origin);
      this.origins.add(origin);
    }
  }

  stop(): void {
    this.isStopped = true;
  }

  /**
   * The next of those that are ready. When none is, a request is held until one is, as a load balancer with a queue does;
   * after ten seconds it goes to one all the same, and what comes of it is the truth.
   */
  async next(): Promise<string> {
    const deadline = performance.now() + HOLD_MS;
    if (this.ready.length === 0) this.held += 1;
    while (this.ready.length === 0 && performance.now() < deadline) await sleep(HOLD_POLL_MS);
    const choice = this.ready.length > 0 ? this.ready : [...this.origins];
    this.turn += 1;
    return choice[this.turn % choice.length] ?? '';
  }

  private async ask(origin: string): Promise<void> {
    while (!this.isStopped) {
      const isReady = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.status === 200;
        },
        () => false,
      );
      const others = this.ready.filter((each) => each !== origin);
      this.ready = isReady ? [...others, origin] : others;
      await sleep(POLL_MS);
    }
  }
}
