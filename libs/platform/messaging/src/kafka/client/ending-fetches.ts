import { createRequire } from 'node:module';

/** What is needed here of the part of the client's consumer that fetches. */
interface Runner {
  readonly running: boolean;
}

interface RunnerClass {
  readonly prototype: Runner & { fetch?: (this: Runner, nodeId: string) => Promise<unknown> };
}

let isDone = false;

/**
 * When brokers come or go while a consumer is being stopped, its fetchers are made anew behind the stop's back. Their fetches
 * then answer at once, with nothing, for ever, and never let the process do anything else again. A fault run found it. Here
 * a fetch of a consumer that does not run fails, which ends its fetcher.
 */
export function endFetchesOfStopped(): void {
  if (isDone) return;
  isDone = true;
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/consumer/runner') as RunnerClass;
  const fetch = prototype.fetch;
  if (typeof fetch !== 'function') throw new Error('the Kafka client fetches in another way: see whether it still needs this');
  prototype.fetch = async function fetchWhileRunning(nodeId) {
    if (!this.running) throw new Error('the consumer has been stopped');
    return fetch.call(this, nodeId);
  };
}
